//! The parts of an official document in HTML.

use super::{CENTRE, escape, paragraph, words};
use crate::document::Run;
use crate::document::letter::{
    Annex, COUNTRY, Head, MOTTO, Part, RECIPIENTS, Signature, TO, Title, listed,
};

const LINE: &str = "margin:0;text-align:center";
const LEFT: &str = "margin:0";
const SMALL: &str = "margin:0;font-size:11pt";
/// The rule under a name: two fifths of its block.
const RULE: &str = "<hr style=\"width:40%;margin:1pt auto;border:0;border-top:1px solid #000\">\n";
const LONG_RULE: &str =
    "<hr style=\"width:62%;margin:1pt auto;border:0;border-top:1px solid #000\">\n";

/// A part, but for an annex, which is a section.
pub(super) fn html(part: &Part) -> String {
    match part {
        Part::Head(head) => self::head(head),
        Part::Title(title) => self::title(title),
        Part::Addressees(all) => addressees(all),
        Part::Signature(signature) => self::signature(signature),
        Part::Annex(annex) => self::annex(annex),
    }
}

fn head(head: &Head) -> String {
    let mut left = [
        line(LINE, Run::plain(&head.superior)),
        line(LINE, Run::bold(&head.issuer)),
        RULE.to_owned(),
        line("margin:4pt 0 0 0;text-align:center", Run::plain(&head.number)),
    ]
    .concat();
    left.extend(head.about.iter().map(|about| line(LINE, Run::plain(about))));
    let right = [
        line(LINE, Run::bold(COUNTRY)),
        line(LINE, Run::bold(MOTTO)),
        LONG_RULE.to_owned(),
        line("margin:4pt 0 0 0;text-align:center", Run::italic(&head.place_and_date)),
    ];
    let marks: String = head.marks.iter().map(|mark| line(CENTRE, Run::bold(mark))).collect();
    two_columns("font-size:12pt", (41, &left), (59, &right.concat())) + &marks
}

fn title(title: &Title) -> String {
    let lines = [&title.kind, &title.subject];
    let lines = lines.map(|text| line("margin:0;text-align:center", Run::bold(text)));
    format!("<div style=\"margin:14pt 0\">\n{}{RULE}</div>\n", lines.concat())
}

fn addressees(all: &[String]) -> String {
    match all {
        [one] => {
            let text = format!("{TO} {}.", one.trim_end_matches('.'));
            line("margin:14pt 0;text-align:center", Run::plain(text))
        }
        several => {
            let to = line("margin:14pt 0 0 0;text-align:center", Run::plain(TO));
            let lines = listed(several).into_iter();
            let lines = lines.map(|text| line("margin:0 0 0 5.5cm", Run::plain(text)));
            to + &lines.collect::<String>()
        }
    }
}

fn signature(signature: &Signature) -> String {
    let label =
        format!("<p style=\"margin:0;font-size:12pt\"><b><i>{}</i></b></p>\n", escape(RECIPIENTS));
    let recipients = signature.recipient_lines().into_iter();
    let recipients = recipients.map(|text| line(SMALL, Run::plain(text)));
    let left = label + &recipients.collect::<String>();
    let lines = signature.authority.iter().chain([&signature.post]);
    let mut right: String = lines.map(|text| line(LINE, Run::bold(text))).collect();
    right.push_str("<p style=\"margin:0\">&nbsp;</p>\n".repeat(3).as_str());
    right.extend(signature.name.iter().map(|name| line(LINE, Run::bold(name))));
    two_columns("margin-top:14pt", (50, &left), (50, &right))
}

/// The head of an annex.
pub(super) fn annex(annex: &Annex) -> String {
    let lines = [Run::bold(&annex.label), Run::bold(&annex.title), Run::italic(&annex.reference)];
    let marks = annex.marks.iter().map(Run::bold);
    let lines = lines.into_iter().chain(marks).filter(|run| !run.text.is_empty());
    lines.map(|run| line(CENTRE, run)).collect()
}

/// Two blocks of lines beside each other.
pub(super) fn beside(left: &[Run], right: &[Run]) -> String {
    let lines =
        |runs: &[Run]| -> String { runs.iter().map(|run| line(LEFT, run.clone())).collect() };
    two_columns("", (50, &lines(left)), (50, &lines(right)))
}

fn two_columns(style: &str, left: (u8, &str), right: (u8, &str)) -> String {
    let cell = |(width, content): (u8, &str)| {
        format!(
            "<td style=\"border:0;width:{width}%;vertical-align:top;padding:0 2pt\">\n{content}</td>\n"
        )
    };
    format!(
        "<table border=\"0\" style=\"border:0;border-collapse:collapse;width:100%;{style}\"><tr>\n\
         {}{}</tr></table>\n",
        cell(left),
        cell(right)
    )
}

fn line(style: &str, run: Run) -> String {
    if run.text.is_empty() {
        return format!("<p style=\"{style}\">{}</p>\n", words(&[]));
    }
    paragraph(style, &[run])
}
