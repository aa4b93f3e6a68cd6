//! A page to look at as one HTML file that needs nothing else: no script, no request, its own
//! style named by hash in the content security policy. It is well-formed XML as well, so that
//! tests read it with a strict parser.

mod cell;
mod chart;
mod hash;
mod tag;

use crate::document::Tone;
use crate::document::board::{Board, Card, Fact, Gauge, Panel, Section, Sheet, Sign, Trend};
use cell::{datum, figure, tone};
use tag::text;

/// The style of every page.
const STYLE: &str = include_str!("board/style.css");

/// Rows from which a table is long.
const LONG: usize = 12;

/// The page.
pub fn board(board: &Board) -> String {
    let sections: String = board.sections.iter().map(section).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n{}<body>\n{}{}<main id=\"noi-dung\">\n{sections}\
         </main>\n{}</body>\n</html>\n",
        head(board),
        banner(board),
        navigation(board),
        foot(board)
    )
}

/// Nothing may be loaded, sent or run; only the one style counts.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash::base64_sha256(STYLE)
    )
}

fn head(board: &Board) -> String {
    format!(
        "<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <title>{} · {}</title>\n<style>{STYLE}</style>\n</head>\n",
        policy(),
        text(&board.title),
        text(&board.period)
    )
}

fn banner(board: &Board) -> String {
    let mark = board.mark.as_ref().map(|mark| format!("<p class=\"mark\">{}</p>\n", text(mark)));
    format!(
        "<a class=\"skip\" href=\"#noi-dung\">Đến nội dung chính</a>\n<header>\n{}\
         <h1>{} <span>{}</span></h1>\n{}</header>\n",
        mark.unwrap_or_default(),
        text(&board.title),
        text(&board.period),
        paragraphs(&board.lines)
    )
}

fn navigation(board: &Board) -> String {
    let link = |s: &Section| format!("<li><a href=\"#{}\">{}</a></li>\n", s.id, text(&s.title));
    let links: String = board.sections.iter().map(link).collect();
    format!("<nav aria-label=\"Mục lục\">\n<ul>\n{links}</ul>\n</nav>\n")
}

fn foot(board: &Board) -> String {
    format!("<footer>\n{}</footer>\n", paragraphs(&board.foot))
}

fn paragraphs(lines: &[String]) -> String {
    lines.iter().map(|line| format!("<p>{}</p>\n", text(line))).collect()
}

fn section(section: &Section) -> String {
    let id = section.id;
    let panels = section.panels.iter().enumerate();
    let panels: String = panels.map(|(n, p)| panel(p, &format!("{id}-{n}"))).collect();
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{}</h2>\n{}{panels}\
         </section>\n",
        text(&section.title),
        paragraphs(&section.lead)
    )
}

fn panel(panel: &Panel, id: &str) -> String {
    let cards = |all: String| format!("<div class=\"cards\">\n{all}</div>\n");
    let numbered = |n: usize| format!("{id}-{n}");
    match panel {
        Panel::Cards(all) => {
            let all: String = all.iter().enumerate().map(|(n, c)| card(c, &numbered(n))).collect();
            format!("<div class=\"cards roomy\">\n{all}</div>\n")
        }
        Panel::Heading(words) => format!("<h3>{}</h3>\n", text(words)),
        Panel::Text(words) => format!("<p>{}</p>\n", text(words)),
        Panel::Facts(facts) => {
            let facts: String = facts.iter().map(fact).collect();
            format!("<dl class=\"facts\">\n{facts}</dl>\n")
        }
        Panel::Gauges(all) => {
            cards(all.iter().enumerate().map(|(n, g)| gauge(g, &numbered(n))).collect())
        }
        Panel::Key(signs) => {
            let signs: String = signs.iter().map(sign).collect();
            format!("<ul class=\"key\" aria-label=\"Chú giải\">\n{signs}</ul>\n")
        }
        Panel::Colours(colours) => {
            let colours: String = colours.iter().map(colour).collect();
            format!("<ul class=\"key\" aria-label=\"Chú giải\">\n{colours}</ul>\n")
        }
        Panel::Sheet(table) => sheet(table, id),
        Panel::Folded(table) => format!(
            "<details>\n<summary>{}</summary>\n{}</details>\n",
            text(&table.caption),
            sheet(table, id)
        ),
        Panel::Trends(all) => {
            let all: String = all.iter().enumerate().map(|(n, t)| trend(t, &numbered(n))).collect();
            format!("<div class=\"cards roomy\">\n{all}</div>\n")
        }
    }
}

fn fact(fact: &Fact) -> String {
    let of = fact.of.as_ref().map(|of| format!("<span>/{}</span>", figure(of)));
    format!(
        "<div class=\"fact {}\"><dt>{}</dt><dd>{}{}</dd></div>\n",
        tone(fact.tone),
        text(&fact.label),
        figure(&fact.figure),
        of.unwrap_or_default()
    )
}

fn gauge(gauge: &Gauge, id: &str) -> String {
    let lines = gauge.lines.iter();
    let lines: String = lines
        .map(|l| format!("<div><dt>{}</dt><dd>{}</dd></div>\n", text(&l.label), datum(&l.datum)))
        .collect();
    let bar = gauge.bar.map(|bar| chart::gauge(bar, &gauge.words)).unwrap_or_default();
    format!(
        "<article class=\"card\" aria-labelledby=\"{id}\">\n<h3 id=\"{id}\">{}</h3>\n\
         <p class=\"state {}\">{}</p>\n<p class=\"rate\">{}</p>\n{bar}<dl>\n{lines}</dl>\n\
         </article>\n",
        text(&gauge.title),
        tone(gauge.tone),
        text(&gauge.verdict),
        text(&gauge.rate)
    )
}

fn sign(sign: &Sign) -> String {
    format!(
        "<li><span class=\"sign {}\" aria-hidden=\"true\">{}</span> {}</li>\n",
        tone(sign.tone),
        text(&sign.sign),
        text(&sign.words)
    )
}

fn colour((words, shade): &(String, Tone)) -> String {
    let swatch = chart::swatch(*shade);
    format!("<li>{swatch} {}</li>\n", text(words))
}

fn card(card: &Card, id: &str) -> String {
    let panels = card.panels.iter().enumerate();
    let panels: String = panels.map(|(n, p)| panel(p, &format!("{id}-{n}"))).collect();
    format!(
        "<article class=\"card\" aria-labelledby=\"{id}\">\n<h3 id=\"{id}\">{}</h3>\n{panels}\
         </article>\n",
        text(&card.title)
    )
}

fn trend(trend: &Trend, id: &str) -> String {
    format!(
        "<article class=\"card\" aria-labelledby=\"{id}\">\n<h3 id=\"{id}\">{}</h3>\n{}{}\
         <details>\n<summary>Bảng số liệu</summary>\n{}</details>\n</article>\n",
        text(&trend.title),
        chart::trend(&trend.points, &trend.words),
        paragraphs(&trend.notes),
        sheet(&trend.sheet, &format!("{id}-b"))
    )
}

/// A table with caption and scopes. One that may be wider than the screen can be pushed with the
/// keyboard too.
fn sheet(sheet: &Sheet, id: &str) -> String {
    let columns = sheet.columns.iter().enumerate();
    let columns: String = columns.map(|(n, title)| head_cell(sheet, n, title)).collect();
    let rows: String = sheet.rows.iter().map(row).collect();
    let table = format!(
        "<table>\n<caption id=\"{id}-c\">{}</caption>\n<thead><tr>{columns}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n",
        text(&sheet.caption)
    );
    match sheet.wide {
        true => format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}-c\">\n\
             {table}</div>\n"
        ),
        // A long table of few columns may stand in several columns beside each other.
        false if sheet.rows.len() > LONG => format!("<div class=\"flow\">\n{table}</div>\n"),
        false => format!("<div class=\"short\">\n{table}</div>\n"),
    }
}

/// The head of a column, set as what stands under it. A period may be broken at its stroke.
fn head_cell(sheet: &Sheet, column: usize, title: &str) -> String {
    let under = sheet.rows.first().and_then(|row| row.cells.get(column.checked_sub(1)?));
    let class = under.map_or("words", cell::class);
    let title = text(title).replace('/', "/<wbr/>");
    format!("<th scope=\"col\" class=\"{class}\">{title}</th>")
}

fn row(row: &crate::document::board::Row) -> String {
    let note = |n| format!("<small class=\"{}\">{}</small>", cell::class(n), datum(n));
    let note: String = row.note.iter().map(note).collect();
    let cells: String = row.cells.iter().map(cell::cell).collect();
    format!("<tr><th scope=\"row\">{}{note}</th>{cells}</tr>\n", text(&row.title))
}
