//! Pages that are made from the rules: the index, and all messages as a clerk reads them.

use super::all;
use super::common::folder::{minimal_with, validate};
use super::common::page;
use std::fmt::Write;

/// The page is what the rules say today; `BDHVS_BLESS=1` writes it.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "a test looks at the pages")]
fn assert_page(name: &str, expected: &str) {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BDHVS_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, expected).expect(name);
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let advice = format!("BDHVS_BLESS=1 cargo test --test rules writes docs/{name}, which must be");
    assert!(found == expected, "{advice}\n\n{expected}");
}

#[test]
fn the_index_lists_every_rule() {
    assert_page("rules/README.md", &index());
}

fn index() -> String {
    let mut text = String::from(
        "# Các quy tắc kiểm tra\n\n\
         Mỗi quy tắc có một trang: có gì sai, vì sao, cách sửa, ví dụ. Mã quy tắc không bao giờ \
         đổi.\nChữ cái đầu của mã cho biết nơi cần sửa: P là kế hoạch, R là báo cáo, D là sổ tiếp \
         nhận và\nquyết định riêng, L là mẫu văn bản và lời văn.\n\n\
         Mọi câu báo lỗi đứng chung ở [một trang](../thong-bao.md).\n\n\
         | Mã | Có gì sai | Mức | Hậu quả | Trang |\n|---|---|---|---|---|\n",
    );
    for (rule, page) in all() {
        let (code, name, title) = (rule.code, rule.name, page.title);
        let (severity, cost) = (rule.severity.name(), page::cost(rule));
        writeln!(text, "| {code} | {title} | {severity} | {cost} | [{name}]({name}.md) |")
            .expect("a String takes everything");
    }
    text
}

#[test]
fn one_page_holds_every_message() {
    assert_page("thong-bao.md", &messages());
}

/// What the program prints for the failing example of each rule.
fn messages() -> String {
    let mut text = String::from(
        "# Các câu báo lỗi\n\n\
         Trang này ghi lại đúng câu phần mềm in ra cho ví dụ sai của từng quy tắc: sai gì, ở đâu, làm \
         gì tiếp.\nTrang của mỗi quy tắc giải thích thêm.\n",
    );
    for (rule, page) in all() {
        let heading = format!("\n## {}: [{}](rules/{}.md)\n", rule.code, page.title, rule.name);
        text.push_str(&heading);
        let found = validate(minimal_with(&page.failing.blocks).path());
        for finding in found.iter().filter(|finding| finding.rule == rule.name) {
            let (message, hint) = finding.words.split_once(" / ").expect("a message and a hint");
            assert!(!hint.is_empty(), "{}: “{message}” says nothing of what to do", rule.name);
            let (severity, place) = (rule.severity.name(), &finding.place);
            write!(text, "\n**{severity}:** {message}  \nở `{place}`  \n*Cách sửa:* {hint}\n")
                .expect("a String takes everything");
        }
    }
    text
}
