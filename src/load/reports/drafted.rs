//! `loi-van.md`: headings `## …` with the drafter's words under them. What stands before the
//! first of them, and in comments, is for the drafter alone.

use super::Intake;
use crate::period::Period;
use crate::source::{FileId, SourceFile, Span};
use crate::submission::{Drafted, Passage};

/// Reads the words of a period.
pub(super) fn read(intake: &mut Intake<'_>, (file, source): (FileId, &SourceFile), period: Period) {
    let text = without_comments(&source.text);
    let mut passages: Vec<Passage> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some(heading) = line.strip_prefix("## ") {
            let heading_span = Span::new(file, start, start + line.trim_end().len());
            passages.push(Passage {
                heading: heading.trim().trim_end_matches('#').trim_end().to_owned(),
                heading_span,
                text: String::new(),
                span: Span::new(file, at, at),
            });
        } else if let Some(last) = passages.last_mut() {
            last.text.push_str(line);
            last.span = Span::new(file, last.span.start as usize, at);
        }
    }
    intake.dataset.drafted.push(Drafted { period, span: Span::head(file), passages });
}

/// The text with what stands between `<!--` and `-->` blanked out, byte for byte; line breaks
/// stay. A comment that is not closed goes on to the end.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("<!--") {
        let close = rest[open..].find("-->").map_or(rest.len(), |at| open + at + 3);
        out.push_str(&rest[..open]);
        let blank = rest[open..close].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
        out.extend(blank);
        rest = &rest[close..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_blanked_out_byte_for_byte() {
        let text = "a <!-- ồ\n- b --> c <!-- d";
        let blanked = without_comments(text);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.find('c'), text.find(" c ").map(|at| at + 1));
        assert_eq!(blanked.split_whitespace().collect::<Vec<_>>(), ["a", "c"]);
    }
}
