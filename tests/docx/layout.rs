//! What Nghị định 30/2020/NĐ-CP, Phụ lục I, says, in twips (1/1440 of an inch; 567 are 10 mm) and
//! half points.

use super::{all, attribute, child, paragraph, part, report, words};
use roxmltree::{Document, Node};

fn text() -> String {
    part(&report("2025-Q4", "2025-12-18").path, "word/document.xml")
}

/// Twips of so many millimetres, give or take half a millimetre.
#[track_caller]
fn is_mm(twips: &str, range: std::ops::RangeInclusive<f64>) {
    let mm = twips.parse::<f64>().expect("number") * 25.4 / 1440.0;
    assert!(*range.start() - 0.5 <= mm && mm <= *range.end() + 0.5, "{mm} mm, not {range:?}");
}

#[test]
fn pages_are_a4_with_the_margins_of_the_decree() {
    let text = text();
    let xml = Document::parse(&text).expect("XML");
    let (sizes, margins) = (all(&xml, "pgSz"), all(&xml, "pgMar"));
    // Body, annex I on its side, II, III.
    let lying: Vec<bool> = sizes.iter().map(|s| attribute(*s, "orient") == "landscape").collect();
    assert_eq!(lying, [false, true, false, false]);
    for (size, lying) in sizes.iter().zip(&lying) {
        let (short, long) = if *lying { ("h", "w") } else { ("w", "h") };
        is_mm(attribute(*size, short), 210.0..=210.0);
        is_mm(attribute(*size, long), 297.0..=297.0);
    }
    for margin in [margins[0], margins[2], margins[3]] {
        is_mm(attribute(margin, "top"), 20.0..=25.0);
        is_mm(attribute(margin, "bottom"), 20.0..=25.0);
        is_mm(attribute(margin, "left"), 30.0..=35.0);
        is_mm(attribute(margin, "right"), 15.0..=20.0);
    }
}

#[test]
fn pages_are_numbered_from_one_in_each_annex_and_not_on_the_first() {
    let written = report("2025-Q4", "2025-12-18");
    let text = part(&written.path, "word/document.xml");
    let xml = Document::parse(&text).expect("XML");
    let sections = all(&xml, "sectPr");
    assert_eq!(sections.len(), 4);
    for section in sections {
        let start = child(section, "pgNumType").map(|node| attribute(node, "start").to_owned());
        assert_eq!(start.as_deref(), Some("1"));
        assert!(child(section, "titlePg").is_some());
    }
    let header = part(&written.path, "word/header1.xml");
    assert!(header.contains(" PAGE ") && header.contains("<w:jc w:val=\"center\"/>"), "{header}");
    assert!(!part(&written.path, "word/header2.xml").contains("PAGE"));
}

#[test]
fn words_are_black_times_new_roman_of_fourteen_points() {
    let styles = part(&report("2025-Q4", "2025-12-18").path, "word/styles.xml");
    let xml = Document::parse(&styles).expect("XML");
    let defaults = all(&xml, "rPrDefault")[0];
    let fonts = all(&xml, "rFonts")[0];
    assert_eq!(attribute(fonts, "ascii"), "Times New Roman");
    assert_eq!(attribute(fonts, "hAnsi"), "Times New Roman");
    assert!(words(defaults).is_empty());
    let value = |name| attribute(all(&xml, name)[0], "val").to_owned();
    assert_eq!((value("sz"), value("color")), ("28".to_owned(), "000000".to_owned()));
}

#[test]
fn the_body_is_justified_its_first_line_in_and_its_paragraphs_apart() {
    let styles = part(&report("2025-Q4", "2025-12-18").path, "word/styles.xml");
    let xml = Document::parse(&styles).expect("XML");
    let body = all(&xml, "style").into_iter().find(|s| attribute(*s, "styleId") == "NoiDung");
    let properties = child(body.expect("style"), "pPr").expect("properties");
    let value = |name, of| attribute(child(properties, name).expect(name), of).to_owned();
    assert_eq!(value("jc", "val"), "both");
    // 1,27 cm; at least 6 points; between single and one and a half lines.
    assert_eq!(value("ind", "firstLine"), "720");
    let before: u32 = value("spacing", "before").parse().expect("number");
    let line: u32 = value("spacing", "line").parse().expect("number");
    assert!(before >= 120 && (240..=360).contains(&line));
}

/// Bold, italic and size of the only run of a paragraph, the style's size as 28.
fn looks(p: Node<'_, '_>) -> (bool, bool, u32) {
    let properties = p.descendants().find(|node| node.has_tag_name((super::W, "r")));
    let properties = properties.and_then(|run| child(run, "rPr"));
    let has = |name| properties.is_some_and(|node| child(node, name).is_some());
    let size = properties.and_then(|node| child(node, "sz"));
    (has("b"), has("i"), size.map_or(28, |size| attribute(size, "val").parse().expect("size")))
}

#[test]
fn the_parts_of_the_frame_have_their_sizes() {
    let text = text();
    let xml = Document::parse(&text).expect("XML");
    let of = |words: &str| looks(paragraph(&xml, words));
    assert_eq!(of("UBND TỈNH KHÁNH HÒA"), (false, false, 24));
    assert_eq!(of("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), (true, false, 24));
    assert_eq!(of("Số:        /BC-SKHCN"), (false, false, 26));
    assert_eq!(of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (true, false, 24));
    assert_eq!(of("Độc lập - Tự do - Hạnh phúc"), (true, false, 26));
    assert_eq!(of("Khánh Hòa, ngày     tháng 12 năm 2025"), (false, true, 26));
    assert_eq!(of("BÁO CÁO"), (true, false, 28));
    assert_eq!(of("Nơi nhận:"), (true, true, 24));
    assert_eq!(of("- Như trên;"), (false, false, 22));
    assert_eq!(of("- Lưu: VT, CĐS."), (false, false, 22));
    assert_eq!(of("KT. GIÁM ĐỐC"), (true, false, 28));
    assert_eq!(of("Phụ lục I"), (true, false, 28));
}

#[test]
fn rules_stand_under_the_names_and_no_longer_than_the_decree_says() {
    let text = text();
    let xml = Document::parse(&text).expect("XML");
    // Issuer, motto, subject.
    let rules: Vec<_> = all(&xml, "pBdr").into_iter().filter_map(|node| node.parent()).collect();
    assert_eq!(rules.len(), 3);
    let before = |rule: Node<'_, '_>| {
        let paragraph = rule.parent().expect("paragraph");
        let mut before =
            paragraph.prev_siblings().filter(|node| node.has_tag_name((super::W, "p")));
        words(before.find(|node| *node != paragraph).expect("line"))
    };
    assert_eq!(before(rules[0]), "SỞ KHOA HỌC VÀ CÔNG NGHỆ");
    assert_eq!(before(rules[1]), "Độc lập - Tự do - Hạnh phúc");
    assert!(before(rules[2]).starts_with("Kết quả thực hiện"));
    let sides = |rule| {
        let sides = child(rule, "ind").expect("indents");
        attribute(sides, "left").parse::<u32>().expect("twips")
    };
    // Of a block of 3.830 twips the line of the issuer takes about 3.700: a third to a half of it.
    let rule = 3830 - 2 * sides(rules[0]);
    assert!((3700 / 3..=3700 / 2).contains(&rule), "{rule}");
}

#[test]
fn tables_repeat_their_heads_and_their_rows_do_not_break() {
    let text = text();
    let xml = Document::parse(&text).expect("XML");
    let tables = all(&xml, "tbl");
    let bordered: Vec<_> = tables
        .iter()
        .filter(|t| t.descendants().any(|n| n.has_tag_name((super::W, "tblBorders"))))
        .collect();
    // The head and the signature have no borders; the tables of the annexes have.
    assert_eq!(tables.len() - bordered.len(), 2);
    assert!(bordered.len() > 6, "{}", bordered.len());
    for table in bordered {
        let rows: Vec<_> = table.children().filter(|n| n.has_tag_name((super::W, "tr"))).collect();
        for (n, row) in rows.iter().enumerate() {
            let properties = child(*row, "trPr").expect("properties");
            assert!(child(properties, "cantSplit").is_some());
            assert_eq!(child(properties, "tblHeader").is_some(), n == 0, "row {n}");
        }
        let widths = table.descendants().filter(|n| n.has_tag_name((super::W, "gridCol")));
        let widths: u32 = widths.map(|n| attribute(n, "w").parse::<u32>().expect("twips")).sum();
        assert!([9355, 14570].contains(&widths), "{widths}");
    }
}

#[test]
fn the_words_are_those_of_the_report_in_markdown() {
    let text = text();
    let xml = Document::parse(&text).expect("XML");
    let counted = "Trong 53 nhiệm vụ của Kế hoạch, có 09 nhiệm vụ đã hoàn thành, 40 nhiệm vụ đang thực \
                   hiện, 04 nhiệm vụ chưa có thông tin; trong đó 02 nhiệm vụ gặp vướng mắc. Cụ thể:";
    paragraph(&xml, counted);
    let ends = all(&xml, "p").into_iter().filter(|p| words(*p).ends_with("./.")).count();
    assert_eq!(ends, 4);
}
