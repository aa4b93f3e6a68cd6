//! Sinks × payloads: whatever text stands in whatever file, no command in any format hands it to a
//! terminal, a browser, a spreadsheet, a CI system or a Markdown renderer as something to obey.

use crate::safe::{self, Sink};
use crate::world::World;

/// What somebody may write into a file, and what it would do.
const PAYLOADS: [(&str, &str); 16] = [
    ("clears a terminal", " \u{1b}[2J\u{1b}]0;MOC\u{7}"),
    ("a control of eight bits", " \u{9b}2JMOC"),
    ("turns the reading direction", " \u{202e}MOC\u{2066}"),
    ("is not seen", " M\u{200b}O\u{feff}C\u{2060}"),
    ("is not seen either", " M\u{ad}O\u{180e}C\u{fe0f}"),
    ("a script", " <script>alert('MOC')</script>"),
    ("a picture that runs", " \"><img src=x onerror=alert('MOC')>"),
    ("the end of XML", " MOC]]></failure><!-- &lt; & &#0; \u{1}\u{fffe} -->"),
    (
        "Markdown that links",
        " [MOC](javascript:alert(1)) ![x](http://xau.test/MOC) <http://xau.test>",
    ),
    ("a table's end", " MOC | x |\n\n# Tiêu đề giả\n\n| a | `"),
    ("a formula", "=HYPERLINK(\"http://xau.test\",\"MOC\")"),
    ("a formula behind a tab", "\t=cmd|' /C calc'!A0 MOC"),
    ("a formula behind a plus", "+1-2@SUM(1) MOC"),
    (
        "a command of a workflow",
        "\n::set-output name=MOC::1\n::stop-commands::MOC\n##[add-mask]MOC",
    ),
    ("its escapes", "%0A::error file=a::MOC%0D,line=1::x"),
    ("a link of SARIF", " [MOC](1) {0} {1} ../../%2e%2e/MOC"),
];

/// What a person would be known by. None of it may be read anywhere.
const PERSONAL: [&str; 5] =
    ["056203001234", "0912345678", "0912 345 678", "+84 912 345 678", "nva.99@gmail.com"];

/// Every command that prints what files say, in every format.
const SINKS: [(Sink, &str); 71] = [
    (Sink::Text, "status"),
    (Sink::Text, "status --refs"),
    (Sink::Json, "status --format json"),
    (Sink::Text, "deadlines"),
    (Sink::Markdown, "deadlines --format md"),
    (Sink::Json, "deadlines --format json"),
    (Sink::Text, "coverage"),
    (Sink::Text, "coverage --by unit"),
    (Sink::Text, "coverage --by group"),
    (Sink::Text, "coverage --by source"),
    (Sink::Markdown, "coverage --by unit --format md"),
    (Sink::Json, "coverage --by unit --format json"),
    (Sink::Workbook, "coverage --by unit --format xlsx"),
    (Sink::Text, "tasks"),
    (Sink::Text, "tasks --unit to-dan-pho-1"),
    (Sink::Markdown, "tasks --format md"),
    (Sink::Json, "tasks --format json"),
    (Sink::Text, "units"),
    (Sink::Text, "units to-dan-pho-1"),
    (Sink::Markdown, "units --format md"),
    (Sink::Markdown, "units to-dan-pho-1 --format md"),
    (Sink::Json, "units --format json"),
    (Sink::Lines, "units --format codeowners"),
    (Sink::Markdown, "summary"),
    (Sink::Markdown, "summary --draft --refs"),
    (Sink::Text, "summary --format text"),
    (Sink::Json, "summary --format json"),
    (Sink::Workbook, "summary --format xlsx"),
    (Sink::Text, "trace nguoi-dan"),
    (Sink::Markdown, "trace nguoi-dan --format md"),
    (Sink::Json, "trace nguoi-dan --format json"),
    (Sink::Csv, "trace nguoi-dan --format csv"),
    (Sink::Workbook, "trace nguoi-dan --format xlsx"),
    (Sink::Text, "quality"),
    (Sink::Markdown, "quality --format md"),
    (Sink::Json, "quality --format json"),
    (Sink::Text, "reply to-dan-pho-1"),
    (Sink::Markdown, "reply to-dan-pho-1 --format md"),
    (Sink::Text, "reply to-dan-pho-1 --format zalo"),
    (Sink::Word, "reply to-dan-pho-1 --format docx --out ra/phieu.docx"),
    (Sink::Text, "validate"),
    (Sink::Json, "validate --format json"),
    (Sink::Github, "validate --format github"),
    (Sink::Json, "validate --format gitlab"),
    (Sink::Sarif, "validate --format sarif"),
    (Sink::Junit, "validate --format junit"),
    (Sink::Form, "template --unit to-dan-pho-1"),
    (Sink::Workbook, "template --unit to-dan-pho-1 --format xlsx --out ra/bieu.xlsx"),
    (Sink::Word, "summary --draft --out ra/bao-cao.docx"),
    (Sink::Page, "summary --format html"),
    (Sink::Page, "dashboard"),
    (Sink::Calendar, "deadlines --ics"),
    (Sink::Markdown, "summary --words"),
    (Sink::Markdown, "remind --level 0 --period 2026-Q1"),
    (Sink::Word, "remind --level 1 --period 2026-Q1 --out ra/nhac.docx"),
    (Sink::Page, "remind --level 1 --period 2026-Q1 --format html"),
    (Sink::Text, "remind --level 1 --period 2026-Q1 --format text"),
    (Sink::Text, "remind --level 1 --period 2026-Q1 --format zalo"),
    (Sink::Text, "remind --level 1 --period 2026-Q1 --call-sheet --format text"),
    (Sink::Form, "template --unit to-dan-pho-1 --form chi-tieu --out ra/bieu.csv"),
    (Sink::Text, "coverage --by period"),
    (Sink::Markdown, "reply to-dan-pho-2 --format md"),
    (Sink::Text, "brief"),
    (Sink::Markdown, "brief --format md"),
    (Sink::Page, "brief --format html"),
    (Sink::Word, "brief --out ra/tom-tat.docx"),
    (Sink::Text, "check-letter thu.docx"),
    (Sink::Json, "check-letter thu.docx --format json"),
    (Sink::Text, "diff HEAD"),
    (Sink::Markdown, "diff HEAD --format md"),
    (Sink::Json, "diff HEAD --format json"),
];

/// Commands about files that came, about what is typed and about periods that are closed: they
/// know nothing of periods shown. Those that write stand last.
const OTHERS: [&str; 10] = [
    "fmt --check",
    "fmt --diff",
    "receive den --dry-run --date 2026-01-05 --period 2025-Q4",
    "enter to-dan-pho-1 nguoi-dan=311/400 --date 2026-01-05 --period 2025-Q4 --dry-run",
    "amend to-dan-pho-1 nguoi-dan=311/400 --date 2026-01-05 --period 2025-Q4 --reason a --dry-run",
    "close 2025-Q4 --document 1/BC --date 2026-01-05 --dry-run",
    "close 2025-Q4 --document 1/BC --date 2026-01-05",
    "verify",
    "validate",
    "reopen 2025-Q4 --reason a",
];

/// Commands that print nothing of the plan's files, and where what they print is looked at.
const OWN_WORDS: [(&str, &str); 7] = [
    ("explain", "tests/rules.rs"),
    ("schema", "tests/schema.rs"),
    ("init", "tests/init.rs"),
    ("demo", "tests/practice.rs"),
    ("completions", "tests/shell.rs"),
    ("man", "tests/shell.rs"),
    ("export", "`export` below, which reads every file of the folder"),
];

fn shown(world: &World, line: &str) -> Vec<u8> {
    let period = if line.contains("--period") { "" } else { "--period 2025-Q4" };
    let ran = world.run(&format!("{line} {period} --as-of 2026-06-30"));
    assert!(ran.code < 2, "{line} ended {}: {}", ran.code, ran.err);
    safe::terminal(&ran.err, line);
    let Some((_, out)) = line.split_once("--out ") else { return ran.out };
    let bytes = std::fs::read(world.path(out)).expect("what was written");
    std::fs::remove_file(world.path(out)).expect("it goes");
    bytes
}

/// The folder of open data: every file of it, as text.
fn export(world: &World) -> String {
    let ran = world.run("export --out du-lieu --period 2025-Q4 --as-of 2026-06-30");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(world.path("du-lieu")).into_iter().flatten() {
        let name = entry.file_name().to_str().expect("a name").to_owned();
        let sink = match name.rsplit_once('.').map(|(_, kind)| kind) {
            Some("csv") => Sink::Csv,
            Some("json") => Sink::Json,
            _ => continue,
        };
        let bytes = std::fs::read(entry.path()).expect("a file");
        safe::holds(sink, &bytes, &name);
        all.push_str(str::from_utf8(&bytes).expect("UTF-8"));
    }
    assert!(!all.is_empty(), "nothing was exported");
    std::fs::remove_dir_all(world.path("du-lieu")).expect("it goes");
    all
}

/// Every command with every format that it says it has, from the program itself: a new one is
/// put through the payloads, or a reason stands above.
#[test]
fn no_command_and_no_format_is_forgotten() {
    let mut missing = Vec::new();
    for command in bdhvs::cli::arguments::program().get_subcommands() {
        let name = command.get_name();
        let own = OWN_WORDS.iter().any(|(own, _)| *own == name);
        let lines = SINKS.iter().map(|(_, line)| *line).chain(OTHERS);
        let lines: Vec<&str> = lines.filter(|line| line.split(' ').next() == Some(name)).collect();
        let shown = |format: &String, default: &String| {
            lines.iter().any(|line| format_of(line).unwrap_or(default) == format)
        };
        let formats = formats_of(command);
        let left = formats.iter().filter(|format| !own && !shown(format, &formats[0]));
        missing.extend(left.map(|format| format!("{name} --format {format}")));
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The formats that the help of a command names, its default first.
fn formats_of(command: &clap::Command) -> Vec<String> {
    let format = command.get_arguments().find(|arg| arg.get_id() == "format");
    let help = format.and_then(|arg| arg.get_help()).expect("a help").to_string();
    let (_, list) = help.split_once(": ").expect("a list");
    let (list, default) = list.split_once("; mặc định ").expect("a default");
    let mut formats: Vec<String> = list.split(", ").map(str::to_owned).collect();
    formats.sort_by_key(|format| format != default.trim());
    formats
}

/// The format that a line asks for, by its name or by the ending of a file.
fn format_of(line: &str) -> Option<&str> {
    let asked = line.split_once("--format ").map(|(_, rest)| rest);
    let ending = line.split_once("--out ").and_then(|(_, rest)| rest.rsplit_once('.'));
    let found = asked.or(ending.map(|(_, ending)| ending))?;
    found.split(' ').next()
}

/// The tags of every page are those of the same page with harmless words in the place of hostile
/// ones: what a file says is text in it and nothing else.
#[test]
fn no_text_of_any_file_becomes_a_tag() {
    let pages = SINKS.iter().filter(|(sink, _)| *sink == Sink::Page);
    let pages: Vec<&str> = pages.map(|(_, line)| *line).collect();
    let plain = World::planted(" MOC");
    let hostile = [PAYLOADS[5].1, PAYLOADS[6].1, PAYLOADS[7].1, " MOC' onload='x' \" onload=\"x"];
    for payload in hostile {
        let world = World::planted(payload);
        for line in &pages {
            let tags = |world: &World| safe::tags(&String::from_utf8_lossy(&shown(world, line)));
            assert_eq!(tags(&world), tags(&plain), "{line} with {payload:?}");
        }
    }
}

/// One payload in every file, through every sink; gives the sinks in which it was seen at all.
fn through_every_sink(payload: &str) -> usize {
    let world = World::planted(payload);
    let mut seen = 0;
    for (sink, line) in SINKS {
        let bytes = shown(&world, line);
        safe::holds(sink, &bytes, line);
        seen += usize::from(sink.words(&bytes).contains("MOC"));
    }
    seen += usize::from(export(&world).contains("MOC"));
    let colour = shown(&world, "validate --color always");
    safe::terminal(&safe::without_own_colours(&String::from_utf8_lossy(&colour)), "colour");
    let summary = std::fs::read_to_string(world.path("tom-tat.md")).expect("the job's summary");
    safe::holds(Sink::Markdown, summary.as_bytes(), "the summary of a job");
    for line in OTHERS {
        safe::terminal(&world.run(line).all(), line);
    }
    seen
}

#[test]
fn no_text_of_any_file_is_obeyed_in_any_sink() {
    for (what, payload) in PAYLOADS {
        let seen = through_every_sink(payload);
        // The words themselves are told: a sink that drops them all would prove nothing.
        let split_up = what.contains("not seen");
        assert!(seen > 60 || split_up, "{what}: seen in {seen} sinks only");
    }
}

#[test]
fn no_sink_names_a_person() {
    for secret in PERSONAL {
        let world = World::planted(&format!(" gọi {secret} nhé"));
        for (sink, line) in SINKS {
            let words = sink.words(&shown(&world, line));
            assert!(!safe::digits(&words).contains(&safe::digits(secret)), "{line}: {words}");
        }
        let words = export(&world);
        assert!(!safe::digits(&words).contains(&safe::digits(secret)), "export: {words}");
        for line in OTHERS {
            let words = world.run(line).all();
            assert!(!safe::digits(&words).contains(&safe::digits(secret)), "{line}: {words}");
        }
    }
}

#[test]
fn no_error_names_a_person() {
    let world = World::new();
    for secret in PERSONAL {
        for line in [
            &["units", secret][..],
            &["coverage", "--indicator", secret],
            &["tasks", "--section", secret],
            &["trace", secret],
            &["trace", "--unit", secret, "nguoi-dan"],
            &["explain", secret],
            &["schema", secret],
            &["diff", secret],
            &["validate", secret],
            &["validate", "--text", secret],
            &["validate", "--only", secret],
            &["validate", "--changed-from", secret],
            &["status", "--period", secret],
            &["status", "--reports", secret],
            &["status", "--as-of", secret],
            &["-C", secret],
            &[secret],
            &["reply", secret],
            &["receive", secret, "--date", "2026-01-05"],
            &["status", "--out", &format!("khong/co/{secret}")],
            &["reopen", "2025-Q4", "--reason", secret],
        ] {
            let ran = world.words(line);
            assert!(ran.code > 0, "{line:?}");
            let words = ran.all();
            assert!(!safe::digits(&words).contains(&safe::digits(secret)), "{line:?}: {words}");
        }
    }
}
