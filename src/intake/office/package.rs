//! The package: which parts there are, and each inflated into a bounded sink. Nothing is ever
//! put on the disk.

use super::{MAX_INFLATED, MAX_PACKAGE, MAX_PART, MAX_PARTS, broken, too_much};
use crate::intake::finding::{Reason, Refusal};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Past this size of a part, as the package itself gives it, nothing honest is left.
const ABSURD: u64 = 512 << 20;

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Bytes that may still be inflated.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package after looking at all that can be wrong with it as a whole.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.len() > MAX_PACKAGE {
            return Err(too_much(&format!("hơn {} MiB", MAX_PACKAGE >> 20)));
        }
        // Before any list of parts is made: each costs some hundred bytes of memory.
        let parts = bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count();
        if parts > MAX_PARTS {
            return Err(too_much(&format!("hơn {MAX_PARTS} phần bên trong")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut archive = archive.map_err(|_| broken("không đọc được danh sách các phần"))?;
        if archive.has_duplicate_names() {
            return Err(broken("có hai phần cùng tên"));
        }
        if archive.has_overlapping_entries().unwrap_or(true) {
            return Err(broken("các phần chồng lên nhau"));
        }
        let mut package = Self { archive, names: Vec::new(), left: MAX_INFLATED };
        package.look_at_parts()?;
        Ok(package)
    }

    fn look_at_parts(&mut self) -> Result<(), Refusal> {
        for number in 0..self.archive.len() {
            let part = self.archive.by_index_raw(number);
            let part = part.map_err(|_| broken("có phần không đọc được"))?;
            if part.encrypted() {
                return Err(locked());
            }
            if part.size() > ABSURD {
                return Err(too_much("có phần phình ra hơn 512 MiB khi giải nén"));
            }
            let name = part.name().map_err(|_| broken("tên phần không đọc được"))?.into_owned();
            if is_outside(&name) {
                return Err(broken("có phần mang đường dẫn ra ngoài tệp"));
            }
            self.names.push(name);
        }
        let mut folded: Vec<String> = self.names.iter().map(|n| n.to_lowercase()).collect();
        folded.sort_unstable();
        if folded.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(broken("có hai phần cùng tên"));
        }
        self.refuse_active_content()
    }

    /// Macros are never run, and a workbook that draws on other files has figures that nobody
    /// can trace.
    fn refuse_active_content(&self) -> Result<(), Refusal> {
        let macros =
            |name: &String| name.ends_with("vbaProject.bin") || name.starts_with("xl/macrosheets/");
        if self.names.iter().any(macros) {
            let message = "Tệp có macro, không nhận để bảo đảm an toàn";
            return Err(Refusal::new(Reason::Format, message)
                .hint("Mở tệp, chọn lưu dạng .xlsx hoặc .docx (không có macro) rồi gửi lại"));
        }
        if self.has("xl/externalLinks/") {
            let message = "Tệp Excel lấy số liệu từ tệp khác (liên kết ngoài), không rõ nguồn";
            return Err(Refusal::new(Reason::Format, message).hint(
                "Trong Excel chọn Dữ liệu → Sửa liên kết → Ngắt liên kết (Data → Edit Links → Break Link), lưu rồi gửi lại",
            ));
        }
        Ok(())
    }

    /// True where a part's name begins so.
    pub(super) fn has(&self, beginning: &str) -> bool {
        self.names.iter().any(|name| name.starts_with(beginning))
    }

    /// The names of parts that begin so, in order.
    pub(super) fn named(&self, beginning: &str) -> Vec<String> {
        let mut names: Vec<String> =
            self.names.iter().filter(|name| name.starts_with(beginning)).cloned().collect();
        names.sort_unstable();
        names
    }

    /// The text of a part; none where there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(number) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(number).map_err(|_| broken("có phần không đọc được"))?;
        let most = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes);
        let read = read.map_err(|_| broken("có phần không giải nén được"))? as u64;
        if read > most {
            return Err(too_much(&format!(
                "phình ra hơn {} MiB khi giải nén",
                if most < MAX_PART { MAX_INFLATED >> 20 } else { MAX_PART >> 20 }
            )));
        }
        self.left -= read;
        let text = String::from_utf8(bytes).map_err(|_| broken("có phần không phải UTF-8"))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

fn is_outside(name: &str) -> bool {
    let parts = || name.split(['/', '\\']);
    name.starts_with(['/', '\\']) || name.contains(':') || parts().any(|part| part == "..")
}

fn locked() -> Refusal {
    Refusal::new(Reason::Format, "Tệp đặt mật khẩu, không mở được")
        .hint("Đề nghị nơi gửi bỏ mật khẩu rồi gửi lại")
}
