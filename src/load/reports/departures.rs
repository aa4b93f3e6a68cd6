//! In what a file that can be read departs from committed form. What `bdhvs fmt` would change is
//! noticed here while the rows are read, and nothing else.

use super::ids::Ids;
use crate::plan::Plan;
use crate::source::SourceFile;
use crate::vietnamese::is_nfc;

/// Departures of a file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Departures {
    byte_order_mark: bool,
    semicolons: bool,
    line_ends: bool,
    decomposed: bool,
    no_end: bool,
    /// Lines without anything.
    pub(super) blank_lines: bool,
    /// Spaces around a cell, quotation marks that it does not need.
    pub(super) around_cells: bool,
    /// Official codes where ids belong.
    pub(super) codes: bool,
    /// Rows in another order than the plan's.
    pub(super) unordered: bool,
}

impl Departures {
    /// Those of the text as a whole.
    pub(super) fn of_text(source: &SourceFile, delimiter: u8) -> Self {
        let text = source.text.as_str();
        Self {
            byte_order_mark: source.byte_order_mark,
            semicolons: delimiter == b';',
            line_ends: text.contains('\r'),
            decomposed: !is_nfc(text),
            no_end: !text.ends_with(['\n', '\r']),
            ..Self::default()
        }
    }

    /// Looks at the id or code of a unit.
    pub(super) fn see_unit(&mut self, plan: &Plan, ids: &mut Ids<'_>, text: &str) {
        let unit = ids.unit(text).map(|id| plan.unit(id));
        self.codes |= unit.is_some_and(|unit| unit.id != text);
    }

    /// In words; `None` where there are none.
    pub(super) fn words(self) -> Option<String> {
        let all = [
            (self.byte_order_mark, "có dấu BOM ở đầu tệp"),
            (self.semicolons, "các cột cách nhau bằng dấu chấm phẩy"),
            (self.line_ends, "xuống dòng kiểu Windows"),
            (self.decomposed, "chữ có dấu ở dạng tổ hợp (NFD)"),
            (self.blank_lines, "có dòng trống"),
            (self.no_end, "thiếu dấu xuống dòng ở cuối tệp"),
            (self.around_cells, "có dấu cách hoặc dấu ngoặc kép thừa quanh ô"),
            (self.codes, "ghi mã số thay cho mã đơn vị"),
            (self.unordered, "các dòng không theo thứ tự của kế hoạch"),
        ];
        let found: Vec<&str> = all.iter().filter(|(is, _)| *is).map(|(_, why)| *why).collect();
        (!found.is_empty()).then(|| found.join(", "))
    }
}

/// Whether rows stand in order.
#[derive(Debug)]
pub(super) struct Order<K> {
    last: Option<K>,
    /// True where one stands before its place.
    pub(super) broken: bool,
}

impl<K: PartialOrd> Order<K> {
    pub(super) fn new() -> Self {
        Self { last: None, broken: false }
    }

    /// Takes the next row's place.
    pub(super) fn see(&mut self, key: K) {
        self.broken |= self.last.as_ref().is_some_and(|last| key < *last);
        self.last = Some(key);
    }
}
