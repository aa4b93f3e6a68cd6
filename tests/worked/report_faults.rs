//! Faults of the register, of decisions and of folders, each at its place.

use crate::province::Province;
use crate::targets::PEOPLE;

const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";
const TASKS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";

fn province() -> Province {
    Province::new(PEOPLE)
}

#[track_caller]
fn found(province: &Province, path: &str, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|place| format!("{path}:{place}")).collect();
    assert_eq!(province.problems(), expected);
}

#[test]
fn every_wrong_cell_of_the_register_is_found() {
    let path = "reports/2025-Q4/so-tiep-nhan.csv";
    let rows = "1,chi-tieu,xa-a,2025-12-10,vbdt,,,,\n\
                0002,bieu,xa-q,10/12/2025,fax,,2025-13-01,,\n";
    let expected = [
        "2:1 bad-register-row",
        "3:11 bad-register-row",
        "3:16 bad-register-row",
        "3:27 bad-register-row",
        "3:32 bad-register-row",
        "3:6 bad-register-row",
    ];
    found(&province().file(path, format!("{REGISTER}{rows}")), path, &expected);
}

#[test]
fn the_register_and_the_files_must_agree() {
    let path = "reports/2025-Q4/so-tiep-nhan.csv";
    // 0001 twice; xa-b's form is not there; 14/9 lies before the data window, 1/1 after the day.
    let rows = "0001,van-ban,xa-a,2025-12-10,vbdt,,,,\n0001,van-ban,xa-c,2025-09-14,vbdt,,,,\n\
                0002,chi-tieu,xa-b,2026-01-01,giay,,,,\n";
    let expected = [
        "3:1 duplicate-receipt",
        "3:19 date-out-of-range",
        "4:1 receipt-without-file",
        "4:20 date-out-of-range",
    ];
    found(&province().file(path, format!("{REGISTER}{rows}")), path, &expected);
    let file = "reports/2025-Q4/chi-tieu/xa-a.csv";
    let unregistered = province().figures("2025-Q4", "xa-a", "nguoi-dan 10 5");
    found(&unregistered, file, &["1:1 file-without-receipt"]);
}

/// The data of the quarter begin on 15/9; today is 31/12.
#[test]
fn the_first_day_of_the_data_and_today_are_days_of_receipt() {
    let path = "reports/2025-Q4/so-tiep-nhan.csv";
    let rows = |first: &str, last: &str| {
        format!(
            "{REGISTER}0001,van-ban,xa-a,{first},vbdt,,,,\n\
             0002,van-ban,xa-b,{last},vbdt,1/BC,2025-12-31,,\n"
        )
    };
    found(&province().file(path, rows("2025-09-15", "2025-12-31")), path, &[]);
    let wrong = province().file(path, rows("2025-09-14", "2025-12-30"));
    found(&wrong, path, &["2:19 date-out-of-range", "3:19 date-out-of-range"]);
}

#[test]
fn wrong_answers_are_found() {
    let path = "reports/2025-Q4/nhiem-vu/so-x.csv";
    let rows = "so-x,2025-Q4,I.1,hoan-thanh,,,,\nso-x,2025-Q4,I.1,KPS,,,,\n\
                so-y,2025-Q4,I.1,xong,,,,\nso-x,2025-Q4,I.9,hoan-thanh,,,,\n";
    let province = province()
        .file(path, format!("{TASKS}{rows}"))
        .received("2025-Q4", "nhiem-vu so-x 2025-12-10");
    let expected =
        ["3:1 duplicate-answer", "4:1 not-the-owner", "4:18 unknown-state", "5:14 unknown-task"];
    found(&province, path, &expected);
}

#[test]
fn an_answer_of_somebody_who_does_not_lead_is_found() {
    let path = "reports/2025-Q4/nhiem-vu/so-y.csv";
    let province = province()
        .file(path, format!("{TASKS}so-y,2025-Q4,I.1,hoan-thanh,,,,\n"))
        .received("2025-Q4", "nhiem-vu so-y 2025-12-10");
    found(&province, path, &["1:1 unexpected-form", "2:1 not-the-lead"]);
}

/// Communes answer by heading and lead nothing of the second; Sở X answers action by action.
#[test]
fn an_answer_for_a_heading_is_of_who_answers_so_and_leads_there() {
    let tasks = "[section]\nid = \"I\"\ntitle = \"MỘT\"\nappendix = true\n\
                 [[heading]]\nid = \"I.1\"\ntext = \"Lớp học\"\n\
                 [[heading]]\nid = \"I.2\"\ntext = \"Máy móc\"\n\
                 [[task]]\nid = \"I.1.1\"\nheading = \"I.1\"\ntext = \"Mở lớp.\"\n\
                 lead = [\"cac-xa\", \"so-x\"]\n\
                 [[task]]\nid = \"I.2.1\"\nheading = \"I.2\"\ntext = \"Mua máy.\"\nlead = [\"so-x\"]\n";
    let answers = |unit: &str, tasks: [&str; 2]| {
        let rows = tasks.map(|task| format!("{unit},2025-Q4,{task},hoan-thanh,,,,\n"));
        format!("{TASKS}{}", rows.concat())
    };
    let found = province()
        .more("plan/units/a-groups.toml", "answers_by = \"heading\"\n")
        .file("plan/tasks/I.toml", tasks)
        .file("reports/2025-Q4/nhiem-vu/so-x.csv", answers("so-x", ["I.1", "I.2.1"]))
        .file("reports/2025-Q4/nhiem-vu/xa-a.csv", answers("xa-a", ["I.1", "I.2"]))
        .received("2025-Q4", "nhiem-vu so-x 2025-12-10\nnhiem-vu xa-a 2025-12-10")
        .json("validate");
    let problems = found["problems"].as_array().expect("problems").iter();
    let said: Vec<String> =
        problems.map(|p| format!("{} {} {}", p["path"], p["line"], p["message"])).collect();
    let expected = [
        "\"reports/2025-Q4/nhiem-vu/so-x.csv\" 2 \"Sở X báo cáo từng nhiệm vụ, không báo cáo theo đề \
         mục\"",
        "\"reports/2025-Q4/nhiem-vu/xa-a.csv\" 3 \"Xã A không chủ trì nhiệm vụ nào của đề mục này\"",
    ];
    assert_eq!(said, expected);
}

#[test]
fn folders_and_files_of_no_name_are_found() {
    let files = [
        ("reports/2025-Q5/chi-tieu/xa-a.csv", "unknown-period-folder"),
        ("reports/2025-Q4/chi-tieu/xa-aa.csv", "unknown-reporter"),
        ("reports/2025-Q4/chi-tieu/xa-a.xlsx", "stray-file"),
        ("reports/2025-Q4/ghi-chu.txt", "stray-file"),
    ];
    for (path, rule) in files {
        found(&province().file(path, "x"), path, &[&format!("1:1 {rule}")]);
    }
    // What a crash left behind and what others keep beside the forms is passed over.
    let passed = province()
        .file("reports/2025-Q4/chi-tieu/.bdhvs-1234", "x")
        .file("reports/2025-Q4/loi-van.md", "x")
        .file("reports/README.md", "x");
    found(&passed, "", &[]);
}

#[test]
fn decisions_must_refer_to_something() {
    let path = "reports/exemptions.toml";
    let text = "[[exemption]]\nunit = \"xa-q\"\nperiod = \"2025-Q4\"\ndocument = \"1\"\nreason = \"x\"\n\
                [[extension]]\nunit = \"xa-a\"\nperiod = \"2025-Q9\"\ndocument = \"1\"\nreason = \"x\"\n\
                [[exclusion]]\nunit = \"xa-a\"\nperiod = \"2025-Q4\"\nindicator = \"nguoi\"\nreason = \"x\"\n";
    let expected = [
        "11:1 missing-key",
        "14:13 bad-decision",
        "2:8 bad-decision",
        "6:1 missing-key",
        "8:10 bad-decision",
    ];
    found(&province().file(path, text), path, &expected);
}

#[test]
fn one_row_too_many_is_not_asked_of_a_unit_that_is_gone() {
    let gone = "[[unit]]\nid = \"xa-cu\"\nname = \"Xã Cũ\"\nkind = \"xa\"\nrole = \"reports\"\n\
                valid_from = 2025-01-01\nvalid_to = 2025-12-13\nsource = \"ví dụ\"\n";
    // The data window of 2025-Q4 ends on 14/12: gone by then. That of 2025-Q3, 14/9: there.
    let province = province().file("plan/units/cu.toml", gone);
    let line = "no_data 0/0 low - high - needs - -, 0 of 3, missing xa-a xa-b xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    assert!(province.coverage("2025-Q3", "nguoi-dan").contains("0 of 4"));
    let path = "reports/2025-Q4/chi-tieu/xa-cu.csv";
    let province = province
        .figures("2025-Q4", "xa-cu", "nguoi-dan 10 5")
        .received("2025-Q4", "chi-tieu xa-cu 2025-12-10");
    found(&province, path, &["2:1 unit-not-valid"]);
}
