//! What the guard finds and what it lets pass.

use super::*;

#[track_caller]
fn found(text: &str, expected: &[(Pattern, &str)]) {
    let hits = find_personal_data(text);
    let hits: Vec<_> = hits.iter().map(|h| (h.pattern, &text[h.range.clone()])).collect();
    assert_eq!(hits, expected, "{text}");
}

#[test]
fn citizen_numbers_are_found() {
    found("CCCD 056203001234;", &[(Pattern::CitizenNumber, "056203001234")]);
    found("056 203 001 234", &[(Pattern::CitizenNumber, "056 203 001 234")]);
    found("56203001234", &[(Pattern::CitizenNumber, "56203001234")]);
    found("1093001234,1", &[]);
}

#[test]
fn numbers_that_are_no_citizen_numbers_pass() {
    found("1.089.123.456.789", &[]);
    found("1.056203001234", &[(Pattern::CitizenNumber, "056203001234")]);
    found("056203 001234", &[(Pattern::CitizenNumber, "056203 001234")]);
    found("000203001234", &[]);
    found("097203001234", &[]);
    found("056403001234", &[]);
    found("0562030012345", &[]);
    found("sha a056203001234f", &[]);
}

#[test]
fn mobile_numbers_are_found_in_every_writing() {
    for text in [
        "0912345678",
        "0912 345 678",
        "091.234.5678",
        "09 12 34 56 78",
        "+84 912 345 678",
        "+84912345678",
        "84912345678",
        "0084912345678",
        "0912–345–678",
        "091 23 45 678",
    ] {
        found(text, &[(Pattern::Phone, text)]);
    }
    found("(0912) 345 678", &[(Pattern::Phone, "0912) 345 678")]);
    found("(0912)345678", &[(Pattern::Phone, "0912)345678")]);
    found("ĐT0912345678", &[(Pattern::Phone, "0912345678")]);
    found("ngày 12/12/2025 0912345678.", &[(Pattern::Phone, "0912345678")]);
    found("2025 0912345678", &[(Pattern::Phone, "0912345678")]);
}

#[test]
fn separators_may_have_spaces_around_them() {
    for text in
        ["0912   345 678", "0912 - 345 - 678", "0912. 345. 678", "0912  345  678", "0912 .345 .678"]
    {
        found(text, &[(Pattern::Phone, text)]);
    }
    found("0912    345 678", &[]);
    found("0912 -- 345 678", &[]);
}

#[test]
fn words_say_what_a_number_without_its_zero_is() {
    for before in [
        "SĐT: ",
        "ĐT",
        "Zalo ",
        "điện thoại liên hệ là ",
        "số di động của ",
        "chị Mai - ",
        "đ/c Hoa (",
        "Đầu mối: Lê Thị Hoa,\u{a0}",
        "Nguyễn Văn A, ",
        "NGUYỄN THỊ BÌNH: ",
        "Chị Mai, ",
        "Bà Thơm ",
    ] {
        found(&format!("{before}912345678"), &[(Pattern::Phone, "912345678")]);
    }
    found("ĐT 912 345 678", &[(Pattern::Phone, "912 345 678")]);
    found("ĐT 09123 45 678", &[(Pattern::Phone, "09123 45 678")]);
    // One number more of three digits is no thousand behind digits without a group.
    found("ĐT 912345678 123", &[(Pattern::Phone, "912345678")]);
    for text in [
        "912345678",
        "kinh phí 912345678",
        "điện thoại 350.123.456",
        "điện thoại: 350000000",
        "Zalo: 312345678 lượt",
        "chị Mai 312345678 đồng",
        "Zalo\n912345678",
        "phường Phan Rang 312345678",
        "Phường Phan Rang 312345678",
        "cơ Bản 312345678",
        "chị 312345678",
        "ghi chú: Xã Hồ Sơn 312345678",
        "Bà: Xã Hồ Sơn 312345678",
        "ĐT 912 345 678 123",
        "ĐT 212345678",
        "chị Mai 912 345 678",
        "gần Hồ 912345678",
        "Chị 912345678",
        "ông A1b 912345678",
    ] {
        found(text, &[]);
    }
}

#[test]
fn words_say_what_a_number_without_its_zeros_is() {
    for before in ["CCCD ", "số căn cước công dân: ", "định danh cá nhân số ", "bà Trần Thị B "]
    {
        let text = format!("{before}1203001234");
        found(&text, &[(Pattern::CitizenNumber, "1203001234")]);
    }
    found("CMND 225123456", &[(Pattern::CitizenNumber, "225123456")]);
    found("CCCD 0562 0300 1234", &[(Pattern::CitizenNumber, "0562 0300 1234")]);
    found("1203001234", &[]);
    found("bà Trần Thị B 1403001234", &[]);
    found("số CCCD đã cấp: 1203001234", &[]);
}

#[test]
fn a_tax_code_is_no_telephone() {
    // 9·29 + 0·23 + 1·19 + 2·17 + 3·13 + 4·7 + 5·5 + 6·3 = 424 = 38·11 + 6, and 10 − 6 is 4.
    found("MST 0901234564", &[]);
    found("mã số thuế: 0901234564", &[]);
    found("0901234564", &[(Pattern::Phone, "0901234564")]);
    found("MST 0901234563", &[(Pattern::Phone, "0901234563")]);
    found("0901234564-001", &[]);
    found("0901234563-001", &[(Pattern::Phone, "0901234563")]);
    found("0901234564-01", &[(Pattern::Phone, "0901234564")]);
    found("0901234564 001", &[(Pattern::Phone, "0901234564")]);
    found("0314409058", &[]);
    found("0314409059", &[(Pattern::Phone, "0314409059")]);
    found("MST 056203001234", &[(Pattern::CitizenNumber, "056203001234")]);
}

#[test]
fn digits_of_full_width_are_found_at_their_places() {
    found("gọi ０９１２３４５６７８ nhé", &[(Pattern::Phone, "０９１２３４５６７８")]);
    found("０９12 ３45．６７８", &[(Pattern::Phone, "０９12 ３45．６７８")]);
    found(
        "a＠gmail．com; 0912345678",
        &[(Pattern::Email, "a＠gmail．com"), (Pattern::Phone, "0912345678")],
    );
    found("\u{feff}１２３ và ！", &[]);
    assert_eq!(mask("x０９１２３４５６７８"), "x[đã che số điện thoại di động]");
}

#[test]
fn a_number_alone_is_one_that_lost_its_zero() {
    for cell in ["912345678", " 912345678.0 "] {
        assert_eq!(number_alone(cell), Some(Pattern::Phone), "{cell}");
    }
    assert_eq!(number_alone("1203001234"), Some(Pattern::CitizenNumber));
    for cell in ["", "x", "212345678", "350000000", "912 345 678", "912345678 đ", "1403001234"] {
        assert_eq!(number_alone(cell), None, "{cell}");
    }
}

#[test]
fn land_lines_documents_and_counts_pass() {
    for text in [
        "0258 3822 123",
        "0258.3822.123",
        "45/BC-UBND",
        "01-KH/BCĐTW",
        "1.189.300",
        "22453",
        "12/12/2025",
        "0123456789",
        "0912345678a",
        "1234912345678",
        "84 912 345 678",
        "+84 212 345 678",
        "+85 912 345 678",
    ] {
        found(text, &[]);
    }
}

#[test]
fn private_mailboxes_are_found_and_offices_pass() {
    found("thư nva.99@gmail.com.", &[(Pattern::Email, "nva.99@gmail.com")]);
    found("skhcn@khanhhoa.gov.vn", &[]);
    found("a@b", &[]);
    found("@gmail.com", &[]);
    found("a@.a", &[]);
    found("a@b..c", &[]);
}

#[test]
fn a_mailbox_named_by_a_telephone_is_both() {
    for text in ["0912345678@gmail.com", "0912 345 678@zalo.vn"] {
        let masked = mask(text);
        assert_eq!(masked, "[đã che số điện thoại di động][đã che địa chỉ thư điện tử cá nhân]");
    }
}

#[test]
fn a_mask_leaves_nothing_of_the_number() {
    let masked = mask("gọi 0912345678 nhé");
    assert_eq!(masked, "gọi [đã che số điện thoại di động] nhé");
}

/// What stands behind a number may itself be masked: then the number must be judged as before.
#[test]
fn a_mask_changes_nothing_of_what_stands_before_it() {
    for text in [
        "0912345678.056.203.001.234",
        "gọi 912345678 dong@gmail.com",
        "gọi 912345678 dong.a@gmail.com",
        "0901234564-001 203 001 234",
        "SĐT 0 942379 067 039-636-6879",
        "Zalo 912 345 678 091 234 5678",
        "ĐT 0912345678 912345678",
    ] {
        let masked = mask(text).into_owned();
        assert_eq!(find_personal_data(&masked), [], "{text}: {masked}");
    }
}
