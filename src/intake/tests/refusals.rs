//! Files that are refused, each with its place.

use super::{one_row, refused, refused_named};
use crate::intake::Reason;

#[track_caller]
fn at(text: &str, reason: Reason, place: (u32, Option<u32>), words: &[&str]) {
    let refusal = refused(text, reason);
    let found = refusal.place.as_ref().map(|p| (p.line, p.column));
    assert_eq!(found, Some(place), "{refusal:?}");
    for word in words {
        assert!(refusal.message.contains(word), "{refusal:?}");
    }
}

#[test]
fn figures_that_can_be_read_in_two_ways_are_refused_where_they_stand() {
    at(&one_row("Người dân", "100", "12,5"), Reason::Number, (2, Some(3)), &["12,5", "125"]);
    at(&one_row("Người dân", "100", "22/5"), Reason::Number, (2, Some(3)), &["22,5", "22"]);
    at(&one_row("Người dân", "#N/A", "1"), Reason::Number, (2, Some(2)), &["#N/A"]);
    at(&one_row("Người dân", "100", "85%"), Reason::Number, (2, Some(3)), &["85%", "85 người"]);
    at(&one_row("Người dân", "100", "=A1"), Reason::Number, (2, Some(3)), &["công thức"]);
    let mixed = "Chỉ tiêu;Tổng số;Số đạt\n\nNgười dân;2000;1.234\nCBCCVC;12.5;1\n";
    let rejection = refused_named("2026-Q4/xa-hoa-tri.csv", mixed.as_bytes());
    let places: Vec<_> =
        rejection.refusals.iter().map(|r| r.place.as_ref().map(|p| (p.line, p.column))).collect();
    assert_eq!(places, [Some((3, Some(3))), Some((4, Some(2)))]);
}

#[test]
fn headers_that_can_be_read_in_two_ways_are_refused() {
    let header = "Chỉ tiêu;Tổng số;Số đạt\n";
    at(&format!("{header}CBCCVC;1;1\n{header}"), Reason::Header, (3, None), &["dòng 1", "dòng 3"]);
    at(
        "STT;Chỉ tiêu;Số người;;\n;;Tổng số;Số đạt;\n1;CBCCVC;1;1;\n",
        Reason::Header,
        (1, None),
        &["hai dòng"],
    );
    at(
        "Chỉ tiêu;Số đạt;Số người đạt\nCBCCVC;1;1\n",
        Reason::Header,
        (1, Some(3)),
        &["Số đạt", "Số người đạt"],
    );
    at("Chỉ tiêu;Tổng số\nCBCCVC;1\n", Reason::Header, (1, None), &["Số đạt"]);
    at(
        "Chỉ tiêu;Số đạt;Nhiệm vụ;Trạng thái\nCBCCVC;1;x;y\n",
        Reason::Header,
        (1, None),
        &["chỉ tiêu", "nhiệm vụ"],
    );
    assert_eq!(refused("Báo cáo\nkhông có bảng\n", Reason::Header).place, None);
    assert_eq!(refused("", Reason::Header).place, None);
    let near = refused("Chỉ tiêu;Sô đạtt\nCBCCVC;1\n", Reason::Header);
    assert!(near.hint.contains("Sô đạtt"), "{near:?}");
}

#[test]
fn a_level_under_a_head_that_says_flow_is_refused() {
    let text = "Chỉ tiêu;Tổng số;Số đạt trong kỳ\nNgười dân;100;10\n";
    at(text, Reason::Number, (2, Some(3)), &["trong kỳ", "luỹ kế"]);
}

#[test]
fn names_that_are_not_known_are_refused_with_a_suggestion() {
    at(&one_row("Người dânn", "1", "1"), Reason::Indicator, (2, Some(1)), &["Người dânn"]);
    assert!(
        refused(&one_row("Người dânn", "1", "1"), Reason::Indicator).hint.contains("Người dân")
    );
    at(
        "Mã chỉ tiêu;Chỉ tiêu;Số đạt\ncan-bo;Người dân;1\n",
        Reason::Indicator,
        (2, Some(2)),
        &["Cán bộ", "Người dân"],
    );
    at("Chỉ tiêu;Tổng số;Số đạt\n;10;9\n", Reason::Indicator, (2, None), &["không ghi chỉ tiêu"]);
    at("STT;Tổng số;Số đạt\n1;10;9\n", Reason::Indicator, (2, None), &["không ghi chỉ tiêu"]);
    at("Mã nhiệm vụ;Trạng thái\nI.1.9;Hoàn thành\n", Reason::Task, (2, Some(1)), &["I.1.9"]);
    at("Mã nhiệm vụ;Trạng thái\nI.1.1;Gần xong\n", Reason::State, (2, Some(2)), &["Gần xong"]);
    at(
        "Mã nhiệm vụ;Nhiệm vụ;Trạng thái\nI.1.1;Tổ chức lớp học cộng đồng;KPS\n",
        Reason::Task,
        (2, Some(2)),
        &["I.1.1", "I.1.2"],
    );
}

#[test]
fn a_second_unit_in_a_file_is_refused() {
    at(
        "Đơn vị;Chỉ tiêu;Số đạt\nXã Hòa Trí;CBCCVC;1\n",
        Reason::Unit,
        (2, Some(1)),
        &["xã Tân Định", "xã Hòa Trí"],
    );
    at(
        "Mã đơn vị;Đơn vị;Chỉ tiêu;Số đạt\n11111;Xã Hòa Trí;CBCCVC;1\n",
        Reason::Unit,
        (2, Some(2)),
        &["xã Tân Định", "xã Hòa Trí"],
    );
    at("Đơn vị;Chỉ tiêu;Số đạt\nXã Sông Cũ;CBCCVC;1\n", Reason::Unit, (2, Some(1)), &["tên cũ"]);
    at("Chỉ tiêu;Tổng số;Số đạt\nvneid;1;1\n", Reason::Unit, (2, None), &["toàn tỉnh"]);
    at(
        "Đơn vị;Mã nhiệm vụ;Trạng thái\nXã Hòa Trí;I.1.1;KPS\n",
        Reason::Unit,
        (2, Some(1)),
        &["xã Hòa Trí"],
    );
}

#[test]
fn a_second_period_in_a_file_is_refused() {
    at(
        "Kỳ báo cáo;Chỉ tiêu;Số đạt\nIV/2026;CBCCVC;1\nIII/2026;Người dân;1\n",
        Reason::Period,
        (3, Some(1)),
        &["quý III/2026", "quý IV/2026"],
    );
    at(
        "Kỳ báo cáo;Chỉ tiêu;Số đạt\nquý năm;CBCCVC;1\n",
        Reason::Period,
        (2, Some(1)),
        &["quý năm"],
    );
}

#[test]
fn totals_and_ratios_must_agree() {
    let text =
        "Chỉ tiêu;Tổng số;Số đạt\nCBCCVC;5;5\nNgười dân;2.000;1.500\nTổng cộng;2.005;1.504\n";
    at(text, Reason::Total, (4, Some(3)), &["1.504", "1.505"]);
    let text = "Chỉ tiêu;Tổng số;Số đạt;Tỷ lệ\nNgười dân;2.000;1.500;85%\n";
    at(text, Reason::Ratio, (2, Some(4)), &["85%", "75,00%"]);
}

#[test]
fn personal_data_in_what_would_be_stored_refuses_the_file_masked() {
    let text = "Chỉ tiêu;Tổng số;Số đạt;Ghi chú\nNgười dân;10;9;gọi chị Lan 0912 345 678\n";
    let refusal = refused(text, Reason::PersonalData);
    assert_eq!(refusal.place.as_ref().map(|p| (p.line, p.column)), Some((2, Some(4))));
    assert!(!format!("{refusal:?}").contains("345"), "{refusal:?}");
    let rejection = refused_named("2026-Q4/xa-hoa-tri.csv", text.as_bytes());
    assert_eq!((rejection.scan.patterns, rejection.scan.cells), (3, 4));
    let in_count = one_row("Người dân", "056203001234", "1");
    let rejection = refused_named("2026-Q4/xa-hoa-tri.csv", in_count.as_bytes());
    assert!(rejection.refusals.iter().any(|r| r.reason == Reason::PersonalData));
    assert!(!format!("{rejection:?}").contains("056203001234"), "{rejection:#?}");
}

#[test]
fn data_below_the_signature_is_not_lost_in_silence() {
    let text = "Chỉ tiêu;Tổng số;Số đạt\nCBCCVC;5;5\nNgười lập biểu;;\nNgười dân;10;9\n";
    at(text, Reason::Row, (4, None), &["Dưới phần ký"]);
}

#[test]
fn a_table_without_rows_is_refused() {
    assert_eq!(refused("Chỉ tiêu;Tổng số;Số đạt\n", Reason::Row).place, None);
}

#[test]
fn other_formats_are_refused_in_plain_words() {
    let rejection = refused_named("x.xlsx", b"PK\x03\x04 xl/workbook.xml");
    assert_eq!(rejection.refusals[0].reason, Reason::Format);
    assert_eq!((rejection.unit, rejection.period), (None, None));
}

#[test]
fn hostile_files_cost_little_time() {
    const SIZE: usize = 1 << 20;
    let begun = std::time::Instant::now();
    for part in
        ["a;", "\"", "\"\"", "a\n", ";\n", "\r", "a,b\n", "Tổng\n", "Số: 1/A;", "1.234;", "\0a"]
    {
        let text = format!("Chỉ tiêu;Tổng số;Số đạt\n{}", part.repeat(SIZE / part.len()));
        refused_named("2026-Q4/xa-hoa-tri.csv", text.as_bytes());
        let before = part.repeat(SIZE / part.len()) + "\nChỉ tiêu;Tổng số;Số đạt\n1;1;1\n";
        refused_named("2026-Q4/xa-hoa-tri.csv", before.as_bytes());
    }
    let rows = format!("Chỉ tiêu;Số đạt\n{}", "Người dânn;1x\n".repeat(3_000));
    let rejection = refused_named("2026-Q4/xa-hoa-tri.csv", rows.as_bytes());
    assert_eq!(rejection.refusals.len(), 1001);
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn a_refused_file_still_says_whose_it_is() {
    let rejection = refused_named("2026-Q4/xa-hoa-tri.csv", one_row("CBCCVC", "1", "x").as_bytes());
    assert_eq!(rejection.unit, Some(crate::intake::sample::HOA_TRI));
    assert_eq!(rejection.period, Some(crate::intake::sample::period()));
}
