//! Every kind of fault in the plan's files is found in one run, at its file, line and column.

use crate::province::{HEAD, Province, REPORTING};
use crate::sums::WORKERS;
use crate::targets::PEOPLE;

/// The findings, with what each says to do next.
fn found(province: &Province) -> Vec<(String, String)> {
    let found = province.json("validate");
    let problems = found["problems"].as_array().expect("problems").iter();
    let text = |p: &serde_json::Value, key: &str| p[key].as_str().expect("text").to_owned();
    let one = |p| {
        let place = format!("{}:{}:{}", text(p, "path"), p["line"], p["column"]);
        (format!("{place} {}", text(p, "name")), text(p, "hint"))
    };
    problems.map(one).collect()
}

/// The one finding in a plan whose file has that text.
#[track_caller]
fn one(path: &str, text: &str, expected: &str, hint: &str) {
    let found = found(&Province::new(PEOPLE).file(path, text));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, format!("{path}:{expected}"));
    assert!(found[0].1.contains(hint), "{found:?}");
}

#[test]
fn a_sound_plan_has_no_finding() {
    assert_eq!(Province::new(PEOPLE).problems(), Vec::<String>::new());
}

#[test]
fn each_kind_of_fault_has_its_place() {
    let unit = "[[unit]]\nid = \"so-z\"\nname = \"Sở Z\"\nkind = \"so\"\nrole = \"reports\"\n\
                valid_from = 2025-01-01\nsource = \"ví dụ\"\n";
    let file = "plan/units/z.toml";
    let with = |from: &str, to: &str| unit.replace(from, to);
    // Line 1 is [[unit]], 2 id, 3 name, 4 kind, 5 role, 6 valid_from, 7 source.
    one(file, &with("kind =", "short_nmae = \"Z\"\nkind ="), "4:1 unknown-key", "“short_name”");
    one(file, &with("\"Sở Z\"", "12"), "3:8 wrong-type", "");
    one(file, &with("source = \"ví dụ\"\n", ""), "1:1 missing-key", "source");
    one(file, &with("so-z", "so-x"), "2:6 duplicate-id", "mã khác");
    one(file, &with("kind = \"so\"", "kind = \"soo\""), "4:8 unknown-reference", "“so”");
    one(file, &with("reports", "report"), "5:8 invalid-value", "“reports”");
    one(file, &with("so-z", "Sở-Z"), "2:6 invalid-value", "");
    one(file, &with("2025-01-01", "\"2025-01-01\""), "6:14 wrong-type", "");
    one(file, &with("kind = \"so\"", "kind = \"so"), "4:11 toml-syntax", "");
    one(file, &with("name =", "name"), "3:6 toml-syntax", "");
    let empty = "[[group]]\nid = \"khong-ai\"\nname = \"Không ai\"\n";
    one(file, empty, "1:1 empty-group", "members");
}

#[test]
fn a_missing_key_and_the_unknown_one_beside_it_are_both_said() {
    let text = "[[unit]]\nid = \"so-z\"\nnmae = \"Sở Z\"\nkind = \"so\"\nrole = \"reports\"\n\
                valid_from = 2025-01-01\nsource = \"ví dụ\"\n";
    let found = Province::new(PEOPLE).file("plan/units/z.toml", text).problems();
    let expected = ["plan/units/z.toml:1:1 missing-key", "plan/units/z.toml:3:1 unknown-key"];
    assert_eq!(found, expected);
}

#[test]
fn two_syntax_errors_of_one_file_are_both_found() {
    // Line 2 has no value, line 6 no equals sign.
    let text = "[[kind]]\nid =\nname = \"a\"\ncategory = \"b\"\n[[kind]]\nid \"z\"\n";
    let found = Province::new(PEOPLE).file("plan/units/z.toml", text).problems();
    let syntax: Vec<_> = found.iter().filter(|f| f.ends_with("toml-syntax")).collect();
    assert_eq!(syntax, ["plan/units/z.toml:2:5 toml-syntax", "plan/units/z.toml:6:4 toml-syntax"]);
}

#[test]
fn what_follows_a_line_that_cannot_be_read_is_read() {
    // Lines 2 and 7 lack their equals sign; the unknown key on line 11 lies behind both. Nothing
    // is called missing because of them, and so-w and so-z are there for the group.
    let text = "[[unit]]\nid \"so-w\"\n[[unit]]\nid = \"so-z\"\nname = \"Sở Z\"\nkind = \"so\"\n\
                role reports\nvalid_from = 2025-01-01\nsource = \"ví dụ\"\n[[group]]\nnmae = \"x\"\n\
                id = \"g\"\nname = \"G\"\nmembers = [\"so-z\"]\n";
    let expected = ["11:1 unknown-key", "2:4 toml-syntax", "7:6 toml-syntax"];
    let expected = expected.map(|place| format!("plan/units/z.toml:{place}"));
    assert_eq!(Province::new(PEOPLE).file("plan/units/z.toml", text).problems(), expected);
}

#[test]
fn a_list_that_is_never_closed_is_one_error_where_it_opens() {
    let text = "[[group]]\nid = \"g\"\nkinds = [\"xa\"]\nmembers = [\n\"so-x\",\n\"so-y\"\nname = \"G\"\n\
                [[kind]]\nid = \"z\"\n";
    let place = "plan/units/z.toml:4:11 toml-syntax";
    assert_eq!(Province::new(PEOPLE).file("plan/units/z.toml", text).problems(), [place]);
    // A comma that lacks in a list that is closed.
    let text = "[[group]]\nid = \"g\"\nname = \"G\"\nmembers = [\n\"so-x\"\n\"so-y\",\n]\n";
    one("plan/units/z.toml", text, "6:1 toml-syntax", "dấu phẩy");
}

#[test]
fn faults_in_every_file_are_found_in_one_run() {
    // plan.toml: the coordinator on line 12, an unknown key under the last line of [[reporting]].
    let lines = format!("{HEAD}{REPORTING}").lines().count();
    let plan = format!("{HEAD}{REPORTING}form = 1\n").replace("\"so-tong\"", "\"so-tongg\"");
    let targets =
        PEOPLE.replace("\"cac-xa\"", "\"cac-xaa\"").replace("percent = 100", "percent = 101");
    let province = Province::new(&targets)
        .file("plan/plan.toml", plan)
        .file("plan/calendar.toml", "years = 2025\n")
        .more("plan/units/a-groups.toml", "members = [\"xa-a\", \"xa-d\"]\n")
        .file("plan/tasks/II.toml", "[section]\nid = \"II\"\ntitle = \"HAI\"\nappendix = \"có\"\n\n[[task]]\nid = \"I.1\"\ntext = \"Việc.\"\n")
        .file("plan/tasks/III.toml", "[section\n");
    let expected = [
        "plan/calendar.toml:1:9 wrong-type".to_owned(),
        format!("plan/plan.toml:{}:1 unknown-key", lines + 1),
        "plan/plan.toml:12:15 unknown-reference".to_owned(),
        // reporters on line 11, the second percent on line 22.
        "plan/targets.toml:11:14 unknown-reference".to_owned(),
        "plan/targets.toml:22:11 invalid-value".to_owned(),
        "plan/tasks/II.toml:4:12 wrong-type".to_owned(),
        "plan/tasks/II.toml:6:1 missing-key".to_owned(),
        "plan/tasks/II.toml:7:6 duplicate-id".to_owned(),
        "plan/tasks/III.toml:1:9 toml-syntax".to_owned(),
        // line 16 of the groups
        "plan/units/a-groups.toml:16:20 unknown-reference".to_owned(),
    ];
    let found = province.problems();
    for place in expected {
        assert!(found.contains(&place), "{place} is not among {found:#?}");
    }
}

#[test]
fn references_between_files_are_followed_whatever_their_order() {
    // The groups are read before the units they name.
    let groups = "[[group]]\nid = \"hai\"\nname = \"Hai\"\nmembers = [\"so-x\", \"so-yy\"]\n";
    one("plan/units/0.toml", groups, "4:20 unknown-reference", "“so-y”");
}

#[test]
fn a_missing_file_is_named() {
    let province = Province::new(PEOPLE);
    std::fs::remove_file(province.path().join("plan/calendar.toml")).expect("remove");
    assert_eq!(province.problems(), ["plan/calendar.toml:1:1 missing-plan-file"]);
}

#[test]
fn faults_that_only_the_whole_plan_shows_have_a_place_too() {
    let twice = PEOPLE.replace("year = 2026", "year = 2025");
    let province = Province::new(&twice);
    // The second [[indicator.target]] stands on line 20.
    assert_eq!(province.problems(), ["plan/targets.toml:20:1 overlapping-targets"]);
    let shared = PEOPLE.replace(
        "reporters = [\"cac-xa\"]",
        "reporters = [\"so-x\", \"so-y\"]\nabout = \"cac-xa\"",
    );
    assert_eq!(Province::new(&shared).problems(), ["plan/targets.toml:5:1 shared-figure"]);
    let parts = PEOPLE.replace("reporters = [\"cac-xa\"]\n", "");
    assert_eq!(Province::new(&parts).problems(), ["plan/targets.toml:5:1 misread-parts"]);
    let province = Province::new(PEOPLE).file("plan/calendar.toml", "years = [2025]\n");
    // A note: the deadlines of 2026 may still move. [[reporting]] stands after the head.
    let line = HEAD.lines().count() + 1;
    assert_eq!(province.problems(), [format!("plan/plan.toml:{line}:1 calendar-gap")]);
}

#[test]
fn a_register_of_denominators_is_read_like_the_plan() {
    let text = "ma_don_vi,gia_tri,ngay,nguon,van_ban\nxa-a,1000,2025-07-01,a,b\nxa-d,1,,,\nxa-b,1.000,,,\nxa-c,1\n";
    let found = Province::new(PEOPLE).file("plan/denominators/nguoi-lon.csv", text).problems();
    let expected =
        [3, 4, 5].map(|n| format!("plan/denominators/nguoi-lon.csv:{n}:1 bad-denominator-row"));
    assert_eq!(found, expected);
}

#[test]
fn columns_of_the_plan_are_counted_in_characters() {
    // NFC: ồ is one character; NFD: three. The unknown key is behind them on one line.
    let table = |name: &str| {
        format!(
            "[section]\nid = \"II\"\ntitle = \"x\"\nappendix = true\n[[task]]\nid = \"II.1\"\nlead = [\"{name}\", \"xa-q\"]\ntext = \"x\"\n"
        )
    };
    let place = |name: &str| {
        let found = Province::new(PEOPLE).file("plan/tasks/II.toml", table(name)).problems();
        found.iter().map(|p| p.split(' ').next().expect("place").to_owned()).collect::<Vec<_>>()
    };
    let path = "plan/tasks/II.toml:7:";
    assert_eq!(place("bồ"), [format!("{path}15"), format!("{path}9")]);
    assert_eq!(place("bo\u{302}\u{300}"), [format!("{path}17"), format!("{path}9")]);
    // A byte order mark is in front of everything and counted by nobody; CRLF ends one line.
    let windows = format!("\u{feff}{}", table("bồ").replace('\n', "\r\n"));
    let found = Province::new(PEOPLE).file("plan/tasks/II.toml", windows).problems();
    assert_eq!(
        found,
        [format!("{path}15 unknown-reference"), format!("{path}9 unknown-reference")]
    );
}

#[test]
fn whom_an_indicator_is_about_is_read_in_one_way_or_not_at_all() {
    let of = |about: &str| {
        let field = format!("measure = \"level\"\nabout = {about}\n");
        Province::new(&PEOPLE.replacen("measure = \"level\"\n", &field, 1)).problems()
    };
    for about in ["\"self\"", "[\"self\"]"] {
        assert_eq!(of(about), Vec::<String>::new(), "{about}");
    }
    for about in ["[\"toan-tinh\"]", "[\"self\", \"toan-tinh\"]", "[\"self\", \"self\"]"] {
        let found = of(about);
        assert!(found.len() == 1 && found[0].ends_with(" invalid-value"), "{about}: {found:?}");
    }
}

/// [`WORKERS`] stands on line 5, its parts on lines 18 and 28.
#[test]
fn parts_that_do_not_add_up_are_named_each() {
    let found = |from: &str, to: &str| {
        assert!(WORKERS.contains(from), "{from}");
        Province::new(&WORKERS.replacen(from, to, 1)).problems()
    };
    let at = |line: u32| format!("plan/targets.toml:{line}:1 misread-parts");
    assert_eq!(Province::new(WORKERS).problems(), Vec::<String>::new());
    // The second part is of the first: the first is a part with parts and has its own reporter.
    let second = "reporters = [\"so-y\"]\npart_of = \"lao-dong\"";
    let nested = "reporters = [\"so-y\"]\npart_of = \"lao-dong.trong\"";
    assert_eq!(found(second, nested), [at(18), at(28)]);
    // Nothing reports the first any more, so only its place in the middle is wrong.
    let both = WORKERS.replace(second, nested).replace("reporters = [\"so-x\"]\n", "");
    assert_eq!(Province::new(&both).problems(), [at(18), at(27)]);
    // The parts count sessions, or what came in the period, and the whole counts people there are.
    let first = "short_name = \"Trong khu\"\nmeasure = \"level\"\ncounts = \"người\"";
    assert_eq!(found(first, &first.replace("level", "flow")), [at(18)]);
    assert_eq!(found(first, &first.replace("người", "lượt")), [at(18)]);
    // A part has no target of its own, and counts people where the whole counts them.
    let own = "reporters = [\"so-x\"]\npart_of = \"lao-dong\"\ncriterion = \"biết dùng\"\n";
    let target =
        "\n[[indicator.target]]\npercent = 50\npopulation = \"lao-dong\"\ntext = \"50%\"\n";
    assert_eq!(found(own, &format!("{own}{target}")), [at(18)]);
    let counted = WORKERS.replace("percent = 85\npopulation = \"lao-dong\"", "count = 85");
    let people = counted.replacen(own, &format!("{own}denominator = \"reported\"\n"), 1);
    let misread = |targets: &str| {
        let all = Province::new(targets).problems();
        all.into_iter().filter(|p| p.ends_with("misread-parts")).collect::<Vec<_>>()
    };
    assert_eq!((misread(&counted), misread(&people)), (Vec::new(), vec![at(17)]));
}

/// PEOPLE has 25 lines; each minimum begins two lines behind the one before it, and has five.
#[test]
fn two_minimums_of_one_unit_are_named_once() {
    let own = |units: &str, year: &str| {
        format!(
            "\n[[indicator.unit_target]]\nunits = [\"{units}\"]\nyear = {year}\npercent = 60\n\
             text = \"60%\"\n"
        )
    };
    let found = |second: String| {
        let targets = format!("{PEOPLE}{}{second}", own("cac-xa", "2025"));
        let found = Province::new(&targets).json("validate");
        let problems = found["problems"].as_array().expect("problems").clone();
        let said = |p: &serde_json::Value| format!("{} {}", p["line"], p["message"]);
        problems.iter().map(said).collect::<Vec<_>>()
    };
    let line = PEOPLE.lines().count() + 8;
    let twice = format!("{line} \"“nguoi-dan” có hai mức riêng cho xã B\"");
    assert_eq!(found(own("xa-b", "2025")), [twice]);
    assert_eq!(found(own("xa-b", "2026")), Vec::<String>::new());
    assert_eq!(found(own("so-x", "2025")), Vec::<String>::new());
}
