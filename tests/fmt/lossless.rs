//! What changes, and what is left alone.

use super::desk::{Desk, FIGURES, MODELS, REGISTER, TASKS};
use proptest::prelude::*;

const HEADER: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";

fn figures(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

#[track_caller]
fn becomes(inside: &str, before: &str, after: &str) {
    assert_eq!(Desk::with(inside, before.as_bytes()).text(), after);
    assert!(!Desk::with(inside, after.as_bytes()).changes());
}

#[track_caller]
fn left_alone(inside: &str, bytes: &[u8], line: Option<u32>, why: &str) {
    let untouched = Desk::with(inside, bytes).fmt.expect_err("untouched");
    assert_eq!(untouched.line, line, "{untouched:?}");
    assert!(untouched.why.contains(why), "{untouched:?}");
}

#[test]
fn every_departure_is_set_right() {
    let good = figures("cong-an-phuong,2025-Q3,can-bo.cong-an,20,15,Đã rà soát\n");
    becomes(FIGURES, &format!("\u{feff}{good}"), &good);
    becomes(FIGURES, &good.replace('\n', "\r\n"), &good);
    becomes(FIGURES, &good.replace('\n', "\r"), &good);
    becomes(FIGURES, &good.replace(',', ";"), &good);
    becomes(FIGURES, &good.replace('à', "a\u{300}"), &good);
    becomes(FIGURES, &good.replace('\n', "\n\n"), &good);
    becomes(FIGURES, good.trim_end(), &good);
    becomes(FIGURES, &good.replace(",20,15", ", 20\u{a0},15 "), &good);
    becomes(FIGURES, &good.replace(",20,", ",\"20\","), &good);
    becomes(FIGURES, &good.replace("ghi_chu\n", "ghi_chu \n"), &good);
}

#[test]
fn rows_take_the_plans_order_and_keep_their_own_beyond_it() {
    let before = figures(
        "to-dan-pho-2,2025-Q3,chung-nhan,300,90,\n90101,2025-Q3,chung-nhan,400,120,thứ nhất\n\
         to-dan-pho-1,2025-Q3,chung-nhan,400,121,thứ hai\ntoan-tinh,2025-Q3,chung-nhan,7,6,\n\
         cong-an-phuong,2025-Q3,can-bo.cong-an,20,15,\n",
    );
    let after = figures(
        "cong-an-phuong,2025-Q3,can-bo.cong-an,20,15,\ntoan-tinh,2025-Q3,chung-nhan,7,6,\n\
         to-dan-pho-1,2025-Q3,chung-nhan,400,120,thứ nhất\n\
         to-dan-pho-1,2025-Q3,chung-nhan,400,121,thứ hai\nto-dan-pho-2,2025-Q3,chung-nhan,300,90,\n",
    );
    becomes(FIGURES, &before, &after);
    let tasks =
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
    let row = |task: &str| format!("to-dan-pho-1,2025-Q3,{task},dang-thuc-hien,\"a\nb\",,,\n");
    let before = format!("{tasks}{}{}{}", row("I.2"), row("I.1.2"), row("I.1"));
    becomes(TASKS, &before, &format!("{tasks}{}{}{}", row("I.1"), row("I.1.2"), row("I.2")));
}

#[test]
fn registers_and_models_keep_their_order() {
    let register = "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
                    0002,chi-tieu,to-dan-pho-2,2025-09-12,vbdt,,,,\n\
                    0001,chi-tieu,to-dan-pho-1,2025-09-12,vbdt,,,,\n";
    becomes(REGISTER, &register.replace("to-dan-pho-1", " 90101"), register);
    let models = "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua\n\
                  to-dan-pho-1,2025-Q3,\"Tổ, nhóm\",Thôn 2,x\nto-dan-pho-1,2025-Q3,Chợ số,Chợ,y\n";
    becomes(MODELS, &models.replace("x\n", "\"x\"\r\n"), models);
}

#[test]
fn what_the_file_says_is_left_alone() {
    // Odd, and for `validate` to judge: not for fmt to mend.
    let odd = figures("cong-an-phuong,2024-Q1,can-bo.cong-an,\"12,5\",kps,=1+1\n");
    assert!(!Desk::with(FIGURES, odd.as_bytes()).changes());
}

#[test]
fn what_cannot_be_mended_without_loss_is_named() {
    left_alone(FIGURES, b"a,b\n", Some(1), "tiêu đề");
    left_alone(FIGURES, format!("\n{HEADER}").as_bytes(), Some(1), "tiêu đề");
    left_alone(FIGURES, figures("x,y\n").as_bytes(), Some(2), "2 cột");
    left_alone(FIGURES, figures("\na,\"b\nc,d\n").as_bytes(), Some(3), "ngoặc kép");
    let unknown = "to-dan-pho-9,2025-Q3,nguoi-dan,1,1,\n";
    left_alone(FIGURES, figures(unknown).as_bytes(), Some(2), "“to-dan-pho-9”");
    let unknown = "to-dan-pho-1,2025-Q3,nguoi,1,1,\n";
    left_alone(FIGURES, figures(unknown).as_bytes(), Some(2), "chỉ tiêu nào mang mã “nguoi”");
    let latin = [HEADER.as_bytes(), b"to-dan-pho-1,2025-Q3,nguoi-dan,1,1,\xE0\n"].concat();
    left_alone(FIGURES, &latin, Some(2), "UTF-8");
    let long = figures(&format!("to-dan-pho-1,2025-Q3,nguoi-dan,1,1,{}\n", "x".repeat(40_000)));
    left_alone(FIGURES, long.as_bytes(), Some(2), "32 KB");
}

/// Texts of files that are nearly, or not at all, in committed form.
pub(crate) fn files() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["to-dan-pho-1", "90102", "toan-tinh", " cong-an-phuong"]);
    let indicator =
        prop::sample::select(vec!["nguoi-dan", "\"chung-nhan\"", "can-bo.cong-an ", "luot-du"]);
    let note = "(\"[aạ,;\"\\n\\r ]{0,6}\"|[aạ\u{301} '=]{0,4})";
    let count = prop::sample::select(vec!["", "0", " 12", "\"7\"", "KPS", "\u{a0}3"]);
    let row = (unit, indicator, count.clone(), count, note, 0..3usize);
    let row = row.prop_map(|(unit, indicator, total, attained, note, blank)| {
        let note = match note.strip_prefix('"').and_then(|n| n.strip_suffix('"')) {
            Some(inner) => format!("\"{}\"", inner.replace('"', "\"\"")),
            None => note,
        };
        let end = ["\n", "\r\n", "\n\n"][blank];
        [unit, "2025-Q3", indicator, total, attained, &note].join(",") + end
    });
    let rows = prop::collection::vec(row, 0..6);
    (rows, any::<bool>(), any::<bool>()).prop_map(|(rows, mark, cut)| {
        let text = format!("{}{}", HEADER, rows.concat());
        let text = if cut { text.trim_end().to_owned() } else { text };
        if mark { format!("\u{feff}{text}") } else { text }
    })
}

proptest! {
    #[test]
    fn once_is_enough_and_nothing_is_lost(text in files()) {
        let before = Desk::with(FIGURES, text.as_bytes());
        let after = Desk::with(FIGURES, before.text().as_bytes());
        prop_assert!(!after.changes());
        let said = |desk: &Desk| {
            let figures = desk.dataset.figures.iter();
            let mut all: Vec<_> = figures
                .map(|f| (f.key, f.denominator().value, f.numerator().value, f.has_note()))
                .map(|said| format!("{said:?}"))
                .collect();
            all.sort();
            all
        };
        prop_assert_eq!(said(&before), said(&after));
    }

    #[test]
    fn any_text_is_set_right_once_or_left_alone(text in "([aạ\u{301},;\"\n\r ]|ma_don_vi,ky_bao_cao){0,30}") {
        let text = figures(&text);
        if let Ok(once) = Desk::with(FIGURES, text.as_bytes()).fmt {
            prop_assert!(!Desk::with(FIGURES, once.as_bytes()).changes());
        }
    }
}
