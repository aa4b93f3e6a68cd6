//! A document as one HTML file without script, to be read in a browser, printed on A4, or pasted
//! into Word, a mail or a chat: what must survive pasting stands beside each element, not in a
//! sheet of styles.

mod parts;

use super::wrap::clean;
use crate::document::{Align, Block, Document, Emphasis, Entry, Part, Run, Table};

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
    'unsafe-inline'\">\n";
const STYLE: &str = "<style>\n@page { size: A4; margin: 20mm 15mm 20mm 30mm }\n\
    @page ngang { size: A4 landscape; margin: 30mm 20mm 15mm 20mm }\n\
    body { font: 14pt/1.25 'Times New Roman', serif; color: #000; background: #fff; \
    max-width: 165mm; margin: 8mm auto; padding: 0 4mm }\n\
    section { break-before: page }\nsection.ngang { page: ngang }\n\
    thead { display: table-header-group }\ntr { break-inside: avoid }\n\
    @media print { body { max-width: none; margin: 0; padding: 0 } }\n</style>\n";

const BODY: &str = "margin:6pt 0;text-align:justify;text-indent:1.27cm";
const CENTRE: &str = "margin:3pt 0;text-align:center";
const HEADING: &str = "margin:6pt 0;text-indent:1.27cm;font-size:14pt;font-weight:bold";
const TABLE: &str = "border-collapse:collapse;width:100%;font-size:12pt;margin:6pt 0";
const CELL: &str = "border:1px solid #000;padding:2pt 4pt;vertical-align:top";

/// The document as a page of HTML.
pub fn html(document: &Document) -> String {
    let mut page = Page { html: String::new(), open: false };
    for block in &document.blocks {
        page.block(block);
    }
    page.close_annex();
    let title = escape(&title(document));
    format!("{HEAD}<title>{title}</title>\n{STYLE}</head>\n<body>\n{}</body>\n</html>\n", page.html)
}

/// What the browser shows over the page: the subject of a letter, else its first words.
fn title(document: &Document) -> String {
    let words = |block: &Block| match block {
        Block::Part(Part::Title(title)) => Some(title.subject.clone()),
        Block::Part(Part::Head(head)) => head.about.clone(),
        Block::Heading { text, .. } => Some(text.clone()),
        _ => None,
    };
    document.blocks.iter().find_map(words).unwrap_or_else(|| "Văn bản".to_owned())
}

/// What was written so far, and whether an annex is open.
struct Page {
    html: String,
    open: bool,
}

impl Page {
    fn block(&mut self, block: &Block) {
        let html = match block {
            Block::Heading { level, text } => heading(*level, text),
            Block::Paragraph(runs) => paragraph(BODY, runs),
            Block::Centred(runs) => paragraph(CENTRE, runs),
            Block::Ends { left, right, .. } => {
                paragraph("margin:6pt 0", &[Run::plain(format!("{left} {right}"))])
            }
            Block::Entries(entries) => list(entries),
            Block::Beside { left, right } => parts::beside(left, right),
            Block::Table(table) => self::table(table),
            Block::Gap => String::new(),
            Block::Annex => self.begin_annex(false),
            Block::Part(Part::Annex(annex)) => {
                self.begin_annex(annex.landscape) + &parts::annex(annex)
            }
            Block::Part(part) => parts::html(part),
        };
        self.html.push_str(&html);
    }

    fn begin_annex(&mut self, landscape: bool) -> String {
        self.close_annex();
        self.open = true;
        let lying = if landscape { " class=\"ngang\"" } else { "" };
        format!("<section{lying} style=\"page-break-before:always\">\n")
    }

    fn close_annex(&mut self) {
        if std::mem::take(&mut self.open) {
            self.html.push_str("</section>\n");
        }
    }
}

fn heading(level: u8, text: &str) -> String {
    let level = level.clamp(1, 6);
    format!("<h{level} style=\"{HEADING}\">{}</h{level}>\n", escape(text))
}

fn paragraph(style: &str, runs: &[Run]) -> String {
    format!("<p style=\"{style}\">{}</p>\n", words(runs))
}

/// Runs with their emphasis. A number cut into two runs is still a number: where only the whole
/// gives a person away, it is printed without emphasis.
fn words(runs: &[Run]) -> String {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    if clean(&whole) != runs.iter().map(|run| clean(&run.text)).collect::<String>() {
        return escape(&whole);
    }
    let word = |run: &Run| match run.emphasis {
        Emphasis::None => escape(&run.text),
        Emphasis::Bold => format!("<b>{}</b>", escape(&run.text)),
        Emphasis::Italic => format!("<i>{}</i>", escape(&run.text)),
    };
    runs.iter().filter(|run| !run.text.is_empty()).map(word).collect()
}

fn list(entries: &[Entry]) -> String {
    let item = |entry: &Entry| {
        format!("<li><b>{}</b> {}</li>\n", escape(&entry.label), escape(&entry.text))
    };
    format!("<ul>\n{}</ul>\n", entries.iter().map(item).collect::<String>())
}

fn table(table: &Table) -> String {
    let head = |title: &str| {
        format!(
            "<th style=\"{CELL};text-align:center;vertical-align:middle\">{}</th>",
            escape(title)
        )
    };
    let titled = table.columns.iter().any(|column| !column.title.is_empty());
    let titles: String = table.columns.iter().map(|column| head(&column.title)).collect();
    let head = if titled { format!("<thead><tr>{titles}</tr></thead>\n") } else { String::new() };
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| {
            let side = if column.align == Align::Right { ";text-align:right" } else { "" };
            format!("<td style=\"{CELL}{side}\">{}</td>", escape(&cell.text))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    });
    let rows: String = rows.collect();
    format!(
        "<table border=\"1\" cellspacing=\"0\" style=\"{TABLE}\">\n{head}<tbody>\n{rows}</tbody>\n\
         </table>\n"
    )
}

/// A text as content or as an attribute: personal data masked, hidden characters written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut after_space = false;
    for c in clean(text).chars() {
        // The blanks of number and date stay as wide as they are.
        let another = c == ' ' && after_space;
        after_space = c == ' ';
        match c {
            _ if another => out.push_str("&nbsp;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::letter::{Annex, Head, Signature};
    use crate::document::{Cell, Column};

    fn body(blocks: Vec<Block>) -> String {
        let page = html(&Document { blocks });
        let (_, body) = page.split_once("<body>\n").expect("body");
        body.strip_suffix("</body>\n</html>\n").expect("end").to_owned()
    }

    #[test]
    fn no_text_becomes_markup() {
        let hostile = "<script>alert(\"1\")</script>&'";
        let columns = vec![Column::left(hostile)];
        let rows = vec![vec![Cell::from(hostile)]];
        let head = Head { about: Some(hostile.into()), ..Head::default() };
        let page = html(&Document {
            blocks: vec![
                Block::Part(Part::Head(head)),
                Block::Paragraph(vec![Run::bold(hostile)]),
                Block::Table(Table { columns, rows, indent: 0 }),
            ],
        });
        assert!(!page.contains("<script") && !page.contains("alert(\""), "{page}");
        assert_eq!(page.matches("&lt;script&gt;alert(&quot;1&quot;)").count(), 5);
    }

    #[test]
    fn tables_carry_their_borders_and_sides_with_them() {
        let columns = vec![Column::left("Xã"), Column::right("Số")];
        let rows = vec![vec![Cell::from("Cam Lâm"), Cell::from("22.453")]];
        let found = body(vec![Block::Table(Table { columns, rows, indent: 0 })]);
        let number = format!("<td style=\"{CELL};text-align:right\">22.453</td>");
        assert!(found.starts_with("<table border=\"1\"") && found.contains(&number), "{found}");
        assert!(found.contains("<thead><tr><th"), "{found}");
    }

    #[test]
    fn blanks_for_the_registry_office_stay() {
        let found = body(vec![Block::Paragraph(vec![Run::plain("Số:    /BC")])]);
        assert!(found.contains("Số: &nbsp;&nbsp;&nbsp;/BC"), "{found}");
    }

    #[test]
    fn each_annex_is_a_section_of_its_own() {
        let annex = |landscape| {
            Block::Part(Part::Annex(Annex {
                label: "Phụ lục".into(),
                landscape,
                ..Annex::default()
            }))
        };
        let found = body(vec![annex(true), annex(false)]);
        assert_eq!(found.matches("<section").count(), 2);
        assert_eq!(found.matches("</section>").count(), 2);
        assert_eq!(found.matches("class=\"ngang\"").count(), 1);
    }

    #[test]
    fn a_person_is_not_named_even_in_two_runs() {
        let runs = vec![Run::plain("gọi 0912"), Run::bold(" 345 678")];
        let found = body(vec![Block::Paragraph(runs)]);
        assert!(found.contains("gọi [đã che số điện thoại di động]"), "{found}");
    }

    #[test]
    fn nobody_signs_where_no_name_is_known() {
        let signature = Signature { post: "GIÁM ĐỐC".into(), ..Signature::default() };
        let found = body(vec![Block::Part(Part::Signature(signature))]);
        assert!(found.contains("<b>GIÁM ĐỐC</b>") && found.contains("Nơi nhận:"), "{found}");
    }
}
