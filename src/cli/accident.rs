//! What is said when the program itself is at fault. No content of a file is in it: the words of a
//! panic may quote one, the place in the program's own text cannot.

use super::output::print_error;
use std::panic::{Location, PanicHookInfo, set_hook};

/// Runs `work`; a panic in it becomes a message that asks for a report, and the exit code 3. The
/// hook ends the process: in a release a panic cannot be caught, it would end in a signal.
pub fn guarded(work: impl FnOnce() -> u8) -> u8 {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        print_error(&words(info.location()));
        std::process::exit(3)
    }));
    work()
}

fn words(at: Option<&Location<'_>>) -> String {
    let place = at.map_or_else(
        || "không rõ".to_owned(),
        |at| format!("{} dòng {}", inside_the_crate(at.file()), at.line()),
    );
    format!(
        "Lỗi: chương trình gặp sự cố ngoài dự tính nên đã dừng.\n\
         Không có tệp nào bị ghi dở. Số liệu đã nhận vẫn còn nguyên.\n\
         Xin báo cho người phụ trách chương trình: lệnh đã gõ, phiên bản {},\n\
         chỗ dừng: {place}.\n\
         Không gửi kèm tệp có thông tin cá nhân.\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// A place in a library begins with a folder of whoever built the program: it is left out.
fn inside_the_crate(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let from = parts.iter().rposition(|part| *part == "src").map_or(0, |at| at.saturating_sub(1));
    parts[from..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_without_the_folders_of_whoever_built_it() {
        let library = "/home/x/.cargo/registry/src/index/toml-1.2.1/src/de/mod.rs";
        assert_eq!(inside_the_crate(library), "toml-1.2.1/src/de/mod.rs");
        assert_eq!(inside_the_crate("src/cli/output.rs"), "src/cli/output.rs");
        assert_eq!(inside_the_crate("a\\src\\b.rs"), "a/src/b.rs");
    }
}
