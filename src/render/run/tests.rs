//! Runs for the tests of formats, put together finding by finding.

use super::{CheckRun, Skipped};
use crate::diagnostic::{Diagnostic, Severity, rules};
use crate::source::{FileId, SourceFile, Sources, Span};

/// A run that is put together finding by finding.
#[derive(Default)]
pub(in crate::render) struct Sample {
    pub(in crate::render) sources: Sources,
    pub(in crate::render) problems: Vec<Diagnostic>,
    pub(in crate::render) files: Vec<FileId>,
    pub(in crate::render) untested: Vec<FileId>,
    pub(in crate::render) not_run: Vec<Skipped>,
}

impl Sample {
    /// Files without findings.
    pub(in crate::render) fn new(files: &[(&str, &str)]) -> Self {
        let mut sample = Self::default();
        for (path, text) in files {
            let file = SourceFile::from_bytes((*path).into(), *text);
            sample.files.push(sample.sources.add(file));
        }
        sample
    }

    /// A finding where the needle stands first.
    pub(in crate::render) fn find(&mut self, file: u32, needle: &str) -> &mut Diagnostic {
        let at = self.sources.file(FileId(file)).text.find(needle).expect("needle");
        self.at(Span::new(FileId(file), at, at + needle.len()))
    }

    /// A finding where the needle stands last.
    pub(in crate::render) fn find_last(&mut self, file: u32, needle: &str) -> &mut Diagnostic {
        let at = self.sources.file(FileId(file)).text.rfind(needle).expect("needle");
        self.at(Span::new(FileId(file), at, at + needle.len()))
    }

    /// A finding about a whole file.
    pub(in crate::render) fn at_head(&mut self, file: u32) -> &mut Diagnostic {
        self.at(Span::head(FileId(file)))
    }

    /// As many findings as are asked for, at the head of a file.
    pub(in crate::render) fn many(&mut self, file: u32, severity: Severity, n: usize) {
        for _ in 0..n {
            self.at_head(file).severity = severity;
        }
    }

    /// A finding with a message of its own number.
    fn at(&mut self, span: Span) -> &mut Diagnostic {
        let number = self.problems.len();
        let problem = Diagnostic::new(&rules::NOT_A_COUNT, span, format!("sai {number}"));
        self.problems.push(problem.hint("ghi số"));
        self.problems.last_mut().expect("just pushed")
    }

    /// The run.
    pub(in crate::render) fn run(&self) -> CheckRun<'_> {
        CheckRun {
            problems: &self.problems,
            sources: &self.sources,
            plan: None,
            files: &self.files,
            untested: &self.untested,
            not_run: &self.not_run,
            summary: "1 lỗi.\nĐã đọc 2 tệp.\n",
        }
    }
}
