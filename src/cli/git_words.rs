//! What git's refusals mean to the officer.

use super::session::Failure;
use crate::load::GitFault;

/// What git's refusal means and what to do; `without` says what can be done without git. Wrong
/// usage, or a machine that cannot.
pub(super) fn git_refusal(fault: GitFault, revision: &str, without: &str) -> Failure {
    let machine = |text: &str| Failure::Machine(anyhow::anyhow!("{text}"));
    match fault {
        GitFault::NotInstalled => machine(&format!(
            "máy này không có git nên không biết điều gì đã thay đổi.\nCài git. {without}"
        )),
        GitFault::NotTrusted => machine(
            "git không đọc thư mục này vì thư mục thuộc tài khoản khác.\n\
             Chạy: git config --global --add safe.directory và tên thư mục, rồi chạy lại.",
        ),
        GitFault::Other(words) => machine(&format!("git không trả lời được: {words}")),
        GitFault::NotARepository => Failure::Usage(format!(
            "Thư mục này không do git quản lý nên không biết điều gì đã thay đổi.\n{without}"
        )),
        GitFault::UnknownRevision => Failure::Usage(format!(
            "git không có mốc “{revision}”. Kiểm tra lại tên nhánh hoặc mã; nếu là nhánh trên máy \
             chủ thì chạy git fetch trước."
        )),
        GitFault::ShallowClone => Failure::Usage(format!(
            "Bản sao này chỉ có một phần lịch sử nên không có mốc “{revision}”.\n\
             Trên CI đặt fetch-depth: 0 (GitHub) hoặc GIT_DEPTH: \"0\" (GitLab); trên máy chạy \
             git fetch --unshallow."
        )),
    }
}
