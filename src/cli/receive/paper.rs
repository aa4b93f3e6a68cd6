//! What is put down of one file, and under which name.

use crate::intake::Proposal;
use crate::intake::register::Unfit;
use crate::period::Period;
use crate::submission::Channel;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// What is put down of one file.
pub(super) struct ReceiptOf {
    pub(super) received_on: NaiveDate,
    pub(super) channel: Option<Channel>,
    pub(super) document: String,
    pub(super) document_date: Option<NaiveDate>,
}

/// A file that can be put down.
pub(super) struct Ready {
    pub(super) name: String,
    pub(super) proposal: Box<Proposal>,
    pub(super) receipt: ReceiptOf,
}

/// Why a row cannot be put down, to whoever typed it.
pub(super) fn unfit_words(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::NotCommitted => {
            "Sổ tiếp nhận chưa ở dạng chuẩn nên chưa ghi thêm được. Chạy bdhvs validate để xem, \
             sửa rồi làm lại."
        }
        Unfit::PersonalData => {
            "Số văn bản hoặc lý do có dữ liệu cá nhân; ghi lại không nêu số điện thoại, số căn \
             cước."
        }
        Unfit::Shape => {
            "Số văn bản hoặc lý do dài quá 200 ký tự hoặc có ký tự điều khiển. Ghi lại cho gọn."
        }
    }
}

/// The register of a period, inside the folder of reports.
pub(super) fn register_of(period: Period) -> String {
    format!("{period}/so-tiep-nhan.csv")
}

/// SHA-256 of a file as it is written, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
