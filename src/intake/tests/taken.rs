//! Files that are taken in.

use super::{one_row, taken, taken_named};
use crate::intake::Change;
use crate::intake::sample::{CONG_AN, TAN_DINH};
use crate::plan::Form;

fn body(committed: &str) -> Vec<&str> {
    committed.lines().skip(1).collect()
}

#[test]
fn blank_zero_and_nothing_arose_stay_three_things() {
    let text = "Chỉ tiêu;Tổng số;Số đạt\nCBCCVC;;\nNgười dân;0;0\nBuổi học;;kps\n";
    let expected = [
        "xa-tan-dinh,2026-Q4,can-bo,,,",
        "xa-tan-dinh,2026-Q4,nguoi-dan,0,0,",
        "xa-tan-dinh,2026-Q4,buoi-hoc,,KPS,",
    ];
    assert_eq!(body(&taken(text).committed), expected);
}

#[test]
fn what_is_only_a_wrong_figure_is_stored_for_validate() {
    let text = one_row("Người dân", "10", "11");
    assert_eq!(body(&taken(&text).committed), ["xa-tan-dinh,2026-Q4,nguoi-dan,10,11,"]);
    assert_eq!(
        body(&taken(&one_row("CBCCVC", "", "KPS")).committed)[0],
        "xa-tan-dinh,2026-Q4,can-bo,,KPS,"
    );
}

#[test]
fn rows_stand_in_the_plans_order_beside_what_was_read() {
    let proposal = taken("Chỉ tiêu;Tổng số;Số đạt\nNgười dân;2.000;1.500\nCBCCVC;5;5\n");
    assert_eq!(proposal.rows[0].written[2], "can-bo");
    let row = &proposal.rows[1];
    assert_eq!(row.place.line, 2);
    assert_eq!(row.read, ["", "", "Người dân", "2.000", "1.500", ""]);
    assert_eq!(row.written, ["xa-tan-dinh", "2026-Q4", "nguoi-dan", "2000", "1500", ""]);
}

#[test]
fn header_words_stand_in_any_order() {
    let text = "Ghi chú,SO DAT,Ten chi tieu,Kỳ báo cáo,Tổng số\nx,1,nguoi dan,IV/2026,2\n";
    assert_eq!(body(&taken(text).committed), ["xa-tan-dinh,2026-Q4,nguoi-dan,2,1,x"]);
}

#[test]
fn totals_that_agree_are_left_out() {
    for text in [
        "Đơn vị;Chỉ tiêu;Tổng số;Số đạt\nX. Tân Định;CBCCVC;5;5\nXã Tân Định;Người dân;2.000;1.500\nTổng cộng;;2.005;1.505\n",
        "STT;Chỉ tiêu;Tổng số;Số đạt\n;TỔNG SỐ;2005;1505\n1;CBCCVC;5;5\n2;Người dân;2000;1500\n",
    ] {
        let proposal = taken(text);
        assert_eq!(proposal.rows.len(), 2);
        assert!(proposal.remarks.iter().any(|r| r.message.contains("Dòng tổng khớp")));
    }
}

#[test]
fn column_numbers_and_headings_are_left_out() {
    let text = "STT;Chỉ tiêu;Tổng số;Số đạt;Tỷ lệ\n(1);(2);(3);(4);(5)=(4)/(3)\n;I. Nhóm chung;;;\n1;Người dân;10;5;50%\n;;;Trần Văn A;\n";
    let proposal = taken(text);
    assert_eq!(body(&proposal.committed), ["xa-tan-dinh,2026-Q4,nguoi-dan,10,5,"]);
    let left = proposal.remarks.iter().filter(|r| r.change == Change::RowLeftOut).count();
    assert_eq!(left, 3, "{:#?}", proposal.remarks);
}

#[test]
fn a_file_of_figures_by_unit_keeps_its_units() {
    let text = "CÔNG AN TỈNH\nChỉ tiêu: Xác nhận trên nền tảng định danh\nKỳ báo cáo: Quý IV/2026\nĐơn vị,Tổng số,Số đạt\nX. Hoà Trí,100,60\nP. Bắc Hoà Trí,50,20\nxã Tân Đình,10,1\n";
    let proposal = taken_named("so lieu.csv", text.as_bytes());
    assert_eq!(proposal.unit, CONG_AN);
    assert_eq!(
        body(&proposal.committed),
        [
            "xa-tan-dinh-thuong,2026-Q4,vneid,10,1,",
            "xa-hoa-tri,2026-Q4,vneid,100,60,",
            "phuong-bac-hoa-tri,2026-Q4,vneid,50,20,",
        ]
    );
}

#[test]
fn one_row_may_stand_for_the_whole() {
    let text = "Đơn vị,Chỉ tiêu,Tổng số,Số đạt\nToàn tỉnh,vneid,100,60\n";
    let proposal = taken_named("2026-Q4/cong-an.csv", text.as_bytes());
    assert_eq!(body(&proposal.committed), ["toan-tinh,2026-Q4,vneid,100,60,"]);
}

#[test]
fn the_place_in_the_form_names_an_indicator_where_all_rows_are_there() {
    let text = "STT;Tổng số;Số đạt\n1;10;9\n2;100;50\n3;;7\n";
    let proposal = taken(text);
    assert_eq!(
        body(&proposal.committed),
        [
            "xa-tan-dinh,2026-Q4,can-bo,10,9,",
            "xa-tan-dinh,2026-Q4,nguoi-dan,100,50,",
            "xa-tan-dinh,2026-Q4,buoi-hoc,,7,",
        ]
    );
}

#[test]
fn text_that_looks_like_a_formula_is_made_harmless() {
    let text = "Chỉ tiêu;Tổng số;Số đạt;Ghi chú\nNgười dân;10;9;=HYPERLINK(1)\nCBCCVC;1;1;\"\t-x\u{200b}\"\n";
    let proposal = taken(text);
    assert!(proposal.committed.contains("9,'=HYPERLINK(1)\n"), "{}", proposal.committed);
    assert!(proposal.committed.contains("1,'-x\n"), "{}", proposal.committed);
    let again = taken(&proposal.committed);
    assert_eq!(again.committed, proposal.committed);
}

#[test]
fn answers_for_tasks_are_read_by_id_or_text() {
    let text = "Mã nhiệm vụ;Nhiệm vụ;Trạng thái;Kết quả;Khó khăn;Kiến nghị\n;Tổ chức lớp học cộng đồng;Đã hoàn thành;Mở 12 lớp;;\nI.1.1;;Đang triển khai;\"Giám đốc chỉ đạo;\nđã làm\";Thiếu máy;\n";
    let proposal = taken(text);
    assert_eq!(proposal.form, Form::Tasks);
    assert_eq!(
        proposal.committed,
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n\
         xa-tan-dinh,2026-Q4,I.1.1,dang-thuc-hien,\"Giám đốc chỉ đạo;\nđã làm\",Thiếu máy,,\n\
         xa-tan-dinh,2026-Q4,I.1.2,hoan-thanh,Mở 12 lớp,,,\n"
    );
    assert_eq!(taken(&proposal.committed).committed, proposal.committed);
}

#[test]
fn tasks_without_an_answer_are_left_out() {
    let text =
        "Mã nhiệm vụ;Nhiệm vụ;Trạng thái;Kết quả\nI.1;;Hoàn thành;x\nI.1.1;Xây dựng chuyên mục;;\n";
    let proposal = taken(text);
    assert_eq!(proposal.rows.len(), 1);
    assert!(proposal.remarks.iter().any(|r| r.message.contains("chưa được trả lời")));
}

#[test]
fn models_keep_their_order() {
    let text =
        "TT;Tên mô hình;Địa bàn;Kết quả\n1;Tổ lưu động;Thôn 2;300 lượt\n2;Chợ số;Chợ xã;40 hộ\n";
    let proposal = taken(text);
    assert_eq!(proposal.form, Form::Models);
    assert_eq!(body(&proposal.committed)[0], "xa-tan-dinh,2026-Q4,Tổ lưu động,Thôn 2,300 lượt");
    assert_eq!(proposal.unit, TAN_DINH);
}

#[test]
fn office_numbers_are_no_false_alarm() {
    let text = "Chỉ tiêu;Tổng số;Số đạt;Ghi chú\nNgười dân;10;9;Theo BC 45/BC-UBND ngày 12/12/2026, ĐT 0258.3822.123, ubnd@x.gov.vn\n";
    assert_eq!(taken(text).rows.len(), 1);
}

#[test]
fn columns_that_the_form_does_not_have_are_left_out_with_what_is_in_them() {
    let text =
        "Họ và tên;Số điện thoại;Chỉ tiêu;Tổng số;Số đạt\nTrần A;0912345678;Người dân;10;9\n";
    let proposal = taken(text);
    assert!(!proposal.committed.contains("0912"));
    let left = proposal.remarks.iter().filter(|r| r.change == Change::ColumnLeftOut).count();
    assert_eq!(left, 2);
}
