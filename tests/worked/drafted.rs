//! The drafter's words and the plan's own text of the report: merged into every format, never
//! written over, held against the figures.

use crate::province::Province;
use crate::targets::PEOPLE;

const LAST: &str = "2025-Q4";
const FILE: &str = "reports/2025-Q4/loi-van.md";

/// 3.000 of 3.500 people in the last quarter of the year, 2.000 in the one before.
fn province() -> Province {
    let mut province = Province::new(PEOPLE);
    for (period, figures) in [("2025-Q3", ["600", "1000", "400"]), (LAST, ["900", "1700", "400"])] {
        for ((unit, all), reached) in
            [("xa-a", 1000), ("xa-b", 2000), ("xa-c", 500)].iter().zip(figures)
        {
            province = province.figures(period, unit, &format!("nguoi-dan {all} {reached}"));
        }
    }
    province
}

#[track_caller]
fn printed(province: &Province, format: &str) -> String {
    let line = format!("summary --period {LAST} --as-of 2025-12-18 --format {format}");
    let ran = province.run(&line);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[track_caller]
fn line(province: &Province, start: &str) -> String {
    let text = printed(province, "text");
    let found = text.lines().find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("no line “{start}” in\n{text}")).to_owned()
}

/// Findings about the drafter's words and the plan's letters.
fn of_letters(province: &Province) -> Vec<String> {
    let ours = |place: &String| place.contains("loi-van.md") || place.contains("plan/letters");
    province.problems().into_iter().filter(ours).collect()
}

#[test]
fn words_stand_in_their_places_with_the_figures_of_the_day() {
    let words = "# Lời văn\n\nkhông vào báo cáo\n\n## Ưu điểm\n\n<!-- ghi chú -->\nCó \
                 {nguoi-dan.so_dat}/{nguoi-dan.tong_so} người đạt ({nguoi-dan.ty_le}%); \
                 {bao-cao.chua_gui} đơn vị chưa gửi.\n\n## Nguyên nhân\n\nMột.\n\nHai.\n";
    let province = province().file(FILE, words);
    assert_eq!(
        line(&province, "1. Ưu điểm"),
        "1. Ưu điểm: Có 3.000/3.500 người đạt (85,71%); 01 đơn vị chưa gửi."
    );
    // A second paragraph is one of the report; the last stop is the report's.
    assert_eq!(line(&province, "3. Nguyên nhân"), "3. Nguyên nhân: Một.");
    assert_eq!(line(&province, "Hai"), "Hai.");
    // What was not written stays to be written.
    assert_eq!(line(&province, "1. Khó khăn"), "1. Khó khăn, vướng mắc: […].");
    let json = province.json(&format!("summary --period {LAST} --as-of 2025-12-18"));
    let words = json["words"].as_array().expect("words");
    assert_eq!((words.len(), words[1]["text"].as_str()), (2, Some("Một.\n\nHai")));
    for format in ["md", "html", "text"] {
        let text = printed(&province, format);
        assert!(text.contains("3.000/3.500 người đạt (85,71%)"), "{format}");
        assert!(!text.contains("ghi chú -->") && !text.contains("không vào báo cáo"), "{format}");
    }
}

#[test]
fn a_figure_without_data_is_said_to_be_so() {
    let words = "## Ưu điểm\n\nCó {nguoi-dan.so_dat} người\n";
    let province = Province::new(PEOPLE).file(FILE, words);
    assert_eq!(line(&province, "1. Ưu điểm"), "1. Ưu điểm: Có [chưa có số liệu] người.");
}

#[test]
fn where_there_is_no_model_the_report_has_no_such_place() {
    let models = "3. Mô hình, cách làm hiệu quả:";
    let open = printed(&province(), "text");
    assert!(open.contains(&format!("{models} [tối đa 03 mô hình")), "{open}");
    let none = province().file(FILE, "## Mô hình, cách làm hiệu quả\n\nKhông có.\n");
    assert!(!printed(&none, "text").contains(models));
    let one = province().file(FILE, "## Mô hình, cách làm hiệu quả\n\nTổ học tối ở xã A\n");
    assert_eq!(line(&one, models), format!("{models} Tổ học tối ở xã A."));
}

#[test]
fn the_drafter_says_why_a_rate_fell() {
    let fell = province().figures(LAST, "xa-a", "nguoi-dan 1000 500");
    assert!(line(&fell, "a) ").contains("So với quý trước, tăng"), "the whole has risen");
    let fell =
        fell.figures(LAST, "xa-b", "nguoi-dan 2000 900").figures(LAST, "xa-c", "nguoi-dan 500 300");
    // 1.700 of 3.500 after 2.000: 57,14 to 48,57 %.
    let said = line(&fell, "a) ");
    assert!(said.ends_with("giảm 8,57 điểm phần trăm (tính trên 03 đơn vị có số liệu ở cả hai kỳ), do [nguyên nhân]."), "{said}");
    let why = fell.file(FILE, "## Nguyên nhân giảm: Người dân\n\nrà soát lại danh sách.\n");
    let said = line(&why, "a) ");
    assert!(said.ends_with(", do rà soát lại danh sách."), "{said}");
    assert_eq!(of_letters(&why), [""; 0]);
}

#[test]
fn what_is_wrong_in_the_words_is_said_at_its_place() {
    let words = "## Ưu điểm\n\nCó {nguoi-dan.so_dat} và {nguoi-dan.khac}, 3.000 và 3.001 người, \
                 ngày 12/12/2025.\n\n## Khác\n\nabc 0912 345 678\n";
    let province = province().file(FILE, words);
    let expected = [
        "reports/2025-Q4/loi-van.md:3:26 unknown-figure-name",
        "reports/2025-Q4/loi-van.md:3:53 number-without-figure",
        "reports/2025-Q4/loi-van.md:5:1 unknown-passage",
        "reports/2025-Q4/loi-van.md:7:5 personal-data",
    ];
    assert_eq!(of_letters(&province), expected);
}

#[test]
fn the_file_is_begun_once_and_never_written_over() {
    let tasks =
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
    let row =
        |unit: &str, words: &str| format!("{tasks}{unit},{LAST},I.1,dang-thuc-hien,{words}\n");
    let province = province()
        .file("reports/2025-Q4/nhiem-vu/xa-a.csv", row("xa-a", "Mở lớp,Thiếu máy,,"))
        .file("reports/2025-Q4/nhiem-vu/xa-b.csv", row("xa-b", "mở lớp,,Cấp kinh phí,"));
    let before = printed(&province, "md");
    let line = format!("summary --words --period {LAST} --as-of 2025-12-18");
    assert_eq!(province.run(&line).code, 0);
    let text = std::fs::read_to_string(province.path().join(FILE)).expect("file");
    assert!(
        text.contains("- Thiếu máy (xã A)\n") && text.contains("- Cấp kinh phí (xã B)\n"),
        "{text}"
    );
    // Nothing of it enters the report by itself.
    assert_eq!(printed(&province, "md"), before);
    assert_eq!(of_letters(&province), [""; 0]);
    let province = province.file(FILE, format!("{text}\nviết tiếp\n"));
    let again = province.run(&line);
    assert!(again.code == 2 && again.err.contains("không ghi đè"), "{}", again.err);
    let after = std::fs::read_to_string(province.path().join(FILE)).expect("file");
    assert!(after.ends_with("viết tiếp\n"), "{after}");
}

const OWN: &str = "# Báo cáo\n\nTình hình {{ ky }}\n\nKính gửi: {{ kinh_gui }}.\n\n{% for ct in \
                   chi_tieu %}\n{{ ct.ten }}: {{ ct.so_dat }}, {{ ct.ty_le }}.\n{% endfor \
                   %}\n\nHết./.\n\n# Phụ lục: BẢNG\n\n{{ bang.chi_tieu }}\n";

#[test]
fn another_province_writes_the_report_in_its_own_words() {
    let province = province().file("plan/letters/bao-cao.md", OWN);
    let text = printed(&province, "text");
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let from = lines.iter().position(|line| *line == "BÁO CÁO").expect("title");
    assert_eq!(
        lines[from..from + 5],
        [
            "BÁO CÁO",
            "Tình hình quý IV/2025",
            "Kính gửi: Ủy ban nhân dân tỉnh.",
            "Người dân: 3.000, 85,71%.",
            "Hết./."
        ]
    );
    assert!(text.contains("Tổng cộng\t3.500\t3.000\t85,71%"), "{text}");
    assert_eq!(of_letters(&province), [""; 0]);
}

#[test]
fn a_text_with_a_wrong_name_is_refused_at_its_place() {
    let province = province().file("plan/letters/bao-cao.md", OWN.replace("ct.ty_le", "ct.tyle"));
    // What a loop holds is known only when it runs.
    let ran = province.run(&format!("summary --period {LAST} --as-of 2025-12-18"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("plan/letters/bao-cao.md:8:"), "{}", ran.err);
    assert!(ran.err.contains("ct.tyle"), "{}", ran.err);
    // Everything else goes on.
    assert_eq!(province.run("status --as-of 2025-12-18").code, 0);
}

#[test]
fn what_a_plan_says_is_words_and_no_marks() {
    let hostile = "**Dân** <b>{{ x }}</b> | [a](b)";
    let targets = PEOPLE.replace("name = \"người từ 18 tuổi\"", &format!("name = \"{hostile}\""));
    let province = Province::new(&targets).figures(LAST, "xa-a", "nguoi-dan 10 9");
    assert!(line(&province, "a) ").contains(hostile), "{}", line(&province, "a) "));
}

#[test]
fn a_word_file_goes_to_its_usual_name_and_never_over_another() {
    let province = province();
    let line = format!("summary --period {LAST} --as-of 2025-12-18 --format docx");
    let ran = province.run(&line);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("Đã ghi bao-cao-2025-Q4.docx"), "{}", ran.err);
    // The same again is no other.
    assert_eq!(province.run(&line).code, 0);
    let province = province.file("bao-cao-2025-Q4.docx", "đã sửa trong Word");
    let ran = province.run(&line);
    assert!(ran.code == 2 && ran.err.contains("chưa ghi gì"), "{}", ran.err);
    // The name of a file says its format.
    assert_eq!(province.run(&line.replace("--format docx", "--out moi.docx")).code, 0);
    let bytes = std::fs::read(province.path().join("moi.docx")).expect("file");
    assert!(bytes.starts_with(b"PK"));
}

/// Each name that docs/letters.md promises has a value, and a text that uses all of them is clean.
#[test]
fn every_name_of_the_manual_has_a_value() {
    let manual = include_str!("../../docs/letters.md");
    let (_, names) = manual.split_once("## Names").expect("names");
    let (names, _) = names.split_once("Which variant").expect("end");
    let group = |name: &str| name.strip_prefix('.').map(|rest| format!("loi_van.{rest}"));
    let code = names.split('`').skip(1).step_by(2);
    let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || "_.".contains(c));
    let of_lists = [
        "muc", "cau", "ten", "so_dat", "tong_so", "ty_le", "ke_hoach", "ket_luan", "ket_qua",
        "loi_van",
    ];
    let mut text = String::from("Kính gửi: {{ kinh_gui }}.\n\n");
    let mut seen = 0;
    for name in code.filter(is_name).filter(|name| !of_lists.contains(name)) {
        if ["bao-cao.md", "chi_tieu", "nhiem_vu_theo_phan"].contains(&name) {
            continue;
        }
        seen += 1;
        let name = group(name).unwrap_or_else(|| name.to_owned());
        text.push_str(&format!("{name}: {{{{ {name} }}}}\n\n"));
    }
    assert!(seen > 25, "{seen}");
    for (list, count) in [("chi_tieu", 8), ("nhiem_vu_theo_phan", 0)] {
        text.push_str(&format!("{{% for x in {list} %}}"));
        for name in &of_lists[..count] {
            text.push_str(&format!("{{{{ x.{name} }}}} "));
        }
        text.push_str("{% endfor %}\n\n");
    }
    let province = province().file("plan/letters/bao-cao.md", text);
    assert_eq!(of_letters(&province), [""; 0]);
    assert!(
        printed(&province, "md").contains("loi\\_van.uu\\_diem")
            || printed(&province, "md").contains("uu_diem")
    );
}
