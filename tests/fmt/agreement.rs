//! A file that `fmt` would change is warned about, and no other.

use super::desk::{Desk, FIGURES, MODELS, REGISTER, TASKS};
use super::lossless::files;
use bdhvs::intake::committed;
use bdhvs::plan::Form;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[track_caller]
fn agree(inside: &str, text: &str, expected: bool) {
    let desk = Desk::with(inside, text.as_bytes());
    assert_eq!((desk.changes(), desk.warned()), (expected, expected), "{inside}: {text:?}");
}

/// A file of each kind in committed form, with a cell that needs its quotation marks.
const FILES: [(&str, &str); 4] = [
    (
        FIGURES,
        "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
         cong-an-phuong,2025-Q3,can-bo.cong-an,20,15,\"Đã rà, \"\"xong\"\"\n\nhết\"\n\
         to-dan-pho-1,2025-Q3,chung-nhan,400,120,\n",
    ),
    (
        TASKS,
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n\
         to-dan-pho-1,2025-Q3,I.1,dang-thuc-hien,Đã mở lớp,,,\n\
         to-dan-pho-1,2025-Q3,I.2,hoan-thanh,\"a, b\",,,\n",
    ),
    (
        MODELS,
        "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua\n\
         to-dan-pho-1,2025-Q3,Tổ lưu động,Thôn 2,\"300 lượt, tốt\"\n",
    ),
    (
        REGISTER,
        "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
         0001,chi-tieu,to-dan-pho-1,2025-09-12,vbdt,,,,\"lần đầu, đã đủ\"\n",
    ),
];

#[test]
fn a_blank_line_inside_a_cell_is_no_departure() {
    for (inside, text) in FILES {
        agree(inside, text, false);
    }
}

#[test]
fn every_departure_is_warned_about() {
    for (inside, text) in FILES {
        agree(inside, &format!("\u{feff}{text}"), true);
        agree(inside, &text.replace('\n', "\r\n"), true);
        agree(inside, &text.nfd().collect::<String>(), true);
        agree(inside, &format!("{text}\n"), true);
        agree(inside, text.trim_end(), true);
        agree(inside, &text.replacen('\n', " \n", 1), true);
        agree(inside, &text.replace("to-dan-pho-1", "90101"), true);
        agree(inside, &text.replace("to-dan-pho-1", "\"to-dan-pho-1\""), true);
        agree(inside, &text.replace("to-dan-pho-1,", "to-dan-pho-1 ,"), true);
        let last = text.trim_end().rfind('\n').expect("rows") + 1;
        let first = text.find('\n').expect("header") + 1;
        let turned = format!("{}{}{}", &text[..first], &text[last..], &text[first..last]);
        agree(inside, &turned, matches!(inside, FIGURES | TASKS));
    }
    let plain = FILES[1].1.replace("\"a, b\"", "a b");
    agree(TASKS, &plain.replace(',', ";"), true);
}

proptest! {
    #[test]
    fn fmt_and_validate_agree(text in files()) {
        let desk = Desk::with(FIGURES, text.as_bytes());
        prop_assert_eq!(desk.changes(), desk.warned(), "{:?}", desk.fmt);
    }

    #[test]
    fn what_receive_writes_is_committed(notes in prop::collection::vec("[aạ,;\"\\n =+]{0,8}", 3)) {
        let row = |(id, note): (&str, &String)| {
            let cells = ["to-dan-pho-1", "2025-Q3", id, "", "1", note.trim()];
            cells.map(str::to_owned).to_vec()
        };
        let ids = ["nguoi-dan", "buoi-tap-huan", "luot-du"];
        let rows: Vec<Vec<String>> = ids.into_iter().zip(&notes).map(row).collect();
        let text = committed::write(Form::Figures, rows.iter().map(Vec::as_slice));
        let desk = Desk::with("2025-Q3/chi-tieu/to-dan-pho-1.csv", text.as_bytes());
        prop_assert_eq!(desk.text(), &text);
        prop_assert!(!desk.warned());
    }
}
