//! The model of the letters, word for word: a small plan, two figures to look at.

use crate::slip;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
kind = "Kế hoạch"
number = "1/KH-UBND"
date = 2025-06-19
issuer = "Ủy ban nhân dân tỉnh"
subject = "thực hiện Phong trào"
program = "Phong trào"
short_title = "PHONG TRÀO"
place = "tỉnh thử"
scope = "toàn tỉnh"
scope_on_screen = "cả tỉnh"
coordinator = "so"
utc_offset = "+07:00"

[[reporting]]
frequency = "quarter"
first = "2025-Q3"
last = "2026-Q4"
due = { month_in_period = 3, day = 15, strict = true }
province_due = { month_in_period = 3, day = 30, strict = true }
day_off = "next-working-day"
window = { from_month = 0, from_day = 15, to_month = 3, to_day = 14 }
forms = ["chi-tieu", "nhiem-vu"]

[letterhead]
superior = "UBND tỉnh"
issuer = "Sở Khoa học và Công nghệ"
issuer_short = "Sở"
place = "Thử"
report_symbol = "BC"
letter_symbol = "CV"
report_to = "Ủy ban nhân dân tỉnh"
report_to_short = "UBND tỉnh"
closing = "Kính báo cáo"
signer_post = "GIÁM ĐỐC"
recipients = ["Như trên"]
"#;

const UNITS: &str = r#"
[[kind]]
id = "xa"
name = "xã"
category = "địa phương"
lowercase = true
office = "UBND {unit}"

[[kind]]
id = "so"
name = "sở"
category = "sở"

[[unit]]
id = "xa-cam-an"
code = "22000"
name = "Xã Cam An"
kind = "xa"
role = "reports"
valid_from = 2025-01-01
source = "thử"

[[unit]]
id = "so"
name = "Sở Khoa học và Công nghệ"
short_name = "Sở KH&CN"
kind = "so"
role = "aggregates"
valid_from = 2025-01-01
source = "thử"

[[group]]
id = "cap-xa"
name = "Cấp xã"
kinds = ["xa"]
"#;

const TARGETS: &str = r#"
[[population]]
id = "a"
name = "cán bộ"

[[population]]
id = "b"
name = "người dân"

[[indicator]]
id = "can-bo"
name = "Cán bộ, công chức, viên chức"
short_name = "CBCCVC"
measure = "level"
counts = "người"
reporters = ["cap-xa"]
criterion = "thử"

[[indicator.target]]
percent = 85
population = "a"
text = "85% cán bộ"

[[indicator]]
id = "nguoi-dan"
name = "Người dân trong độ tuổi trưởng thành"
short_name = "Người trưởng thành"
measure = "level"
counts = "người"
reporters = ["cap-xa"]
criterion = "thử"

[[indicator.target]]
percent = 85
population = "b"
text = "85% người dân"
"#;

const TASKS: &str = r#"
[section]
id = "I"
title = "TRUYỀN THÔNG"
appendix = true

[[task]]
id = "I.1"
text = "Tuyên truyền"
lead = ["cap-xa"]
"#;

const CALENDAR: &str = "years = [2025, 2026]\n";

const HEAD: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const REGISTER: &str = "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,\
    ghi_chu\n";
const TASK_HEAD: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";

pub(crate) fn put(root: &Path, inside: &str, text: &str) {
    let path = root.join(inside);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// The plan alone.
pub(crate) fn plan() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    let files = [
        ("plan/plan.toml", PLAN),
        ("plan/units/units.toml", UNITS),
        ("plan/targets.toml", TARGETS),
        ("plan/tasks/I.toml", TASKS),
        ("plan/calendar.toml", CALENDAR),
    ];
    files.iter().for_each(|(path, text)| put(folder.path(), path, text));
    folder
}

/// The plan with figures of a period, `id,tong_so,so_dat,ghi_chu` a line.
pub(crate) fn figures(root: &Path, period: &str, rows: &[&str]) {
    let rows = rows.iter().map(|row| format!("xa-cam-an,{period},{row}\n"));
    let text = HEAD.to_owned() + &rows.collect::<String>();
    put(root, &format!("reports/{period}/chi-tieu/xa-cam-an.csv"), &text);
}

/// Tasks answered in a period.
pub(crate) fn tasks(root: &Path, period: &str) {
    let text = format!("{TASK_HEAD}xa-cam-an,{period},I.1,hoan-thanh,xong,,,\n");
    put(root, &format!("reports/{period}/nhiem-vu/xa-cam-an.csv"), &text);
}

/// The register of a period.
pub(crate) fn register(root: &Path, period: &str, rows: &[&str]) {
    let text = REGISTER.to_owned() + &rows.iter().map(|row| format!("{row}\n")).collect::<String>();
    put(root, &format!("reports/{period}/so-tiep-nhan.csv"), &text);
}

/// The report of the model.
fn model() -> TempDir {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &["can-bo,146,,", "nguoi-dan,11034,12540,"]);
    tasks(folder.path(), "2025-Q4");
    let row = "0087,chi-tieu,xa-cam-an,2025-12-12,vbdt,45/BC-UBND,2025-12-12,,";
    let with_tasks = "0087,nhiem-vu,xa-cam-an,2025-12-12,vbdt,45/BC-UBND,2025-12-12,,";
    register(folder.path(), "2025-Q4", &[row, with_tasks]);
    folder
}

const ASKED: [&str; 9] = [
    "xa-cam-an",
    "--period",
    "2025-Q4",
    "--as-of",
    "2025-12-18",
    "--by",
    "2025-12-19",
    "--hour",
    "16",
];

#[test]
fn the_slip_is_that_of_the_letters() {
    let folder = model();
    let expected = "\
**PHIẾU ĐỀ NGHỊ RÀ SOÁT SỐ LIỆU**

Đơn vị: **UBND xã Cam An** · Kỳ: quý IV/2025 · Số tiếp nhận: 0087 · Văn bản: 45/BC-UBND ngày 12/12/2025

Sở Khoa học và Công nghệ đã nhận báo cáo của quý đơn vị. Có 02 nội dung nhờ quý đơn vị xem lại:

| TT | Vị trí | Đang ghi | Vì sao cần xem lại | Nhờ quý đơn vị |
| ---: | --- | --- | --- | --- |
| 1 | Biểu 01, dòng 3: Người trưởng thành, cột Số đạt | 12.540 | Lớn hơn tổng số (11.034) | Ghi lại số đạt, không lớn hơn tổng số |
| 2 | Biểu 01, dòng 2: CBCCVC, cột Số đạt | (để trống) | Để trống nghĩa là chưa có số liệu | Ghi số người đạt; nếu chưa ai đạt thì ghi 0 |

Các số còn lại đã được ghi nhận. Nhờ gửi lại **đúng biểu đã sửa** trước **16 giờ ngày 19/12/2025**. \
Nếu số liệu là đúng, nhờ cho biết lý do để Sở ghi chú. Ngày gửi lần đầu (12/12/2025) vẫn được giữ \
để tính thời hạn. Xin cảm ơn quý đơn vị.
";
    let asked = [&ASKED[..], &["--format", "md"]].concat();
    assert_eq!(slip(folder.path(), &asked), expected);
}

#[test]
fn a_chat_gets_three_lines() {
    let folder = model();
    let asked = [&ASKED[..], &["--format", "zalo"]].concat();
    let expected = "\
Sở KH&CN đã nhận báo cáo quý IV/2025 của UBND xã Cam An.
Nhờ xem lại 02 nội dung: (1) Người trưởng thành, cột Số đạt: 12.540, lớn hơn tổng số (11.034); \
(2) CBCCVC, cột Số đạt: để trống.
Nhờ anh/chị gửi lại biểu đã sửa trước 16 giờ ngày 19/12/2025. Xin cảm ơn.
";
    assert_eq!(slip(folder.path(), &asked), expected);
}

#[test]
fn a_unit_is_known_by_id_code_and_name() {
    let folder = model();
    let of = |name: &str| slip(folder.path(), &[&[name], &ASKED[1..]].concat());
    let by_id = of("xa-cam-an");
    for name in ["22000", "Xã Cam An", "xã Cam An", "UBND xã Cam An"] {
        assert_eq!(of(name), by_id, "{name}");
    }
}

#[test]
fn text_is_no_wider_than_a_mail() {
    let text = slip(model().path(), &ASKED);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains(" 1  Biểu 01, dòng 3:"), "{text}");
}
