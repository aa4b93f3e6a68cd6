//! What happens after closing: the plan goes on, and units send again through the register.

use crate::office::{Office, TODAY};

const RESIDENTS: &str = "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv";

#[test]
fn a_comment_in_the_plan_is_a_note() {
    let office = Office::closed();
    office.put("plan/targets.toml", format!("# Ghi thêm.\n{}", office.text("plan/targets.toml")));
    office
        .verify()
        .says(0, &["kế hoạch hoặc tệp dùng chung đã đổi: plan/targets.toml", "1 ghi chú"]);
    assert_eq!(office.findings(), ["plan-changed-after-closing plan/targets.toml"]);
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[track_caller]
fn differs(office: &Office, words: &[&str]) {
    office.verify().says(1, &[&["Số đã báo cáo của quý IV/2025 nay tính khác"], words].concat());
}

#[test]
fn another_target_is_an_error_with_the_conclusion_that_follows() {
    let office = Office::closed();
    office.replace("plan/targets.toml", "percent = 80", "percent = 77");
    differs(&office, &["Người dân: chỉ tiêu Kế hoạch 80% → 77%, kết luận Chưa đạt → Đạt"]);
    // A target of another year is none of this period's.
    let office = Office::closed();
    office.replace(
        "plan/targets.toml",
        "percent = 100\npopulation = \"nguoi-truong-thanh\"",
        "percent = 90\npopulation = \"nguoi-truong-thanh\"",
    );
    office.verify().says(0, &["1 ghi chú"]);
}

#[test]
fn another_expected_unit_is_an_error() {
    let office = Office::closed();
    let unit = "\n[[unit]]\nid = \"to-dan-pho-3\"\nname = \"Tổ dân phố 3\"\nkind = \"to-dan-pho\"\n\
                role = \"reports\"\nvalid_from = 2025-07-01\nsource = \"thử\"\n";
    let text = office.text("plan/units/don-vi.toml");
    office.put("plan/units/don-vi.toml", text + unit);
    differs(&office, &["không phải có số liệu → chưa có số liệu", "tổ dân phố 3"]);
}

#[test]
fn another_deadline_is_an_error() {
    let office = Office::closed();
    let plan = office.text("plan/plan.toml");
    let fixed =
        "\n[[deadline]]\nperiod = \"2025-Q4\"\ndue = 2025-12-11\ndocument = \"Công văn số 1\"\n";
    office.put("plan/plan.toml", plan + fixed);
    differs(&office, &["tình hình gửi báo cáo", "đúng hạn → gửi chậm"]);
}

#[test]
fn another_period_that_a_flow_adds_up_is_an_error() {
    let office = Office::closed();
    office.replace(
        "reports/2025-Q3/chi-tieu/to-dan-pho-1.csv",
        "buoi-tap-huan,,1",
        "buoi-tap-huan,,5",
    );
    differs(&office, &["Buổi tập huấn: tổ dân phố 1 (quý III/2025) 1 → 5", "số hiện nay"]);
}

#[test]
fn a_level_of_an_earlier_period_is_none_of_this_one() {
    let office = Office::closed();
    office.replace("reports/2025-Q3/chi-tieu/to-dan-pho-1.csv", "400,250", "400,260");
    office.verify().says(0, &["Không có gì thay đổi"]);
}

#[test]
fn what_came_before_and_was_put_down_late_is_not_called_sent_late() {
    let office = Office::closed();
    let form = office.text(RESIDENTS).replace("400,310", "400,330");
    office.put("bieu.csv", form);
    office.run(&["receive", "bieu.csv", "--date", "2025-12-15", "--document", "7/BC"]).says(0, &[]);
    office
        .verify()
        .says(0, &["Tổ dân phố 1 vào sổ sau khi khoá kỳ quý IV/2025: số tiếp nhận 0009"]);
    // What was sent is neither urged nor drafted any more.
    let status = office.run(&["status", "--period", "2025-Q4"]);
    status.says(0, &["Kỳ đã khoá, không còn việc phải làm. Đối chiếu: bdhvs verify 2025-Q4"]);
}

#[test]
fn a_resubmission_through_the_register_is_a_note_shown_beside() {
    let office = Office::closed();
    let form = office.text(RESIDENTS).replace("400,310", "400,330");
    office.put("bieu.csv", form);
    office
        .run(&["receive", "bieu.csv", "--date", "2026-01-05", "--document", "7/BC"])
        .says(0, &["Kỳ này đã khoá: sổ ghi là nhận sau khi khoá kỳ; số đã báo cáo giữ nguyên"]);
    office.verify().says(
        0,
        &[
            "Tổ dân phố 1 gửi sau khi đã tổng hợp quý IV/2025: số tiếp nhận 0009, ngày \
             05/01/2026: Người dân 310/400 → 330/400",
            "Người dân số đã báo cáo 540/700 77,14% 80% 2/2 Chưa đạt số hiện nay 560/700 80,00% \
             80% 2/2 Đạt",
            "Số đã báo cáo giữ nguyên vẹn; 1 ghi chú",
        ],
    );
    assert_eq!(office.findings(), ["received-after-closing reports/2025-Q4/so-tiep-nhan.csv"]);
    office
        .run(&["deadlines", "--period", "2025-Q4", "--format", "md"])
        .says(0, &["gửi sau khi đã tổng hợp"]);
    // An edit behind the register is still found.
    office.replace(RESIDENTS, "400,330", "400,331");
    office.verify().says(1, &["to-dan-pho-1.csv bị sửa", "310/400 → 331/400"]);
}

#[test]
fn figures_by_telephone_and_by_hand_go_in_as_later_ones() {
    let office = Office::closed();
    let period = ["--period", "2025-Q4"];
    let amend = [
        "amend",
        "to-dan-pho-1",
        "nguoi-dan=320/400",
        "--date",
        "2026-01-05",
        "--reason",
        "ghi nhầm",
    ];
    office.run(&[&amend[..], &period].concat()).says(0, &["Kỳ này đã khoá"]);
    office.verify().says(0, &["Người dân 310/400 → 320/400"]);
    let document = [
        "receive",
        "--document-only",
        "--unit",
        "van-phong",
        "--date",
        TODAY,
        "--document",
        "8/BC",
    ];
    office.run(&[&document[..], &period].concat()).says(0, &["Kỳ này đã khoá"]);
    office.verify().says(0, &["2 ghi chú"]);
}

#[test]
fn a_unit_that_was_missing_and_sends_late_is_a_note() {
    let office = Office::minimal();
    let form = office.text(RESIDENTS);
    std::fs::remove_file(office.path(RESIDENTS)).expect("gone");
    let register = "reports/2025-Q4/so-tiep-nhan.csv";
    office.replace(register, "0001,chi-tieu,to-dan-pho-1,2025-12-12,vbdt,1/BC,2025-12-12,,\n", "");
    office.close().says(0, &["Phải gửi 3: đúng hạn 2, chưa gửi 1."]);
    office.put("bieu.csv", form);
    office.run(&["receive", "bieu.csv", "--date", "2026-01-05"]).says(0, &["Kỳ này đã khoá"]);
    office.verify().says(0, &["Người dân chưa có số liệu → 310/400", "1 ghi chú"]);
}

#[test]
fn figures_that_were_missing_can_be_entered() {
    let office = Office::minimal();
    let file = "reports/2025-Q4/chi-tieu/van-phong.csv";
    office.replace(file, "van-phong,2025-Q4,can-bo.van-phong,30,27,\n", "");
    office.close().says(0, &["Cán bộ, chưa có số liệu: Văn phòng phường"]);
    let enter = ["enter", "van-phong", "can-bo.van-phong=28/30", "--date", "2026-01-06"];
    let ran = office.run(&[&enter[..], &["--period", "2025-Q4"]].concat());
    ran.says(0, &["Kỳ này đã khoá"]);
    office.verify().says(0, &["Văn phòng chưa có số liệu → 28/30", "1 ghi chú"]);
}

#[test]
fn fmt_leaves_the_files_of_a_closed_period_alone() {
    let office = Office::minimal();
    let semicolons = office.text(RESIDENTS).replace(',', ";");
    office.put(RESIDENTS, &semicolons);
    office.close().says(0, &[]);
    office
        .run(&["fmt"])
        .says(0, &["Để nguyên: reports/2025-Q4/chi-tieu/to-dan-pho-1.csv: kỳ này đã khoá"]);
    assert_eq!(office.text(RESIDENTS), semicolons);
    office.run(&["fmt", "--check"]).says(0, &[]);
    // Line breaks alone are no content.
    let other = "reports/2025-Q4/chi-tieu/to-dan-pho-2.csv";
    office.put(other, office.text(other).replace('\n', "\r\n"));
    office.run(&["fmt"]).says(0, &["đã ghi lại 1"]);
    office.verify().says(0, &["Không có gì thay đổi"]);
}

#[test]
fn one_unit_has_receipts_corrections_and_figures_on_one_page() {
    let office = Office::closed();
    let amend = ["amend", "to-dan-pho-1", "nguoi-dan=320/400", "--date", "2026-01-05"];
    let more = ["--reason", "ghi nhầm", "--period", "2025-Q4"];
    office.run(&[&amend[..], &more].concat()).says(0, &[]);
    office.run(&["units", "to-dan-pho-1"]).says(
        0,
        &[
            "Quý III/2025 Đúng hạn",
            "Quý IV/2025 Đúng hạn, gửi sau khi đã tổng hợp",
            "Quý IV/2025 0001 12/12/2025 chỉ tiêu VBĐT 1/BC",
            "Quý IV/2025 0009 05/01/2026 chỉ tiêu điện thoại gửi lại lần 2; Nhận sau khi khoá kỳ; \
             Đính chính: ghi nhầm",
            "Quý III/2025 Người dân 250/400 62,50%",
            "Quý IV/2025 Người dân 320/400 80,00% số đã báo cáo 310/400",
            "Quý IV/2025 Buổi tập huấn 2",
        ],
    );
}

/// A check of what changed since a commit sees what a change costs a closed period.
#[test]
fn a_change_since_a_commit_is_held_against_closed_periods() {
    let office = Office::closed();
    let git = |line: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.arg("-C").arg(office.root()).args(["-c", "user.name=a", "-c", "user.email=a@b"]);
        command.args(line).output().is_ok_and(|output| output.status.success())
    };
    assert!(git(&["init", "-q"]), "this test needs git");
    assert!(git(&["add", "-A"]) && git(&["commit", "-q", "-m", "x"]));
    let line = ["validate", "--changed-from", "HEAD"];
    office.run(&line).says(0, &["0 lỗi"]);
    let earlier = "reports/2025-Q3/chi-tieu/to-dan-pho-1.csv";
    office.replace(earlier, "buoi-tap-huan,,1", "buoi-tap-huan,,5");
    office.run(&line).says(1, &["closed-figure-differs"]);
    office.replace(earlier, "buoi-tap-huan,,5", "buoi-tap-huan,,1");
    std::fs::remove_file(office.path("reports/2025-Q4/nhiem-vu/van-phong.csv")).expect("gone");
    office.run(&line).says(1, &["closed-file-changed"]);
}
