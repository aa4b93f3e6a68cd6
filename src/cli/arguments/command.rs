//! The commands with their own options.

use super::closing::{Close, Reopen, Verify};
use super::date;
use super::figures::{Refs, Status, Trace};
use super::forms::{Fmt, Template};
use super::letters::{CheckLetter, Remind};
use super::others::{Completions, Diff, Explain, Init, Schema};
use super::received::{Amend, Enter, Receive};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The commands, in the order of a quarter's work.
#[derive(Subcommand, Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Xem tình hình của kỳ trên một màn hình.
    ///
    /// Gồm thời hạn, đơn vị chưa gửi, chỉ tiêu, nhiệm vụ, số liệu cần xem lại và việc phải làm
    /// tiếp.
    #[command(after_help = "bdhvs status\nbdhvs status --period 2025-Q4 --as-of 2025-12-18")]
    Status(Status),

    /// Xem danh sách đơn vị, hoặc quá trình thay đổi của một đơn vị.
    #[command(
        after_help = "bdhvs units\nbdhvs units MÃ-ĐƠN-VỊ\nbdhvs units --group MÃ-NHÓM\nbdhvs units --format codeowners --out CODEOWNERS"
    )]
    Units(Units),

    /// Lập biểu mẫu để đơn vị điền bằng Excel.
    ///
    /// Biểu có sẵn tên, cách tính, tổng số đã đăng ký và số kỳ trước. Dạng csv: mỗi đơn vị một tệp
    /// số liệu chỉ tiêu và một tệp nhiệm vụ; với --group thì ghi cả nhóm vào một thư mục. Dạng
    /// xlsx: một tệp Excel có đủ các biểu và trang hướng dẫn; với --group thì một tệp gửi chung cả
    /// nhóm, đơn vị tự chọn tên trong danh sách (trang ẩn của tệp có số tổng hợp kỳ trước của mọi
    /// đơn vị trong nhóm). Tệp đã có mà khác nội dung thì không ghi đè.
    #[command(
        after_help = "bdhvs template --unit MÃ-ĐƠN-VỊ --out bieu.csv\nbdhvs template --unit MÃ-ĐƠN-VỊ --form nhiem-vu\nbdhvs template --group MÃ-NHÓM --out bieu-mau\nbdhvs template --group MÃ-NHÓM --format xlsx --out bieu-mau.xlsx"
    )]
    Template(Template),

    /// Tiếp nhận tệp đơn vị gửi: đọc, cho xem đã hiểu thế nào, ghi số liệu và vào sổ.
    ///
    /// Nhận một hay nhiều tệp CSV, Excel, Word, hoặc cả thư mục. Tệp nào đọc được hai cách thì
    /// không nhận và nói rõ vì sao. Ngày nhận phải cho biết: bằng --date, bằng sổ văn bản đến
    /// (--incoming), hoặc bằng thư mục mang tên ngày.
    #[command(
        after_help = "bdhvs receive bieu-01.csv --date 2025-12-12 --dry-run\nbdhvs receive bieu-01.csv --date 2025-12-12 --document 45/BC-UBND\nbdhvs receive 2025-12-12/ --incoming so-van-ban-den.csv\nbdhvs receive --document-only --unit MÃ-ĐƠN-VỊ --date 2025-12-12\nbdhvs receive --undo 0087 --period 2025-Q4"
    )]
    Receive(Receive),

    /// Nhập số liệu bằng tay, từ bản giấy hoặc bản ký số.
    #[command(after_help = "bdhvs enter MÃ-ĐƠN-VỊ MÃ-CHỈ-TIÊU=9100/13800 --date 2025-12-12")]
    Enter(Enter),

    /// Đính chính số liệu đã nhận, ví dụ qua điện thoại.
    #[command(
        after_help = "bdhvs amend MÃ-ĐƠN-VỊ MÃ-CHỈ-TIÊU=92/138 --date 2025-12-16 --reason \"nhầm\""
    )]
    Amend(Amend),

    /// Xem đơn vị nào phải gửi báo cáo, hạn gửi và đã gửi hay chưa.
    #[command(
        after_help = "bdhvs deadlines\nbdhvs deadlines --fail-on late,missing\nbdhvs deadlines --ics --out han-bao-cao.ics"
    )]
    Deadlines(Deadlines),

    /// Ghi lại các tệp báo cáo theo dạng chuẩn, không đổi nội dung.
    ///
    /// Bỏ dấu BOM, dòng trống, dấu cách và dấu ngoặc kép thừa; đổi dấu chấm phẩy, kiểu xuống dòng,
    /// kiểu gõ dấu; thay mã số bằng mã đơn vị; xếp dòng theo thứ tự của kế hoạch. Tệp sai tiêu
    /// đề, sai số cột hay có mã lạ thì để nguyên và nói rõ. Không ghi đường dẫn thì xét cả thư mục
    /// báo cáo.
    #[command(
        after_help = "bdhvs fmt\nbdhvs fmt --check\nbdhvs fmt --diff reports/2025-Q4\nbdhvs fmt reports/2025-Q4/so-tiep-nhan.csv"
    )]
    Fmt(Fmt),

    /// Kiểm tra kế hoạch và báo cáo, nêu mọi lỗi trong một lần chạy.
    ///
    /// Mỗi lỗi có tên tệp, dòng, ô và cách sửa. Gửi chậm không phải là lỗi: xem lệnh “deadlines”.
    #[command(
        after_help = "bdhvs validate\nbdhvs validate reports/2025-Q4\nbdhvs validate --changed-from origin/main\nbdhvs validate --only not-a-count --format json\nbdhvs validate --format junit --out ket-qua.xml"
    )]
    Validate(Validate),

    /// Giải thích một quy tắc kiểm tra, hoặc liệt kê mọi quy tắc.
    ///
    /// Mỗi quy tắc có một trang: có gì sai, vì sao, cách sửa, ví dụ.
    #[command(
        after_help = "bdhvs explain\nbdhvs explain not-a-count\nbdhvs explain R116 --format md"
    )]
    Explain(Explain),

    /// So số liệu đã báo cáo với chỉ tiêu kế hoạch.
    #[command(
        after_help = "bdhvs coverage --by unit\nbdhvs coverage --indicator MÃ-CHỈ-TIÊU\nbdhvs coverage --by unit --format xlsx --out chi-tieu.xlsx"
    )]
    Coverage(Coverage),

    /// Lập bảng kê của một số liệu: văn bản, tệp, dòng của từng số đã cộng vào.
    ///
    /// Ghi mã chỉ tiêu, hoặc một tham chiếu như --refs in ra. Các số trong bảng cộng lại đúng bằng
    /// số đã in; số không cộng vào và lý do nêu ở dưới.
    #[command(
        after_help = "bdhvs trace MÃ-CHỈ-TIÊU\nbdhvs trace MÃ-CHỈ-TIÊU --unit MÃ-ĐƠN-VỊ --period 2025-Q4\nbdhvs trace 2025-Q4/MÃ-CHỈ-TIÊU/so_dat\nbdhvs trace MÃ-CHỈ-TIÊU --format xlsx --out bang-ke.xlsx"
    )]
    Trace(Trace),

    /// Thử chất lượng số liệu, nêu những chỗ nên hỏi lại đơn vị.
    ///
    /// In cách tính, mức để hỏi lại, kết quả của từng phép thử và phép thử nào chưa chạy được. Chỗ
    /// cần hỏi lại chưa phải là sai.
    #[command(after_help = "bdhvs quality\nbdhvs quality --period 2025-Q4 --format json")]
    Quality,

    /// Xem nhiệm vụ: đơn vị chủ trì, tiến độ, quá hạn hay chưa.
    #[command(after_help = "bdhvs tasks\nbdhvs tasks --unit MÃ-ĐƠN-VỊ --section III")]
    Tasks(Tasks),

    /// Lập báo cáo của kỳ để trình ký, kèm ba phụ lục.
    ///
    /// Dạng docx theo thể thức Nghị định 30/2020/NĐ-CP. Lời văn của người soạn lấy từ tệp
    /// loi-van.md trong thư mục của kỳ; --words lập tệp đó một lần, không bao giờ ghi đè. Đặt
    /// tệp plan/letters/bao-cao.md thì báo cáo theo mẫu của tệp đó.
    /// Dạng xlsx chỉ có ba phụ lục, mỗi bảng một trang tính.
    #[command(
        after_help = "bdhvs summary --draft\nbdhvs summary --words\nbdhvs summary --out bao-cao.docx\nbdhvs summary --period 2025-Q4 --format html --out bao-cao.html\nbdhvs summary --period 2025-Q4 --format xlsx --out phu-luc.xlsx"
    )]
    Summary(Summary),

    /// Tóm tắt tình hình của kỳ trên một trang, cho người ký.
    ///
    /// Gồm chỉ tiêu và kết luận, thay đổi so với kỳ trước do đơn vị nào, ai chưa gửi, nguồn nào
    /// khác nhau, bao nhiêu đơn vị nêu khó khăn, câu hỏi thường gặp cùng câu trả lời và lệnh để xem
    /// số liệu.
    #[command(after_help = "bdhvs brief\nbdhvs brief --period 2025-Q4 --out tom-tat.docx")]
    Brief,

    /// Đối chiếu số trong báo cáo đã sửa bằng Word với số liệu của kỳ.
    ///
    /// Nêu từng số không trùng số liệu nào của kỳ, chỗ ghi và số gần nhất: kết thúc với mã 1. Không
    /// xét ngày tháng, số văn bản, số mục, số thứ tự. Chữ đã xoá bằng theo dõi thay đổi (Track
    /// Changes) coi như không còn; chữ thêm vào coi như đã chấp nhận. Không sửa gì trong tệp.
    #[command(
        after_help = "bdhvs check-letter bao-cao.docx --period 2025-Q4\nbdhvs check-letter bao-cao.docx --format json"
    )]
    CheckLetter(CheckLetter),

    /// Khoá kỳ: giữ nguyên số liệu như đã báo cáo.
    ///
    /// Ghi lại số liệu đã gửi, số và ngày báo cáo, mã SHA-256 của từng tệp báo cáo và tệp kế hoạch
    /// vào khoa-so.toml. Số bị loại hay còn thiếu không cản việc khoá kỳ, chỉ được nêu ra.
    /// Với --letter thì số trong tệp Word đã gửi phải khớp số liệu của kỳ, như check-letter.
    #[command(
        after_help = "bdhvs close 2025-Q4 --document 125/BC --date 2025-12-29 --dry-run\nbdhvs close 2025-Q4 --document 125/BC --date 2025-12-29\nbdhvs close 2025-Q4 --document 125/BC --date 2025-12-29 --letter bao-cao.docx"
    )]
    Close(Close),

    /// Xem kỳ đã khoá có gì thay đổi từ khi khoá.
    ///
    /// Nêu tệp bị sửa, bị xoá, thêm mà không vào sổ, và số đã báo cáo nay tính khác: kết thúc với
    /// mã 1. Báo cáo gửi sau qua sổ tiếp nhận và tệp kế hoạch đổi mà không làm đổi số là ghi chú.
    #[command(after_help = "bdhvs verify\nbdhvs verify 2025-Q4")]
    Verify(Verify),

    /// Mở lại kỳ đã khoá, giữ lại số liệu đã báo cáo và lý do.
    #[command(after_help = "bdhvs reopen 2025-Q4 --reason \"rà soát lại theo yêu cầu\"")]
    Reopen(Reopen),

    /// Soạn công văn đề nghị báo cáo, nhắc, đôn đốc; hoặc tin nhắn, danh sách gọi điện.
    ///
    /// Mức 0 gửi trước hạn cho mọi đơn vị, kèm đề cương và danh mục số liệu; với --out và tên một
    /// thư mục thì ghi công văn cùng tệp biểu mẫu Excel của từng nhóm đơn vị vào đó. Mức 1, 2 gửi đơn vị còn
    /// thiếu báo cáo, biểu hoặc số liệu. Mức 3 báo cáo cấp trên, kèm dự thảo văn bản. Không gửi gì
    /// ra ngoài; không lưu số điện thoại.
    #[command(
        after_help = "bdhvs remind --level 0\nbdhvs remind --level 0 --format docx --out de-nghi\nbdhvs remind --level 1 --by 2025-12-19 --hour 16\nbdhvs remind --level 1 --format zalo --by 2025-12-19\nbdhvs remind --level 2 --after \"Công văn số 15 ngày 16/12/2025\" --each --out x\nbdhvs remind --level 1 --call-sheet"
    )]
    Remind(Remind),

    /// Lập phiếu đề nghị đơn vị rà soát số liệu.
    ///
    /// Ghi một đơn vị thì phiếu nêu mọi nội dung cần xem lại trong báo cáo của kỳ. Ghi một tệp thì
    /// xét riêng tệp đó như khi tiếp nhận, không lưu gì: phiếu chỉ đúng ô, dòng trong tệp đã gửi;
    /// phiếu của đơn vị đếm dòng theo tệp đã lưu. Phiếu không có số liệu của đơn vị khác.
    #[command(
        after_help = "bdhvs reply MÃ-ĐƠN-VỊ --by 2025-12-19 --hour 16\nbdhvs reply bieu-so-lieu.csv --format zalo\nbdhvs reply MÃ-ĐƠN-VỊ --format docx --out phieu.docx"
    )]
    Reply(Reply),

    /// Lập trang theo dõi để xem và trình chiếu: một tệp HTML, không cần mạng.
    ///
    /// Gồm chỉ tiêu với khoảng và mức kế hoạch, đơn vị còn thiếu nhiều người nhất, diễn biến qua
    /// các kỳ, tình hình gửi báo cáo, nhiệm vụ, số liệu cần xem lại. Xem được trên điện thoại, in
    /// được ra giấy; trình duyệt không tải và không gửi gì.
    #[command(
        after_help = "bdhvs dashboard --out theo-doi.html\nbdhvs dashboard --period 2025-Q4 --out theo-doi.html"
    )]
    Dashboard,

    /// Xuất kế hoạch và số liệu thành bảng CSV và JSON cho chương trình khác.
    ///
    /// Ghi vào một thư mục riêng: mỗi bảng một tệp CSV, mọi bảng trong một tệp JSON, và
    /// datapackage.json mô tả các cột, khoá, liên kết giữa các bảng. Lời văn của đơn vị không xuất.
    #[command(
        after_help = "bdhvs export --out du-lieu\nbdhvs export --period 2025-Q4 --out du-lieu"
    )]
    Export,

    /// In lược đồ JSON của tệp TOML, để trình soạn thảo báo lỗi ngay khi gõ.
    #[command(after_help = "bdhvs schema\nbdhvs schema targets\nbdhvs schema plan --out plan.json")]
    Schema(Schema),

    /// Kể những thay đổi của kế hoạch so với một mốc của git.
    ///
    /// Nhiệm vụ thêm hay bỏ, đơn vị chủ trì, mức phải đạt, đối tượng, hạn báo cáo, đơn vị, cách hiểu.
    #[command(after_help = "bdhvs diff main\nbdhvs diff v1.0 --format md")]
    Diff(Diff),

    /// Tạo kho mới cho một kế hoạch khác, có sẵn chú thích và các tệp kiểm tra tự động.
    ///
    /// Kho mới kiểm tra được ngay. Chỗ phải thay bằng nội dung thật có chữ CẦN ĐIỀN; lệnh này liệt kê
    /// từng chỗ. Tệp đã có mà khác nội dung thì không ghi gì.
    #[command(after_help = "bdhvs init ke-hoach\nbdhvs -C ke-hoach validate")]
    Init(Init),

    /// Tạo kho thực hành: một tỉnh không có thật, tệp gửi về có lỗi cài sẵn và bài tập.
    #[command(after_help = "bdhvs demo thuc-hanh")]
    Demo(Init),

    /// In tập lệnh để bấm phím Tab thì tự điền tên lệnh và tuỳ chọn.
    ///
    /// Ghi vào nơi chương trình dòng lệnh đọc khi khởi động; docs/huong-dan.md nói nơi nào.
    #[command(
        after_help = "bdhvs completions bash --out bdhvs.bash\nbdhvs completions powershell --out bdhvs.ps1"
    )]
    Completions(Completions),

    /// Viết trang hướng dẫn cho lệnh “man”, mỗi lệnh một trang.
    ///
    /// Không ghi --out thì in trang chung.
    #[command(after_help = "bdhvs man\nbdhvs man --out man1")]
    Man,
}

/// Which units are shown.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// Mã của một đơn vị, để xem riêng đơn vị đó.
    #[arg(value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Chỉ các đơn vị của nhóm này.
    #[arg(long, value_name = "NHÓM")]
    pub group: Option<String>,
}

/// What makes a run of `deadlines` fail.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Lập tệp lịch (.ics) có hạn của mọi kỳ, để mở bằng lịch trên máy tính hoặc điện thoại.
    #[arg(long)]
    pub ics: bool,

    /// Kết thúc với mã 1 khi có đơn vị:
    #[arg(long, value_name = "TÌNH TRẠNG", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

/// What is checked, and how strictly.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Validate {
    /// Tệp hoặc thư mục cần kiểm tra; không ghi thì kiểm tra tất cả.
    #[arg(value_name = "ĐƯỜNG DẪN")]
    pub paths: Vec<PathBuf>,

    /// Chỉ nêu lỗi ở những tệp đã thay đổi so với mốc này của git.
    #[arg(long, value_name = "MỐC")]
    pub changed_from: Option<String>,

    /// Chỉ tìm dữ liệu cá nhân trong một tệp chữ, ví dụ lời ghi của git.
    #[arg(
        long,
        value_name = "TỆP",
        conflicts_with_all = ["paths", "changed_from", "only", "skip", "strict"]
    )]
    pub text: Option<PathBuf>,

    /// Chỉ nêu lỗi của các quy tắc này, cách nhau bằng dấu phẩy.
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub only: Vec<String>,

    /// Bỏ qua các quy tắc này, cách nhau bằng dấu phẩy.
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub skip: Vec<String>,

    /// Mục cần xem lại cũng làm lệnh kết thúc với mã 1.
    #[arg(long)]
    pub strict: bool,
}

/// How figures are broken down.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Chi tiết theo:
    #[arg(long, value_name = "CÁCH", value_enum)]
    pub by: Option<By>,

    /// Chỉ một chỉ tiêu, ghi bằng mã.
    #[arg(long, value_name = "MÃ")]
    pub indicator: Option<String>,

    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take it for the help of the command")]
    pub refs: Refs,
}

/// How the report is marked.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Đánh dấu DỰ THẢO.
    #[arg(long)]
    pub draft: bool,

    /// Lập tệp lời văn của kỳ để người soạn viết tiếp, kèm ý các đơn vị nêu; không in báo cáo.
    #[arg(long)]
    pub words: bool,

    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take it for the help of the command")]
    pub refs: Refs,
}

/// Which tasks are shown.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// Mọi nhiệm vụ của đơn vị này, kể cả nhiệm vụ giao chung cho nhóm.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Chỉ một phần của kế hoạch, ghi bằng mã.
    #[arg(long, value_name = "PHẦN")]
    pub section: Option<String>,
}

/// To whom a slip goes, and by when an answer is asked for.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Tệp đơn vị gửi; hoặc đơn vị, ghi bằng mã hay tên đầy đủ.
    #[arg(value_name = "TỆP|ĐƠN VỊ")]
    pub subject: String,

    /// Nhờ gửi lại chậm nhất ngày này; không ghi thì phiếu để trống ngày.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub by: Option<NaiveDate>,

    /// Giờ của ngày đó, ví dụ 16.
    #[arg(long, value_name = "GIỜ", value_parser = hour)]
    pub hour: Option<u8>,
}

pub(super) fn hour(text: &str) -> Result<u8, String> {
    let hour = text.parse().ok().filter(|hour| (1..=24).contains(hour));
    hour.ok_or_else(|| "Ghi giờ bằng một số từ 1 đến 24, ví dụ 16".to_owned())
}

/// The state of a unit that makes a daily job fail.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// gửi chậm
    Late,
    /// quá hạn mà chưa gửi
    Missing,
}

/// How coverage is broken down.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// đơn vị
    Unit,
    /// nhóm đơn vị
    Group,
    /// kỳ báo cáo
    Period,
    /// nguồn khác: số báo cáo cạnh số đối chiếu, số đăng ký
    Source,
}
