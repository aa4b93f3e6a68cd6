//! Cells of counts that are no clear number, each with the readings it has.

use crate::intake::finding::{Reason, Refusal, short};

pub(super) fn wrong(cell: &str, why: &str) -> Refusal {
    Refusal::new(Reason::Number, format!("“{}” {why}", short(cell)))
        .hint("Ghi lại bằng một số nguyên viết liền, không dấu")
}

/// `12,5` and `12.5`: half a person, or a slip.
pub(super) fn two_readings(text: &str) -> Refusal {
    if text.contains('.') && text.contains(',') {
        return wrong(text, "có cả dấu chấm và dấu phẩy, không rõ dấu nào ngăn phần lẻ");
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let decimal = text.replace('.', ",");
    let why = format!("có thể là {decimal} (số lẻ) hoặc {digits} (dấu ngăn đặt nhầm chỗ)");
    wrong(text, &why)
}

/// 22,5 in a cell that holds a number: half a person, or a dot that was meant between thousands.
pub(super) fn fraction(text: &str) -> Refusal {
    wrong(text, "là số lẻ, không thể là số người")
        .hint("Nếu dấu trong số là để ngăn hàng nghìn thì ghi lại bằng số nguyên viết liền")
}

/// `1.234` in a file in which the sign, or its counterpart, is used otherwise.
pub(super) fn not_alone(text: &str, digits: &str, sign: char, rival: &str) -> Refusal {
    let decimal = text.replacen(sign, ",", 1);
    let name = if sign == '.' { "dấu chấm" } else { "dấu phẩy" };
    let why = format!(
        "có thể là {digits} ({name} ngăn hàng nghìn) hoặc {decimal} ({name} ngăn phần lẻ), vì trong tệp còn có “{rival}”"
    );
    wrong(text, &why)
}

/// Whatever is no number at all, by what it looks like.
pub(super) fn strange(text: &str) -> Refusal {
    let (first, rest) = (text.chars().next().unwrap_or(' '), text.get(1..).unwrap_or(""));
    if text.starts_with('#') {
        return wrong(text, "là lỗi của công thức trên bảng tính, không rõ là 0 hay chưa có số")
            .hint("Sửa công thức hoặc ghi thẳng con số; chưa có số thì để trống");
    }
    if text.ends_with('%') {
        let number = text.trim_end_matches(['%', ' ']);
        let why = format!("có thể là tỷ lệ {text} hoặc {number} người");
        return wrong(text, &why).hint("Ô này ghi số người, không ghi tỷ lệ");
    }
    if first == '=' || (matches!(first, '+' | '@') && !rest.is_empty()) {
        return wrong(text, "là công thức chưa có kết quả, không phải con số")
            .hint("Mở lại bằng Excel và lưu, hoặc ghi thẳng con số vào ô");
    }
    if matches!(text, "-" | "–" | "—" | "…" | "..." | "x" | "X" | "/") {
        return wrong(text, "có thể là 0 hoặc chưa có số")
            .hint("Bằng không thì ghi 0, không phát sinh thì ghi KPS, chưa có số thì để trống");
    }
    if let Some(refusal) = date_or_power(text) {
        return refusal;
    }
    if first == '-' && rest.bytes().all(|b| b.is_ascii_digit()) {
        return wrong(text, "là số âm, không thể là số người");
    }
    wrong(text, "không phải là một con số")
        .hint("Ô này chỉ ghi số; lời giải thích ghi ở cột Ghi chú")
}

/// `22/5`, `22-May`: a spreadsheet's idea of 22,5. `1e5`: its idea of a long number.
fn date_or_power(text: &str) -> Option<Refusal> {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let month = |part: &str| number(part) || part.len() == 3 && part.is_ascii();
    if let [a, b] | [a, b, _] = parts[..]
        && number(a)
        && month(b)
        && parts.iter().all(|p| month(p))
    {
        let why = if parts.len() == 2 && number(b) {
            format!(
                "có thể là {a},{b} bị bảng tính đổi thành ngày {a}/{b}, hoặc {a} trên tổng số {b}"
            )
        } else {
            "có thể là một ngày, hoặc con số bị bảng tính đổi thành ngày tháng".to_owned()
        };
        return Some(wrong(text, &why).hint("Định dạng ô là số rồi ghi lại số người"));
    }
    let (base, power) = text.split_once(['e', 'E'])?;
    let power = power.trim_start_matches(['+', '-']);
    let decimal = base.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    (number(power) && decimal && !base.is_empty()).then(|| {
        let why = "là số viết tắt kiểu bảng tính, có thể đã mất các chữ số cuối, hoặc là một mã";
        wrong(text, why).hint("Định dạng ô là số, ghi đủ các chữ số")
    })
}
