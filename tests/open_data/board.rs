//! The dashboard: figures equal to the JSON, nothing loaded, nothing run, nothing hostile.

use crate::tree::{DAYS, ROOT, json_on_examples, minimal, on_examples, printed};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The page of a province fits an e-mail and a chat.
const MOST_BYTES: usize = 400_000;

fn page(day: &str) -> String {
    on_examples(day, &["dashboard"])
}

/// Read by a strict parser: the page is well-formed.
fn parse(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).expect("well-formed")
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect()
}

fn of_class<'a>(page: &'a Document<'a>, class: &str) -> Vec<Node<'a, 'a>> {
    let has = |n: &Node<'_, '_>| {
        n.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    };
    page.descendants().filter(has).collect()
}

/// Numerators and denominators of `coverage` by reference.
fn known(json: &Value) -> BTreeMap<String, u64> {
    fn put(known: &mut BTreeMap<String, u64>, reference: &str, of: &Value) {
        for (key, cell) in [("numerator", "so_dat"), ("denominator", "tong_so")] {
            if let Some(number) = of[key].as_u64() {
                known.insert(format!("{reference}/{cell}"), number);
            }
        }
    }
    fn take(known: &mut BTreeMap<String, u64>, period: &str, indicator: &Value) {
        let reference = format!("{period}/{}", indicator["id"].as_str().expect("an id"));
        put(known, &reference, indicator);
        for unit in indicator["units"].as_array().into_iter().flatten() {
            put(known, &format!("{reference}/{}", unit["unit"].as_str().expect("a unit")), unit);
        }
        indicator["parts"].as_array().expect("parts").iter().for_each(|p| take(known, period, p));
    }
    let mut all = BTreeMap::new();
    let period = json["period"].as_str().expect("a period");
    json["indicators"].as_array().expect("a list").iter().for_each(|i| take(&mut all, period, i));
    all
}

/// `1261152` as `1.261.152`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut parts: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .map(|part| std::str::from_utf8(part).expect("digits"))
        .collect();
    parts.reverse();
    parts.join(".")
}

#[test]
fn every_traced_figure_is_the_one_of_the_json() {
    for day in DAYS {
        let html = page(day);
        let page = parse(&html);
        let known = known(&json_on_examples(day, &["coverage", "--by", "unit"]));
        let figures = page.descendants().filter(|n| n.has_attribute("data-ref"));
        let mut seen = 0;
        for figure in figures {
            let reference = figure.attribute("data-ref").expect("a reference");
            let value: u64 = figure.attribute("value").expect("a value").parse().expect("a number");
            assert_eq!(known.get(reference), Some(&value), "{day}: {reference}");
            assert_eq!(text(figure), grouped(value), "{day}: {reference}");
            seen += 1;
        }
        assert!(seen > 350, "only {seen} figures on {day}");
    }
}

#[test]
fn cards_say_what_the_json_says() {
    for day in DAYS {
        let html = page(day);
        let page = parse(&html);
        let json = json_on_examples(day, &["status"]);
        let goals = json["indicators"].as_array().expect("a list").iter();
        let goals = goals.filter(|i| !i["target"].is_null()).collect::<Vec<_>>();
        let rates: Vec<String> = of_class(&page, "rate").into_iter().map(text).collect();
        let expected: Vec<&str> =
            goals.iter().map(|i| i["percent_text"].as_str().unwrap_or("–")).collect();
        assert_eq!(rates, expected, "{day}");
        let facts: Vec<String> = of_class(&page, "fact").into_iter().map(text).collect();
        let (sent, done) = (&json["deadlines"], &json["tasks"]);
        for fact in [
            format!("Đơn vị gửi đúng hạn{}/{}", sent["on_time"], sent["expected"]),
            format!("Đơn vị quá hạn, chưa gửi{}", sent["missing"]),
            format!("Nhiệm vụ hoàn thành{}/{}", done["done"], done["total"]),
            format!("Số bị loại do sai{}", json["problems"]["excluded_figures"]),
        ] {
            assert!(facts.contains(&fact), "{day}: {fact} in {facts:?}");
        }
    }
}

/// Hand-counted on the examples of 2025-Q4 (`tests/worked/province.rs` counts them too).
#[test]
fn the_figures_of_the_fourth_quarter_are_those_of_the_screen() {
    let html = page("2025-12-18");
    let page = parse(&html);
    let rates: Vec<String> = of_class(&page, "rate").into_iter().map(text).collect();
    assert_eq!(rates, ["92,01%", "98,32%", "85,50%", "40,36%", "–", "93,29%"]);
    let first =
        page.descendants().find(|n| n.attribute("data-ref") == Some("2025-Q4/nguoi-dan/so_dat"));
    assert_eq!(first.and_then(|n| n.attribute("value")), Some("1261152"));
}

#[test]
fn units_stand_by_people_needed() {
    let html = page("2025-12-18");
    let page = parse(&html);
    let section = page.descendants().find(|n| n.attribute("id") == Some("don-vi")).expect("units");
    let cards = section.descendants().filter(|n| n.has_tag_name("article"));
    let mut seen = 0;
    for card in cards {
        let needed: Vec<u64> = card
            .descendants()
            .filter(|n| {
                n.has_tag_name("td") && n.attribute("class").is_some_and(|c| c.starts_with("num"))
            })
            .filter_map(|cell| cell.first_element_child()?.attribute("value")?.parse().ok())
            .collect();
        assert!(needed.len() > 60 && needed.is_sorted_by(|a, b| a >= b), "{needed:?}");
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_change_of_population_breaks_the_line() {
    let html = page("2026-09-17");
    let page = parse(&html);
    let breaks = of_class(&page, "break");
    assert_eq!(breaks.len(), 1, "only the pupils' population changes");
    let card = breaks[0].ancestors().find(|n| n.has_tag_name("article")).expect("a card");
    let lines = card.descendants().filter(|n| n.attribute("class") == Some("path")).count();
    let dots = card.descendants().filter(|n| n.attribute("class") == Some("dot")).count();
    // Five quarters, two before the break and three behind it.
    assert_eq!((dots, lines), (5, 3));
    assert!(text(card).contains("không so sánh qua vạch chấm"));
}

#[test]
fn nothing_is_loaded_sent_or_run() {
    for day in DAYS {
        let html = page(day);
        let page = parse(&html);
        for node in page.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let banned = ["script", "img", "link", "iframe", "object", "embed", "form", "base"];
            assert!(!banned.contains(&name), "<{name}>");
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
                assert!(name != "href" || value.starts_with('#'), "href {value}");
            }
        }
        assert!(!html.contains("url(") && !html.contains("@import"), "the style loads something");
        assert!(html.len() < MOST_BYTES, "{} bytes on {day}", html.len());
    }
}

fn base64(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.chars().filter_map(|c| letters.find(c));
    let bits: String = values.map(|value| format!("{value:06b}")).collect();
    let bytes = bits.as_bytes().chunks_exact(8).map(|b| std::str::from_utf8(b).expect("bits"));
    bytes.map(|byte| u8::from_str_radix(byte, 2).expect("a byte")).collect()
}

#[test]
fn the_policy_allows_the_style_of_the_page_and_nothing_else() {
    let html = page("2025-12-18");
    let page = parse(&html);
    let policy = page.descendants().find_map(|n| {
        n.attribute("http-equiv").filter(|name| *name == "Content-Security-Policy")?;
        n.attribute("content")
    });
    let policy = policy.expect("a policy");
    let (before, after) = policy.split_once("'sha256-").expect("a hash");
    let (hash, after) = after.split_once('\'').expect("an end");
    assert_eq!(before, "default-src 'none'; style-src ");
    assert_eq!(after, "; base-uri 'none'; form-action 'none'");
    let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
    let digest = Sha256::digest(style.expect("a style").as_bytes());
    assert_eq!(base64(hash), digest.as_slice());
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "Tổ <script>alert(1)</script> & \\\"dân\\\" 'phố' \\u202e";
    let folder = minimal(&[
        ("plan/units/don-vi.toml", "name = \"Tổ dân phố 1\"", &format!("name = \"{hostile}\"")),
        ("reports/2025-Q4/chi-tieu/to-dan-pho-1.csv", "310", "\"<img src=x onerror=alert(1)>\""),
    ]);
    let html = printed(folder.path(), &["dashboard", "--as-of", "2025-12-18"]);
    let page = parse(&html);
    assert!(page.descendants().all(|n| !n.has_tag_name("script") && !n.has_tag_name("img")));
    let said = text(page.root());
    assert!(said.contains("Tổ <script>alert(1)</script> & \"dân\" 'phố' \\u{202e}"), "{said}");
    assert!(said.contains("<img src=x onerror=alert(1)>"), "the reason quotes the cell");
    assert!(!html.contains('\u{202e}'));
}

#[test]
fn everything_can_be_reached_and_heard() {
    for (folder, day) in
        [("examples/reports", DAYS[0]), ("examples/reports", DAYS[1]), ("reports", DAYS[0])]
    {
        let html = printed(ROOT.as_ref(), &["dashboard", "--reports", folder, "--as-of", day]);
        let page = parse(&html);
        assert_eq!(page.root_element().attribute("lang"), Some("vi"));
        let ids: Vec<&str> = page.descendants().filter_map(|n| n.attribute("id")).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
        for name in ["aria-labelledby", "href"] {
            for target in page.descendants().filter_map(|n| n.attribute(name)) {
                assert!(ids.contains(&target.trim_start_matches('#')), "{name} {target}");
            }
        }
        for table in page.descendants().filter(|n| n.has_tag_name("table")) {
            let heads = table.descendants().filter(|n| n.has_tag_name("th"));
            assert!(heads.clone().all(|th| th.has_attribute("scope")));
            assert!(table.first_element_child().is_some_and(|n| n.has_tag_name("caption")));
            let columns = heads.filter(|th| th.attribute("scope") == Some("col")).count();
            for row in table.descendants().filter(|n| n.has_tag_name("tr")) {
                assert_eq!(row.children().filter(Node::is_element).count(), columns);
            }
        }
        for svg in page.descendants().filter(|n| n.has_tag_name("svg")) {
            let heard = svg.attribute("role") == Some("img") && svg.has_attribute("aria-label");
            assert!(heard || svg.attribute("aria-hidden") == Some("true"));
        }
    }
}

#[test]
fn invented_data_are_called_so_and_real_ones_are_not() {
    assert!(page("2025-12-18").contains("<p class=\"mark\">SỐ LIỆU GIẢ ĐỊNH</p>"));
    let real = printed(ROOT.as_ref(), &["dashboard", "--as-of", "2025-12-18"]);
    assert!(!real.contains("GIẢ ĐỊNH") && real.contains("Chưa có báo cáo nào của quý IV/2025."));
}

/// 540 of 700 were sent; ten fewer come out now.
#[test]
fn what_was_published_stands_beside_what_comes_out_now() {
    let folder = minimal(&[]);
    let close = ["close", "2025-Q4", "--document", "9/BC-VP", "--date", "2025-12-28"];
    printed(folder.path(), &[&close[..], &["--as-of", "2025-12-29"]].concat());
    let path = folder.path().join("reports/2025-Q4/chi-tieu/to-dan-pho-1.csv");
    let text = std::fs::read_to_string(&path).expect("a report");
    std::fs::write(&path, text.replace("400,310", "400,300")).expect("a report");
    let words = ["dashboard", "--period", "2025-Q4", "--as-of", "2026-01-05"];
    let html = printed(folder.path(), &words);
    assert!(html.contains("<p>Đã báo cáo tại Báo cáo số 9/BC-VP ngày 28/12/2025.</p>"), "{html}");
    assert!(html.contains("số đã báo cáo 540/700, 77,14%; số hiện nay 530/700, 75,71%."));
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    assert_eq!(page("2025-12-18"), page("2025-12-18"));
}
