//! A new plan repository as `init` writes it. Its plan stands in `examples/khoi-dau`, where it is
//! an example that CI validates; its places to fill in are marked.

use super::schemas::SCHEMAS;
use crate::check::UNFILLED;
use crate::document::{Block, Column, Document, Table};

const FILES: [(&str, &str); 13] = [
    ("plan/plan.toml", include_str!("../../examples/khoi-dau/plan/plan.toml")),
    ("plan/targets.toml", include_str!("../../examples/khoi-dau/plan/targets.toml")),
    ("plan/units/don-vi.toml", include_str!("../../examples/khoi-dau/plan/units/don-vi.toml")),
    ("plan/tasks/I.toml", include_str!("../../examples/khoi-dau/plan/tasks/I.toml")),
    ("plan/calendar.toml", include_str!("../../examples/khoi-dau/plan/calendar.toml")),
    (".gitattributes", include_str!("../../examples/khoi-dau/.gitattributes")),
    (".gitignore", include_str!("../../examples/khoi-dau/.gitignore")),
    ("README.md", include_str!("../../examples/khoi-dau/README.md")),
    ("hooks/pre-commit", include_str!("../../docs/ci/hooks/pre-commit")),
    ("hooks/commit-msg", include_str!("../../docs/ci/hooks/commit-msg")),
    (".github/workflows/kiem-tra.yml", include_str!("../../docs/ci/github-kiem-tra.yml")),
    (".github/workflows/den-han.yml", include_str!("../../docs/ci/github-den-han.yml")),
    (".gitlab-ci.yml", include_str!("../../docs/ci/gitlab-ci.yml")),
];

/// The files of a new repository: path and text.
pub fn skeleton() -> Vec<(String, &'static str)> {
    let files = FILES.iter().map(|(path, text)| ((*path).to_owned(), *text));
    let schemas =
        SCHEMAS.iter().map(|schema| (format!("schema/{}.json", schema.name), schema.text));
    files.chain(schemas).collect()
}

/// What was written, and what is to be filled in.
pub fn skeleton_page(folder: &str, files: &[(String, &str)]) -> Document {
    let places: Vec<[String; 2]> =
        files.iter().flat_map(|(path, text)| unfilled(path, text)).collect();
    let mut page = Document::default();
    page.say(format!("Đã tạo kho kế hoạch trong {folder}: {} tệp.", files.len()));
    page.push(Block::Gap);
    page.say(format!("Còn {} chỗ cần điền (tìm chữ {UNFILLED}):", places.len()));
    let columns = vec![Column::left("Ở đâu"), Column::left("Điền gì").at_most(50)];
    let rows = places.into_iter().map(|place| place.map(Into::into).to_vec()).collect();
    page.push(Block::Table(Table { columns, rows, indent: 2 }));
    page.push(Block::Gap);
    page.say("Điền xong thì xoá chữ đó ở cuối dòng. Xem còn bao nhiêu chỗ: bdhvs validate");
    page
}

/// The marked lines of the plan: where, and what belongs there.
fn unfilled<'a>(path: &'a str, text: &'a str) -> impl Iterator<Item = [String; 2]> + 'a {
    let marked = text.lines().enumerate().filter(move |_| path.starts_with("plan/"));
    let mark = format!("{UNFILLED}: ");
    marked.filter_map(move |(n, line)| {
        let (_, what) = line.split_once(&mark)?;
        Some([format!("{path}:{}", n + 1), what.to_owned()])
    })
}
