//! The committed form of a report file (data.md): UTF-8, NFC, comma, LF, fixed header.

pub use crate::text::harmless;

use crate::plan::Form;
use crate::vietnamese::nfc;

/// The columns of a form, in the order in which they are written.
pub fn header(form: Form) -> &'static [&'static str] {
    match form {
        Form::Figures => {
            &["ma_don_vi", "ky_bao_cao", "ma_chi_tieu", "tong_so", "so_dat", "ghi_chu"]
        }
        Form::Tasks => &[
            "ma_don_vi",
            "ky_bao_cao",
            "ma_nhiem_vu",
            "trang_thai",
            "ket_qua",
            "kho_khan",
            "kien_nghi",
            "phuong_huong",
        ],
        Form::Models => &["ma_don_vi", "ky_bao_cao", "ten_mo_hinh", "dia_ban", "ket_qua"],
    }
}

/// A file in committed form.
pub fn write<'r>(form: Form, rows: impl Iterator<Item = &'r [String]>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let head = header(form).iter().map(|cell| (*cell).to_owned()).collect();
    let body = rows.map(|row| row.iter().map(|cell| harmless(&nfc(cell))).collect());
    for record in std::iter::once::<Vec<String>>(head).chain(body) {
        // A vector takes every byte: writing to it has no way to fail.
        if writer.write_record(&record).is_err() {
            break;
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_fixed() {
        let row = ["a", "2025-Q4", "x", "", "1", "Ho\u{300}a, \"b\"\nc"].map(str::to_owned);
        let text = write(Form::Figures, std::iter::once(&row[..]));
        assert_eq!(
            text,
            "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\na,2025-Q4,x,,1,\"Hòa, \"\"b\"\"\nc\"\n"
        );
    }
}
