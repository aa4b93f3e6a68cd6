//! What gives a person away is found by `validate` and masked wherever it is printed; what a
//! terminal would obey is made visible.

use crate::province::{Province, run};
use crate::targets::PEOPLE;
use bdhvs::check;
use bdhvs::source::{FileId, SourceFile, Sources};

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const TASKS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";

/// Invented: a citizen's number, a mobile telephone in two writings, a private mailbox.
const SECRETS: [&str; 4] = ["056203001234", "0912345678", "0912 345 678", "nva.99@gmail.com"];

/// Every command in every format, errors on the way included.
const COMMANDS: [&str; 15] = [
    "status",
    "status --format json",
    "deadlines",
    "deadlines --format json",
    "deadlines --format md",
    "coverage",
    "coverage --format json",
    "coverage --by unit --format md",
    "tasks",
    "tasks --format json",
    "units xa-a",
    "summary",
    "summary --format text",
    "validate",
    "validate --format json",
];

/// The secret wherever somebody might put it: a note, a number's cell, a unit's cell, a document,
/// a difficulty, a decision, the plan itself.
fn planted(secret: &str) -> Province {
    // TOML has escapes of its own.
    let in_toml = secret.replace('\u{1b}', "\\u001b");
    let row = |unit: &str, cells: &str| format!("{unit},2025-Q4,nguoi-dan,{cells}\n");
    let decision = format!(
        "[[exclusion]]\nperiod = \"2025-Q4\"\nindicator = \"nguoi-dan\"\nunit = \"xa-c\"\n\
         document = \"theo {in_toml}\"\nreason = \"gọi {in_toml}\"\n"
    );
    Province::new(PEOPLE)
        .file(
            "reports/2025-Q4/chi-tieu/xa-a.csv",
            format!("{FIGURES}{}{}", row("xa-a", &format!("10,{secret},{secret}")), row(secret, "1,1,")),
        )
        .file("reports/2025-Q4/chi-tieu/xa-b.csv", format!("{FIGURES}{}", row("xa-b", &format!("10,5,gặp {secret} nhé"))))
        .file("reports/2025-Q4/nhiem-vu/xa-a.csv", format!("{TASKS}xa-a,2025-Q4,I.1,{secret},{secret},{secret},,\n"))
        .file("reports/2025-Q4/so-tiep-nhan.csv", format!("{REGISTER}0001,chi-tieu,xa-a,2025-12-10,vbdt,{secret},,,{secret}\n"))
        .file("reports/exemptions.toml", decision)
        .file("plan/tasks/II.toml", format!("[section]\nid = \"II\"\ntitle = \"HAI\"\nappendix = true\n[[task]]\nid = \"II.1\"\ntext = \"Gọi {in_toml} trước khi làm.\"\nlead = [\"so-x\"]\n"))
}

/// All that a run prints.
fn printed(province: &Province, line: &str) -> String {
    let ran = province.run(&format!("{line} --period 2025-Q4 --as-of 2025-12-31"));
    assert!(ran.code < 2, "{line}: {}", ran.err);
    format!("{}{}", ran.out, ran.err)
}

/// Without spaces and line breaks, so that no wrapping hides a number.
fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What is left of a secret that was taken for a number: no dots, no leading zero.
fn bare(text: &str) -> String {
    tight(text).replace('.', "").trim_start_matches('0').to_owned()
}

#[test]
fn no_output_names_a_person() {
    for secret in SECRETS {
        let province = planted(secret);
        for line in COMMANDS.iter().flat_map(|l| [(*l).to_owned(), format!("{l} --color always")]) {
            let text = printed(&province, &line);
            assert!(!bare(&text).contains(&bare(secret)), "{line} prints {secret}:\n{text}");
        }
    }
}

#[test]
fn a_masked_place_says_what_stood_there() {
    let province = planted("0912345678");
    for line in
        ["coverage", "coverage --format json", "deadlines --format json", "tasks", "summary"]
    {
        let text = printed(&province, line);
        assert!(tight(&text).contains("đãchesốđiệnthoạidiđộng"), "{line}:\n{text}");
    }
}

#[test]
fn a_written_file_is_masked_like_the_screen() {
    let province = planted("0912345678");
    let line = "deadlines --period 2025-Q4 --as-of 2025-12-31 --out han.txt -q";
    assert_eq!(province.run(line).code, 0);
    let text = std::fs::read_to_string(province.path().join("han.txt")).expect("file");
    assert!(text.contains("đã che") && !text.contains("0912345678"), "{text}");
}

#[test]
fn validate_finds_each_one_at_its_place() {
    for secret in SECRETS {
        let note = format!("{FIGURES}xa-a,2025-Q4,nguoi-dan,10,5,gọi {secret}\n");
        let found = Province::new(PEOPLE)
            .file("reports/2025-Q4/chi-tieu/xa-a.csv", note)
            .received("2025-Q4", "chi-tieu xa-a 2025-12-10")
            .problems();
        // 28 characters before the note, and `gọi ` in it.
        assert_eq!(found, ["reports/2025-Q4/chi-tieu/xa-a.csv:2:33 personal-data"], "{secret}");
    }
}

#[test]
fn an_office_is_no_person() {
    let note = "skhcn@tinhmau.gov.vn 0258 3822 123, theo 45/BC-UBND";
    let found = Province::new(PEOPLE)
        .file(
            "reports/2025-Q4/chi-tieu/xa-a.csv",
            format!("{FIGURES}xa-a,2025-Q4,nguoi-dan,10,5,\"{note}\"\n"),
        )
        .received("2025-Q4", "chi-tieu xa-a 2025-12-10")
        .problems();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_files_in_which_there_is_nothing_are_passed_over() {
    let mut sources = Sources::default();
    let files: Vec<FileId> = (0..4)
        .map(|n| sources.add(SourceFile::from_bytes(format!("reports/{n}.csv"), SECRETS[1])))
        .collect();
    let looked_at = |passed: &[FileId]| -> Vec<FileId> {
        check::texts_but(&sources, passed).iter().map(|found| found.span.file).collect()
    };
    assert_eq!(looked_at(&[]), files);
    assert_eq!(looked_at(&[files[1], files[3]]), [files[0], files[2]]);
    assert_eq!(looked_at(&files), []);
}

#[test]
fn a_hidden_character_is_pointed_at_and_nothing_beside_it() {
    let mut sources = Sources::default();
    sources.add(SourceFile::from_bytes("reports/a.csv".to_owned(), "ghi\u{202e} chú"));
    let found = check::texts_but(&sources, &[]);
    assert_eq!(found.len(), 1);
    // Three letters, then three bytes.
    assert_eq!((found[0].span.start, found[0].span.end), (3, 6));
}

/// A terminal's command, a mark that turns the reading direction, a character without width.
const HIDDEN: [char; 3] = ['\u{1b}', '\u{202e}', '\u{200b}'];

#[test]
fn hidden_characters_are_found_and_never_printed() {
    for hidden in HIDDEN {
        let province = planted(&format!("a{hidden}[31mb"));
        for line in COMMANDS {
            let text = printed(&province, line);
            assert!(!text.contains(hidden), "{line} prints {hidden:?}:\n{text:?}");
        }
        let found = province.problems();
        let place = "reports/2025-Q4/chi-tieu/xa-b.csv:2:34 hidden-character".to_owned();
        assert!(found.contains(&place), "{found:?}");
    }
}

#[test]
fn the_first_hidden_character_of_a_file_stands_for_all() {
    let said = |cell: &str| {
        let row = format!("{FIGURES}xa-a,2025-Q4,nguoi-dan,10,5,{cell}\n");
        let province = Province::new(PEOPLE).file("reports/2025-Q4/chi-tieu/xa-a.csv", row);
        let found = province.json("validate --only hidden-character");
        let problems = found["problems"].as_array().expect("problems").iter();
        problems.map(|p| p["message"].as_str().expect("text").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("a\u{202e}b"), ["Có ký tự ẩn \\u{202e}"]);
    let more = "Có ký tự ẩn \\u{200b} và 2 ký tự ẩn khác trong tệp";
    assert_eq!(said("a\u{200b}b\u{202e}c\u{202e}"), [more]);
}

#[test]
fn json_keeps_what_stood_there_for_programs() {
    let found = planted("a\u{202e}b").json("deadlines --period 2025-Q4");
    assert_eq!(found["units"][0]["document"], "a\u{202e}b");
}

#[test]
fn what_is_typed_is_made_safe_as_well() {
    let province = Province::new(PEOPLE);
    for line in [
        "units a\u{1b}[31mb",
        "status --reports a\u{202e}b",
        "-C a\u{1b}b",
        "validate --only a\u{1b}b",
        "stat\u{202e}us",
    ] {
        let ran = run(province.path(), line, &[]);
        let text = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, 2, "{line}");
        assert!(!text.contains(HIDDEN), "{text:?}");
    }
    let ran = run(province.path(), "units 0912345678", &[]);
    assert!(!ran.err.contains("0912345678"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn names_of_files_are_made_safe_as_well() {
    let province = Province::new(PEOPLE)
        .file("reports/2025-Q4/chi-tieu/a\u{1b}[31m.csv", FIGURES)
        .file("reports/2025-Q4/0912345678.csv", FIGURES)
        .file("reports/2025-Q4/la\u{202e}.txt", "x");
    for line in ["validate", "validate --format json"] {
        let text = printed(&province, line);
        assert!(!text.contains(HIDDEN) && !text.contains("0912345678"), "{text:?}");
    }
}
