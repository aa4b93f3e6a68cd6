//! One page for who signs, worked by hand.

use crate::province::Province;
use crate::targets::PEOPLE;

/// Three communes of 1.000 people each. The third sent nothing in the last quarter.
fn province() -> Province {
    Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 600")
        .figures("2025-Q3", "xa-b", "nguoi-dan 1000 500")
        .figures("2025-Q3", "xa-c", "nguoi-dan 1000 700")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 700")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 800")
}

fn page(format: &str) -> String {
    let line = format!("brief --period 2025-Q4 --as-of 2025-12-18 --format {format}");
    let text = province().run(&line).out;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert!(text.contains(words), "no “{words}” in\n{text}");
}

#[test]
fn what_moved_is_said_with_the_units_that_moved_it() {
    let page = page("text");
    // Of both: 1.100 of 2.000 before, 1.500 of 2.000 now.
    says(&page, "Người dân 1.500/2.000 75,00% 85% +20,00 Chưa đạt");
    says(&page, "Người dân: tăng 20,00 điểm %, nhiều nhất xã B (+300) và xã A (+100).");
    says(&page, "chưa gửi 2 (xã C, Sở X); thiếu biểu 2 (xã A, xã B).");
    says(&page, "Chưa có số của nguồn khác để đối chiếu.");
    says(&page, "Không đơn vị nào nêu khó khăn, kiến nghị.");
}

#[test]
fn each_answer_names_where_it_comes_from() {
    let page = page("md");
    // 85 % of 3.000 are 2.550; even with all of the third commune 2.500 would be reached.
    says(
        &page,
        "Còn thiếu 1.050 người, tính 1 số chưa có là chưa ai đạt, nhiều nhất tại xã A và xã B.",
    );
    says(&page, "Số 1.500 ở đâu ra?");
    assert_eq!(page.matches("(bdhvs trace nguoi-dan)").count(), 2, "{page}");
}

#[test]
fn what_is_not_settled_names_the_units_it_waits_for() {
    // 85 % of 3.000 are 2.550: 1.700 without xã C, up to 2.700 with it.
    let page = province()
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .run("brief --period 2025-Q4 --as-of 2025-12-18 --format md")
        .out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    says(&page, "Chưa kết luận được: chưa có số của xã C, 33,33% số người;");
}

#[test]
fn every_format_says_the_same() {
    for format in ["md", "html"] {
        let page = page(format);
        says(&page, "nhiều nhất xã B (+300) và xã A (+100).");
        says(&page, "TÓM TẮT QUÝ IV/2025");
    }
}

#[test]
fn before_anything_arrives_there_is_one_sentence() {
    let page = Province::new(PEOPLE).run("brief --period 2025-Q4 --as-of 2025-12-18").out;
    says(&page, "Chưa có báo cáo nào của quý IV/2025.");
    assert!(!page.contains("Có thể được hỏi"), "{page}");
}
