//! Figures taken apart: what their addends rest on, and what was left out.

use crate::province::Province;
use crate::sums::registered;
use crate::targets::{PEOPLE, counted};
use serde_json::Value;

const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";

/// Three communes: one counts, one has a blank cell, one contradicts itself.
fn three() -> Province {
    Province::new(PEOPLE)
        .figures("2025-Q3", "xa-b", "nguoi-dan 480 200")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan - -")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 600")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Province {
    /// Each addend as `unit n/d document date place`, each left out as `- unit place reason`.
    #[track_caller]
    pub(crate) fn traced(&self, line: &str) -> Vec<String> {
        let found = self.json(&format!("trace {line}"));
        let place = |one: &Value| format!("{}:{}", text(&one["path"]), text(&one["line"]));
        let addend = |one: &Value| {
            format!(
                "{} {}/{} {} {} {}",
                text(&one["unit"]),
                one["numerator"],
                one["denominator"],
                text(&one["document"]),
                text(&one["document_date"]),
                place(one)
            )
        };
        let left = |one: &Value| {
            format!("- {} {} {}", text(&one["unit"]), place(one), text(&one["reason"]))
        };
        let addends = found["addends"].as_array().expect("addends").iter().map(addend);
        let left_out = found["left_out"].as_array().expect("left_out").iter().map(left);
        addends.chain(left_out).collect()
    }
}

#[test]
fn every_addend_and_every_gap_has_its_place() {
    let province = three().received("2025-Q4", "chi-tieu xa-a 2025-12-12");
    let lines = [
        "xa-a 900/1000 1/BC null reports/2025-Q4/chi-tieu/xa-a.csv:2",
        "- xa-b reports/2025-Q4/chi-tieu/xa-b.csv:2 ô số để trống",
        "- xa-c reports/2025-Q4/chi-tieu/xa-c.csv:2 bị loại do sai: Số đạt (600) lớn hơn tổng số (500)",
    ];
    assert_eq!(province.traced("nguoi-dan --period 2025-Q4"), lines);
    assert_eq!(province.traced("2025-Q4/nguoi-dan/so_dat"), lines);
    assert_eq!(province.traced("nguoi-dan --unit xa-a --period 2025-Q4"), lines[..1]);
    assert_eq!(province.traced("2025-Q4/nguoi-dan/xa-b/tong_so"), lines[1..2]);
}

#[test]
fn what_was_left_out_is_called_by_its_own_words() {
    // xa-a sent a file without the row, xa-b nothing; xa-c was taken out by hand.
    let targets = format!("{PEOPLE}\n{}", counted("buoi", "measure = \"flow\""));
    let decision = "[[exclusion]]\nperiod = \"2025-Q4\"\nindicator = \"nguoi-dan\"\n\
                    unit = \"xa-c\"\ndocument = \"9/BC\"\nreason = \"đang xác minh\"\n";
    let province = Province::new(&targets)
        .figures("2025-Q4", "xa-a", "buoi - 3")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .file("reports/exemptions.toml", decision);
    let lines = [
        "- xa-a reports/2025-Q4/chi-tieu/xa-a.csv:1 báo cáo không có dòng này",
        "- xa-b null:null chưa gửi số liệu",
        "- xa-c reports/exemptions.toml:1 bị loại do sai: đang xác minh (9/BC)",
    ];
    assert_eq!(province.traced("nguoi-dan --period 2025-Q4"), lines);
    // A flow asks for every period since the year began.
    let lines = [
        "xa-a 3/null null null reports/2025-Q4/chi-tieu/xa-a.csv:2",
        "- xa-a null:null chưa gửi số liệu",
        "- xa-b null:null chưa gửi số liệu",
        "- xa-c null:null chưa gửi số liệu",
        "- xa-b null:null chưa gửi số liệu",
        "- xa-c reports/2025-Q4/chi-tieu/xa-c.csv:1 báo cáo không có dòng này",
    ];
    assert_eq!(province.traced("buoi --period 2025-Q4"), lines);
}

#[test]
fn the_last_receipt_is_the_paper_of_a_figure() {
    let of = |rows: &str| {
        let register = format!("{REGISTER}{rows}");
        let province = three().file("reports/2025-Q4/so-tiep-nhan.csv", register);
        let first = province.traced("2025-Q4/nguoi-dan/xa-a/so_dat").remove(0);
        let words: Vec<&str> = first.split(' ').collect();
        format!("{} {}", words[2], words[3])
    };
    let sent = "0001,chi-tieu,xa-a,2025-12-05,vbdt,45/BC,2025-12-04,,\n";
    assert_eq!(of(sent), "45/BC 2025-12-04");
    // Another form, another unit and an earlier document do not count.
    let again = "0002,chi-tieu,xa-a,2025-12-09,vbdt,51/BC,2025-12-08,,\n\
                 0003,nhiem-vu,xa-a,2025-12-10,vbdt,52/BC,2025-12-10,,\n\
                 0004,chi-tieu,xa-b,2025-12-10,vbdt,7/BC,2025-12-10,,\n";
    assert_eq!(of(&format!("{sent}{again}")), "51/BC 2025-12-08");
    // By chat first, the signed document later.
    let chat = "0001,chi-tieu,xa-a,2025-12-05,zalo,,,,\n";
    let signed = "0002,van-ban,xa-a,2025-12-10,vbdt,60/BC,2025-12-09,,\n";
    assert_eq!(of(chat), "null null");
    assert_eq!(of(&format!("{chat}{signed}")), "60/BC 2025-12-09");
    // Corrected by telephone afterwards: the document before it does not bear the figure.
    let call = "0003,chi-tieu,xa-a,2025-12-12,dien-thoai,,,,\n";
    assert_eq!(of(&format!("{chat}{signed}{call}")), "null null");
}

#[test]
fn a_registered_denominator_has_a_place_of_its_own() {
    let province = registered().figures("2025-Q4", "xa-b", "nguoi-dan 1900 1700");
    let found = province.json("trace nguoi-dan --unit xa-b --period 2025-Q4");
    let addend = &found["addends"][0];
    assert_eq!((&addend["numerator"], &addend["denominator"]), (&1700.into(), &2000.into()));
    let place = &addend["denominator_place"];
    assert_eq!(place["path"], "plan/denominators/nguoi-lon.csv");
    assert_eq!(place["line"], 3);
    let page = province.run("trace nguoi-dan --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(page.contains("Tổng số lấy từ plan/denominators/nguoi-lon.csv"), "{page}");
}

#[test]
fn the_page_adds_up_and_fits_a_window() {
    let province = three()
        .figures("2025-Q4", "xa-b", "nguoi-dan 500 250")
        .received("2025-Q4", "chi-tieu xa-a 2025-12-12");
    let page = province.run("trace nguoi-dan --period 2025-Q4 --as-of 2025-12-31").out;
    let expected = "\
Bảng kê số liệu · Quý IV/2025
Người dân
2025-Q4/nguoi-dan: 1.150/1.500 người, 76,67%

Tệp trong thư mục reports/2025-Q4/chi-tieu/
Văn bản      Đơn vị  Số đạt  Tổng số  Tệp:dòng
1/BC         Xã A       900    1.000  xa-a.csv:2
chưa vào sổ  Xã B       250      500  xa-b.csv:2
Cộng                  1.150    1.500

Không cộng vào: 1 số
- Xã C: bị loại do sai: Số đạt (600) lớn hơn tổng số (500)
(reports/2025-Q4/chi-tieu/xa-c.csv:2).
";
    assert_eq!(page, expected);
}

#[test]
fn one_number_is_one_column() {
    let page = three().run("trace 2025-Q4/nguoi-dan/xa-a/tong_so --as-of 2025-12-31").out;
    assert!(page.contains("2025-Q4/nguoi-dan/xa-a/tong_so: 1.000 người"), "{page}");
    assert!(page.contains("Tổng số") && !page.contains("Số đạt"), "{page}");
}

#[test]
fn a_sheet_for_an_inspection_has_no_formula() {
    let row = "0001,chi-tieu,xa-a,2025-12-05,vbdt,=1+1,2025-12-04,,\n";
    let province = three().file("reports/2025-Q4/so-tiep-nhan.csv", format!("{REGISTER}{row}"));
    let ran = province.run("trace 2025-Q4/nguoi-dan/so_dat --format csv --as-of 2025-12-31");
    let expected = "\
so_van_ban,ngay_van_ban,ngay_nhan,ky_bao_cao,ma_chi_tieu,ma_don_vi,don_vi_bao_cao,tep,dong,commit,tong_so,so_dat,khong_cong_vi,ghi_chu
'=1+1,2025-12-04,2025-12-05,2025-Q4,nguoi-dan,xa-a,xa-a,reports/2025-Q4/chi-tieu/xa-a.csv,2,,1000,900,,
,,,2025-Q4,nguoi-dan,xa-b,xa-b,reports/2025-Q4/chi-tieu/xa-b.csv,2,,,,ô số để trống,
,,,2025-Q4,nguoi-dan,xa-c,xa-c,reports/2025-Q4/chi-tieu/xa-c.csv,2,,,,bị loại do sai: Số đạt (600) lớn hơn tổng số (500),
";
    assert_eq!((ran.code, ran.out.as_str()), (0, expected));
}

#[test]
fn references_are_printed_beside_the_figures_and_lead_to_them() {
    let province = three();
    for line in [
        "status",
        "coverage",
        "coverage --by unit",
        "coverage --by group",
        "coverage --by period",
        "summary",
    ] {
        let options = "--period 2025-Q4 --as-of 2025-12-31";
        let page = province.run(&format!("{line} --refs {options}"));
        let without = province.run(&format!("{line} {options}"));
        assert_eq!((page.code, without.out.contains("2025-Q4/nguoi-dan")), (0, false), "{line}");
        let listed = page.out.lines().filter_map(|line| {
            let line = line.trim_start_matches(['\\', '[', '*', '-', ' ']);
            let (_, rest) = line.split_once("2025-Q").map(|(a, b)| (a, format!("2025-Q{b}")))?;
            let (reference, number) = rest.split_once(" = ")?;
            Some((reference.replace('\\', ""), number.trim_end_matches(['\\', ' ']).to_owned()))
        });
        let listed: Vec<(String, String)> = listed.collect();
        assert!(listed.len() >= 2, "{line}: {}", page.out);
        for (reference, number) in listed {
            let found = province.json(&format!("trace {reference}"));
            let cell = if reference.ends_with("so_dat") { "numerator" } else { "denominator" };
            assert_eq!(found[cell].to_string(), number.replace('.', ""), "{line} {reference}");
        }
    }
}

#[test]
fn references_keep_to_eighty_columns() {
    let page = three().run("status --refs --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    assert!(page.contains("\n[1] 2025-Q4/nguoi-dan/so_dat = 900\n"), "{page}");
}

#[test]
fn an_unknown_reference_is_wrong_usage_with_a_suggestion() {
    let of = |line: &str| {
        let ran = three().run(&format!("trace {line} --as-of 2025-12-31"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}");
        ran.err
    };
    for (line, hint) in [
        ("nguoi-dn", "Có phải ý là “nguoi-dan”?"),
        ("2025-Q4/nguoi-dn/so_dat", "Có phải ý là “2025-Q4/nguoi-dan/so_dat”?"),
        ("2025-Q4/nguoi-dan/so_dta", "Có phải ý là “2025-Q4/nguoi-dan/so_dat”?"),
        ("2025-Q4/nguoi-dan/xa-aa/so_dat", "Có phải ý là “2025-Q4/nguoi-dan/xa-a/so_dat”?"),
        ("2025-Q4/nguoi-dan", "Có phải ý là “2025-Q4/nguoi-dan/so_dat”?"),
        ("2024-Q4/nguoi-dan/so_dat", "không có kỳ “2024-Q4”"),
        ("nguoi-dan --unit so-x", "không có số liệu nào về Sở X"),
        ("nguoi-dan --unit xa-q", "Kế hoạch không có đơn vị “xa-q”"),
        ("2025-Q4/nguoi-dan/so_dat --period 2025-Q3", "không dùng cùng với --period"),
        ("a/b/c/d/e", "KỲ/CHỈ-TIÊU/ĐƠN-VỊ/so_dat"),
    ] {
        let found = of(line);
        assert!(found.contains(hint), "{line}: {found}");
    }
    assert_eq!(three().run("trace").code, 2);
}

#[test]
fn in_a_checkout_a_line_has_its_commit() {
    let province = three();
    let git = |words: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(province.path()).args(["-c", "user.name=a", "-c", "user.email=a@b"]);
        command.args(words).output().ok().filter(|output| output.status.success())
    };
    assert!(province.json("trace nguoi-dan")["addends"][0]["commit"].is_null());
    let made = git(&["init", "-q"]).and_then(|_| git(&["add", "."]));
    let Some(_) = made.and_then(|_| git(&["commit", "-q", "-m", "a"])) else { return };
    let head = git(&["rev-parse", "HEAD"]).expect("head").stdout;
    let head = String::from_utf8(head).expect("name").trim().to_owned();
    let found = province.json("trace nguoi-dan --period 2025-Q4");
    assert_eq!(found["addends"][0]["commit"], head);
    let page = province.run("trace nguoi-dan --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(page.contains(&head[..10]), "{page}");
}

#[test]
fn a_figure_of_a_group_is_that_of_its_units() {
    let province = three().figures("2025-Q4", "xa-c", "nguoi-dan 500 450");
    // 900 of 1.000 and 450 of 500; xa-b has a blank cell.
    let found = province.json("trace 2025-Q4/nguoi-dan/cac-xa/so_dat");
    let heads = (&found["unit"], &found["group"], &found["numerator"], &found["denominator"]);
    assert_eq!(heads, (&Value::Null, &"cac-xa".into(), &1350.into(), &1500.into()));
    assert_eq!(found["addends"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["left_out"][0]["unit"], "xa-b");
    assert_eq!(found, {
        let mut same = province.json("trace nguoi-dan --group cac-xa --period 2025-Q4");
        assert_eq!(same["reference"], "2025-Q4/nguoi-dan/cac-xa");
        same["reference"] = found["reference"].clone();
        same
    });
    let ran = province.run("trace nguoi-dan --group cac-so --as-of 2025-12-31");
    assert_eq!(ran.code, 2, "{}", ran.out);
    let ran = province.run("trace nguoi-dan --group cac-xa --unit xa-a");
    assert_eq!(ran.code, 2, "{}", ran.out);
}
