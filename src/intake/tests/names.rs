//! Who sent it, for when, under which document.

use super::{refused_named, taken_named};
use crate::intake::sample::{self, BAC_HOA_TRI, HOA_TRI, SO_NUOC_DAT, TAN_DINH, TAN_DINH_HUYEN};
use crate::intake::{Reason, Refusal, names::Units};
use crate::plan::UnitId;
use unicode_normalization::UnicodeNormalization;

const TABLE: &str = "Chỉ tiêu;Tổng số;Số đạt\nCBCCVC;10;9\n";

#[track_caller]
fn unit(text: &str, expected: UnitId) {
    let plan = sample::plan();
    assert_eq!(Units::new(&plan).unit(text), Ok(expected), "{text}");
}

#[track_caller]
fn no_unit(text: &str, words: &[&str]) {
    let plan = sample::plan();
    let refusal = Units::new(&plan).unit(text).expect_err(text);
    for word in words {
        assert!(format!("{} {}", refusal.message, refusal.hint).contains(word), "{refusal:?}");
    }
}

#[test]
fn units_are_known_in_every_writing() {
    for text in [
        "xa-tan-dinh",
        "11111",
        "Xã Tân Định",
        "xã tân định",
        "XÃ TÂN ĐỊNH",
        "X. Tân Định",
        "X.Tân Định",
        "Tân Định",
        "UBND xã Tân Định",
        "Ủy ban nhân dân xã Tân Định",
        "Uỷ ban nhân dân xã Tân Định",
    ] {
        unit(text, TAN_DINH);
        unit(&text.nfd().collect::<String>(), TAN_DINH);
    }
    for text in ["Xã Hoà Trí", "xa hoa tri", "UBND XA HOA TRI", "Hòa Trí"] {
        unit(text, HOA_TRI);
    }
    for text in ["P. Bắc Hoà Trí", "p bac hoa tri", "Bắc Hòa Trí"] {
        unit(text, BAC_HOA_TRI);
    }
    for text in ["Sở N&ĐĐ", "SNĐĐ", "Sở N & ĐĐ", "so nuoc va dat dai", "Sở Nước & Đất đai"]
    {
        unit(text, SO_NUOC_DAT);
    }
    unit("Xã Tân Đình", TAN_DINH_HUYEN);
}

#[test]
fn two_candidates_a_former_name_and_a_near_miss_are_not_taken() {
    no_unit("xa tan dinhh", &["Không có", "Có phải “Xã Tân"]);
    no_unit("Tan Dinh", &["xã Tân Định hoặc xã Tân Đình"]);
    no_unit("Xã Sông Cũ", &["tên cũ", "xã Tân Định"]);
    no_unit("xa doi xua", &["tên cũ", "xã Hòa Trí"]);
    no_unit("Bến Chung", &["xã Hòa Trí hoặc phường Bắc Hòa Trí"]);
    no_unit("Xã Mười", &["Không có đơn vị"]);
}

#[track_caller]
fn from(name: &str, titles: &str, expected: UnitId) {
    let text = format!("{titles}{TABLE}");
    assert_eq!(taken_named(name, text.as_bytes()).unit, expected, "{name} {titles}");
}

#[test]
fn the_sender_is_read_from_titles_or_the_files_name() {
    from("2026-Q4/bieu.csv", "UBND TỈNH\nUBND XÃ TÂN ĐỊNH\n", TAN_DINH);
    from("2026-Q4/bieu.csv", "Đơn vị: X. Tân Định, tỉnh Sông Lam\n", TAN_DINH);
    from("2026-Q4/bieu.csv", "Đơn vị báo cáo;xã Tân Đình\n", TAN_DINH_HUYEN);
    from(
        "2026-Q4/bieu.csv",
        "BÁO CÁO CỦA PHƯỜNG BẮC HOÀ TRÍ\nKính gửi: Công an tỉnh\n",
        BAC_HOA_TRI,
    );
    from("2026-Q4/bieu.csv", "Báo cáo của xã Hòa Trí (theo CV 9/SNĐĐ của Sở N&ĐĐ)\n", HOA_TRI);
    from("BC xa Hoa Tri quy 4 nam 2026.csv", "", HOA_TRI);
    from("BC_Bac-Hoa-Tri_Q4-2026.CSV", "", BAC_HOA_TRI);
    from("Quý IV-2026/Xã Tân Định/bieu.csv", "", TAN_DINH);
    from("C:\\Zalo\\2026-Q4\\phuong-bac-hoa-tri.csv", "", BAC_HOA_TRI);
    from("2026-Q4/x.csv", "SỞ NƯỚC VÀ ĐẤT ĐAI\n", SO_NUOC_DAT);
}

#[track_caller]
fn not_from(name: &str, titles: &str, reason: Reason, words: &[&str]) -> Refusal {
    let text = format!("{titles}{TABLE}");
    let rejection = refused_named(name, text.as_bytes());
    let refusal = rejection.refusals.into_iter().find(|r| r.reason == reason).expect("refusal");
    for word in words {
        assert!(refusal.message.contains(word), "{refusal:?}");
    }
    refusal
}

#[test]
fn sources_that_disagree_are_both_told() {
    not_from(
        "2026-Q4/xa-hoa-tri.csv",
        "UBND XÃ TÂN ĐỊNH\n",
        Reason::Unit,
        &["xã Tân Định", "xã Hòa Trí"],
    );
    not_from(
        "2026-Q4/xa-hoa-tri.csv",
        "Quý III/2026\n",
        Reason::Period,
        &["quý III/2026", "quý IV/2026"],
    );
    not_from(
        "xa-hoa-tri.csv",
        "quý IV/2026 (so với quý III/2026)\n",
        Reason::Period,
        &["quý III/2026", "quý IV/2026"],
    );
    not_from(
        "2026-Q4/xa-hoa-tri.csv",
        "Số: 45/BC-UBND\n(Kèm theo Báo cáo số 46/BC-UBND)\n",
        Reason::Document,
        &["45/BC-UBND", "46/BC-UBND"],
    );
}

#[test]
fn what_is_not_said_is_not_assumed() {
    not_from("2026-Q4/bieu.csv", "", Reason::Unit, &["Không rõ đơn vị"]);
    not_from("xa-hoa-tri.csv", "Kế hoạch năm 2026\n", Reason::Period, &["Không thấy ghi kỳ"]);
    not_from("xa-hoa-tri.csv", "quý IV/2031\n", Reason::Period, &["không có trong kế hoạch"]);
    not_from("2026-Q4/bieu.csv", "Đơn vị: Xã Sông Cũ\n", Reason::Unit, &["tên cũ", "xã Tân Định"]);
    not_from("2026-Q4/tan dinh.csv", "", Reason::Unit, &["xã Tân Định", "xã Tân Đình"]);
}

#[test]
fn number_and_date_of_the_senders_document_are_read() {
    for (titles, number, date) in [
        (
            "Số: 45/BC-UBND;;;Tân Định, ngày 12 tháng 12 năm 2026\n",
            Some("45/BC-UBND"),
            Some("2026-12-12"),
        ),
        (
            "(Kèm theo Báo cáo số 45 /BC-UBND ngày 12/12/2026 của UBND xã Hòa Trí)\n",
            Some("45/BC-UBND"),
            Some("2026-12-12"),
        ),
        ("Số:      /BC-UBND;;Hòa Trí, ngày    tháng 12 năm 2026\n", None, None),
        ("Thực hiện Kế hoạch số 99/KH-UBND ngày 01/6/2025\n", None, None),
        ("(Số liệu tính đến ngày 14/12/2026)\n", None, None),
    ] {
        let proposal = taken_named("2026-Q4/xa-hoa-tri.csv", format!("{titles}{TABLE}").as_bytes());
        assert_eq!(proposal.letter.number.as_deref(), number, "{titles}");
        assert_eq!(proposal.letter.date, date.and_then(crate::period::parse_date), "{titles}");
    }
}
