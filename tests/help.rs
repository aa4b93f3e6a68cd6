//! Everything that the command line says about itself is Vietnamese, and says what to do next.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use bdhvs::cli::arguments::{Arguments, Color, Command, FailOn, Format, parse, program};
use std::ffi::OsString;
use unicode_normalization::is_nfc;

/// Every command that the program has, from the program itself: a new one cannot be forgotten.
fn commands() -> Vec<clap::Command> {
    let commands: Vec<_> = program().get_subcommands().cloned().collect();
    assert!(commands.len() > 25, "{} commands", commands.len());
    commands
}

fn names() -> Vec<String> {
    commands().iter().map(|command| command.get_name().to_owned()).collect()
}

/// What a command cannot do without, as somebody could write it.
fn subject(command: &clap::Command) -> String {
    let needed = command.get_arguments().filter(|arg| arg.is_required_set());
    let words = needed.map(|arg| {
        let value = match (command.get_name(), arg.get_id().as_str()) {
            (_, "of") => "2025-Q4",
            (_, "date") => "2025-12-12",
            (_, "level") => "1",
            ("completions", "shell") => "bash",
            _ => "x=1/2",
        };
        match arg.get_long() {
            Some(long) => format!("--{long} {value}"),
            None => value.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The commands that stand alone and print JSON.
fn screens() -> Vec<String> {
    let json = |command: &&clap::Command| {
        let format = command.get_arguments().find(|arg| arg.get_id() == "format");
        let help = format.and_then(|arg| arg.get_help()).map(ToString::to_string);
        subject(command).is_empty() && help.is_some_and(|help| help.contains(" json"))
    };
    commands().iter().filter(json).map(|command| command.get_name().to_owned()).collect()
}

/// A line as a shell would split it; a word may hold spaces between double quotes.
fn words(line: &str) -> Vec<OsString> {
    let line = line.replace(['“', '”'], "\"");
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(n, part)| match n % 2 {
            0 => part.split_whitespace().map(OsString::from).collect(),
            _ => vec![OsString::from(part)],
        })
        .collect()
}

#[track_caller]
fn read(line: &str) -> Arguments {
    parse(words(line)).unwrap_or_else(|usage| panic!("{line}: {}", usage.text))
}

#[track_caller]
fn refused(line: &str) -> String {
    let usage = parse(words(line)).expect_err(line);
    assert_eq!((usage.code, usage.to_stderr), (2, true), "{line}");
    usage.text
}

#[track_caller]
fn help(line: &str) -> String {
    let usage = parse(words(line)).expect_err(line);
    assert_eq!((usage.code, usage.to_stderr), (0, false), "{line}");
    usage.text
}

fn helps() -> Vec<String> {
    let pages = names().into_iter().map(|command| help(&format!("bdhvs {command} --help")));
    pages.chain([help("bdhvs --help"), help("bdhvs -V")]).collect()
}

/// Lines that are refused, one or more for every class of fault of clap that can arise.
const REFUSED: [&str; 35] = [
    "bdhvs statsu",
    "bdhvs help",
    "bdhvs xyz",
    "bdhvs -- status",
    "bdhvs --frmat json",
    "bdhvs --zzzzzz",
    "bdhvs -z",
    "bdhvs --strict",
    "bdhvs status --strict",
    "bdhvs status thừa",
    "bdhvs units a b",
    "bdhvs validate -x",
    "bdhvs validate --onyl x",
    "bdhvs validate --only",
    "bdhvs validate --strict=yes",
    "bdhvs validate --strict --strict",
    "bdhvs -q -q",
    "bdhvs -C",
    "bdhvs -C \"\"",
    "bdhvs --period 2025-Q5",
    "bdhvs status --period 2025-Q1 --period 2025-Q2",
    "bdhvs --as-of 2025-2-29",
    "bdhvs --as-of 18/12/2025",
    "bdhvs --as-of",
    "bdhvs --color alwyas",
    "bdhvs --color",
    "bdhvs deadlines --fail-on lat",
    "bdhvs deadlines --fail-on late,",
    "bdhvs coverage --by x",
    "bdhvs status --format md",
    "bdhvs validate --format md",
    "bdhvs status --format sarif",
    "bdhvs explain a b",
    "bdhvs --format pdf summary",
    "bdhvs --format",
];

/// Words of clap that no reader may see. `--help` and names of options are data.
const ENGLISH: &str = "usage options option commands command arguments argument print error tip \
    unexpected required requires possible values value default found similar exists \
    for more information try invalid unrecognized subcommand subcommands supplied \
    none was were provided cannot used with multiple times following the expected \
    pass aliases see true false";

#[track_caller]
fn vietnamese(text: &str) {
    let word = |c: char| !(c.is_alphanumeric() || c == '-' || c == '_');
    for word in text.to_lowercase().split(word) {
        assert!(ENGLISH.split(' ').all(|english| english != word), "“{word}” in:\n{text}");
    }
    assert!(is_nfc(text), "not NFC:\n{text}");
    assert!(!text.contains('\u{1b}'), "colour:\n{text}");
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "end of:\n{text}");
    for line in text.lines() {
        assert!(line.chars().count() <= 80 && line.trim_end() == line, "“{line}” in:\n{text}");
    }
}

#[test]
fn help_is_vietnamese() {
    for text in helps() {
        vietnamese(&text);
    }
    assert_eq!(help("bdhvs status -h"), help("bdhvs status --help"));
    assert_eq!(help("bdhvs -V"), format!("bdhvs {}\n", env!("BDHVS_VERSION")));
}

#[test]
fn faults_are_vietnamese_and_lead_to_the_help() {
    for line in REFUSED {
        let text = refused(line);
        vietnamese(&text);
        assert!(text.starts_with("Lỗi: ") && text.contains("\nXem cách dùng: bdhvs "), "{text}");
        assert!(!text.contains("Không xử lý được"), "{line} has no sentence of its own:\n{text}");
    }
}

#[test]
fn every_class_of_fault_has_its_sentence() {
    use clap::{Arg, Command};
    let list = Arg::new("a").long("a").value_name("SỐ");
    let lines: [(Command, &[&str], &str); 6] = [
        (Command::new("x").arg(Arg::new("TỆP").required(true)), &["x"], "Còn thiếu <TỆP>"),
        (
            Command::new("x").arg(list.clone().num_args(2)),
            &["x", "--a", "1"],
            "“--a <SỐ> <SỐ>” cần đúng 2 giá trị, đang có 1",
        ),
        (
            Command::new("x").arg(list.clone().num_args(2..=3)),
            &["x", "--a", "1"],
            "“--a <SỐ> <SỐ>...” cần ít nhất 2 giá trị, mới có 1",
        ),
        (
            Command::new("x").arg(list.clone().require_equals(true)),
            &["x", "--a", "1"],
            "“--a=<SỐ>” cần dấu “=” trước giá trị",
        ),
        (
            Command::new("x").arg(list.conflicts_with("b")).arg(Arg::new("b").long("b")),
            &["x", "--a", "1", "--b", "2"],
            "“--a <SỐ>” không dùng cùng với “--b <b>”",
        ),
        (
            Command::new("x").subcommand_required(true).subcommand(Command::new("y")),
            &["x"],
            "Còn thiếu tên lệnh",
        ),
    ];
    for (command, line, fault) in lines {
        let mut command = bdhvs::cli::usage::in_vietnamese(command);
        let error = command.try_get_matches_from_mut(line).expect_err(fault);
        let usage = bdhvs::cli::usage::explained(error, &command, &[]);
        vietnamese(&usage.text);
        assert_eq!(usage.text, format!("Lỗi: {fault}\n\nXem cách dùng: x --help\n"));
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStringExt;
    let bad = || OsString::from_vec(vec![0xff, b'a']);
    let lines = [vec!["bdhvs".into(), "--period".into(), bad()], vec!["bdhvs".into(), bad()]];
    for line in lines {
        let usage = parse(line).expect_err("not UTF-8");
        vietnamese(&usage.text);
        assert_eq!(usage.code, 2);
    }
    let path = parse([OsString::from("bdhvs"), "-C".into(), bad()]).expect("a path");
    assert_eq!(path.options.repo, Some(bad().into()));
}

#[test]
fn suggestions_are_made() {
    let meant = [
        ("bdhvs statsu", "Có phải ý là “status”?"),
        ("bdhvs --frmat json", "Có phải ý là “--format”?"),
        ("bdhvs validate --onyl x", "Có phải ý là “--only”?"),
        ("bdhvs --color alwyas", "Có phải ý là “always”?"),
        ("bdhvs --color alwyas", "Dùng được: auto, always, never"),
        ("bdhvs --strict", "Tuỳ chọn này ghi sau lệnh: bdhvs validate"),
        ("bdhvs status --format md", "Dùng được: text, json\n"),
        ("bdhvs validate --format xml", "Dùng được: text, json, github, gitlab, sarif, junit\n"),
        ("bdhvs summary --format pdf", "Dùng được: md, docx, html, text, json, xlsx\n"),
        ("bdhvs status --as-of 18/12/2025", "ví dụ 2025-12-18"),
    ];
    for (line, hint) in meant {
        let text = refused(line);
        assert!(text.contains(hint), "{line}:\n{text}");
    }
}

#[test]
fn a_fault_reads_as_a_sentence() {
    assert_eq!(
        refused("bdhvs statsu"),
        "Lỗi: Không có lệnh “statsu”\n  Có phải ý là “status”?\n\nXem cách dùng: bdhvs --help\n"
    );
    assert_eq!(
        refused("bdhvs tasks --period 2025-Q5"),
        "Lỗi: “--period <KỲ>” không nhận giá trị “2025-Q5”\n  \
         Ghi kỳ báo cáo như 2025-Q4, 2025-M07, 2025 hoặc “Quý IV/2025”\n\n\
         Xem cách dùng: bdhvs tasks --help\n"
    );
    assert!(refused("bdhvs \u{1b}[31m").contains("\\u{1b}"));
}

#[test]
fn options_stand_before_or_after_the_command() {
    let options = "-C x --reports r --period 2025-Q4 --as-of 2025-12-18 --format json --out f \
                   --color never -q";
    let screens = screens();
    assert!(screens.len() > 8, "{screens:?}");
    for command in screens {
        let before = read(&format!("bdhvs {options} {command}"));
        assert_eq!(before, read(&format!("bdhvs {command} {options}")));
        assert_eq!(before.options.as_of.map(|day| day.to_string()).as_deref(), Some("2025-12-18"));
        assert_eq!((before.format, before.options.color), (Format::Json, Color::Never));
    }
}

#[test]
fn no_command_is_status() {
    assert_eq!(read("bdhvs"), read("bdhvs status"));
    assert_eq!(read("bdhvs -C x"), read("bdhvs status -C x"));
    assert_eq!(read("bdhvs").format, Format::Text);
    assert_eq!(read("bdhvs summary").format, Format::Md);
}

#[test]
fn periods_are_read_as_people_write_them() {
    let id = |line| read(line).options.period.map(|period| period.to_string());
    for line in
        ["bdhvs --period 2025-Q4", "bdhvs --period \"Quý IV/2025\"", "bdhvs --period IV/2025"]
    {
        assert_eq!(id(line).as_deref(), Some("2025-Q4"));
    }
}

#[test]
fn lists_are_separated_by_commas() {
    let Command::Validate(asked) = read("bdhvs validate --only a,b --only c p q").command else {
        panic!("not validate");
    };
    assert_eq!((asked.only.join(" "), asked.paths.len()), ("a b c".to_owned(), 2));
    let Command::Deadlines(asked) = read("bdhvs deadlines --fail-on late,missing").command else {
        panic!("not deadlines");
    };
    assert_eq!(asked.fail_on, [FailOn::Late, FailOn::Missing]);
}

#[test]
fn every_command_has_examples_that_can_be_typed() {
    for name in names() {
        let text = help(&format!("bdhvs {name} --help"));
        let (_, examples) = text.split_once("\nVí dụ:\n").unwrap_or_else(|| panic!("{text}"));
        let examples = examples.lines().take_while(|line| !line.is_empty());
        // A line that was broken cannot be typed.
        let whole = |line| str::strip_prefix(line, "  bdhvs").unwrap_or_else(|| panic!("{text}"));
        let lines: Vec<&str> = examples.map(whole).collect();
        lines.iter().for_each(|line| drop(read(&format!("bdhvs{line}"))));
        assert!(lines.iter().any(|line| line.contains(&format!(" {name}"))), "{text}");
    }
    let text = help("bdhvs --help");
    assert!(text.lines().filter_map(|line| line.strip_prefix("  bdhvs ")).count() > 2, "{text}");
}

/// A word with its first letter twice, as a heavy hand types it.
fn mistyped(word: &str) -> String {
    word.chars().take(1).chain(word.chars()).collect()
}

#[test]
fn every_command_is_suggested_when_it_is_mistyped() {
    for name in names() {
        let text = refused(&format!("bdhvs {}", mistyped(&name)));
        assert!(text.contains(&format!("Có phải ý là “{name}”?")), "{text}");
    }
}

#[test]
fn every_option_of_every_command_is_suggested_and_belongs_somewhere() {
    for command in commands() {
        let (name, subject) = (command.get_name(), subject(&command));
        let longs = command.get_arguments().filter_map(clap::Arg::get_long);
        // Two letters are too few to be alike.
        for long in longs.filter(|long| long.len() > 2) {
            let text = refused(&format!("bdhvs {name} {subject} --{}", mistyped(long)));
            vietnamese(&text);
            assert!(text.contains(&format!("Có phải ý là “--{long}”?")), "{name}: {text}");
            assert!(text.ends_with(&format!("Xem cách dùng: bdhvs {name} --help\n")), "{text}");
        }
    }
}

#[test]
fn every_command_refuses_what_it_cannot_do() {
    for command in commands() {
        let (name, subject) = (command.get_name(), subject(&command));
        let asked = format!("bdhvs {name} {subject}");
        read(&asked);
        let mut lines = vec![
            (format!("{asked} --zzzzzz"), "Không có tuỳ chọn “--zzzzzz”"),
            (format!("{asked} --format"), "Còn thiếu giá trị của “--format <DẠNG>”"),
            (format!("{asked} --format xyz"), "không có dạng in ra “xyz”\n  Dùng được: "),
            (format!("{asked} --as-of mai"), "“--as-of <NGÀY>” không nhận giá trị “mai”"),
        ];
        if !subject.is_empty() {
            lines.push((format!("bdhvs {name}"), "Còn thiếu "));
        }
        if command.get_positionals().next().is_none() {
            lines.push((format!("{asked} thừa"), "Thừa tham số “thừa”"));
        }
        for (line, fault) in lines {
            let text = refused(&line);
            vietnamese(&text);
            assert!(text.contains(fault), "{line}: {text}");
            assert!(text.ends_with(&format!("bdhvs {name} --help\n")), "{text}");
        }
    }
}

#[test]
fn commands_stand_in_groups_in_the_order_of_a_quarter() {
    let text = help("bdhvs --help");
    let order = [
        "\nXem tình hình:\n  status ",
        "\nĐề nghị báo cáo, nhắc gửi:\n  template ",
        "\nNhận báo cáo:\n  receive ",
        "\nKiểm tra số liệu:\n  validate ",
        "\nTổng hợp, trình ký:\n  coverage ",
        "\nKhoá kỳ:\n  close ",
        "\nKế hoạch:\n  init ",
        "\nCài đặt trên máy:\n  completions ",
        "\nTuỳ chọn chung:\n      --format ",
    ];
    let places: Vec<usize> = order.iter().map(|head| text.find(head).expect(head)).collect();
    assert!(places.is_sorted(), "{text}");
    for name in names() {
        let lines = text.lines().filter(|line| line.starts_with(&format!("  {name} ")));
        assert_eq!(lines.count(), 1, "{name} in:\n{text}");
    }
    assert!(!text.contains("Lệnh khác"), "a command stands in no group:\n{text}");
    for code in ["\n  0  ", "\n  1  ", "\n  2  ", "\n  3  "] {
        assert!(text.contains(code), "{text}");
    }
}
