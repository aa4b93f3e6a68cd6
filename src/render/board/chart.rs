//! Pictures as inline SVG, in whole numbers. Places are attributes and colours are classes: the
//! policy of the page allows no style in a tag.

use super::cell::tone;
use super::tag::text;
use crate::document::Tone;
use crate::document::board::{Bar, Point};

/// Hundredths of a percent on the whole scale.
const FULL: u32 = 10_000;

/// A target: what was reached, where it can still be, the line to reach.
pub(super) fn gauge(bar: Bar, words: &str) -> String {
    format!(
        "<svg class=\"gauge\" viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{}\">{}</svg>\n",
        text(words),
        inside(bar)
    )
}

/// The same in a cell, where the words stand beside it.
pub(super) fn small(bar: Bar) -> String {
    format!(
        "<svg class=\"small\" viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\">{}</svg>",
        inside(bar)
    )
}

fn inside(bar: Bar) -> String {
    let rect = |class: &str, (from, to): (u32, u32), (top, height): (u32, u32)| {
        let width = to.min(FULL).saturating_sub(from);
        format!(
            "<rect class=\"{class}\" x=\"{from}\" y=\"{top}\" width=\"{width}\" \
             height=\"{height}\"/>"
        )
    };
    let mut out = rect("track", (0, FULL), (24, 52));
    if let Some(value) = bar.value {
        out.push_str(&rect("value", (0, value), (24, 52)));
    }
    if let Some(band) = bar.band {
        // However narrow, it is seen.
        out.push_str(&rect("band", (band.0, band.1.max(band.0 + 40)), (40, 20)));
    }
    if let Some(mark) = bar.mark {
        let at = mark.clamp(35, FULL - 35);
        out.push_str(&rect("goal", (at - 35, at + 35), (0, 100)));
    }
    out
}

/// Parts of a whole beside each other.
pub(super) fn parts(parts: &[(usize, Tone)]) -> String {
    let whole: usize = parts.iter().map(|(count, _)| count).sum();
    let mut from = 0;
    let mut out = String::new();
    for (count, colour) in parts {
        let to = from + count;
        let place = |n: usize| n * FULL as usize / whole.max(1);
        out.push_str(&format!(
            "<rect class=\"part {}\" x=\"{}\" y=\"10\" width=\"{}\" height=\"80\"/>",
            tone(*colour),
            place(from),
            place(to) - place(from)
        ));
        from = to;
    }
    format!(
        "<svg class=\"small\" viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\">{out}</svg>"
    )
}

/// A square in one colour of such a picture.
pub(super) fn swatch(colour: Tone) -> String {
    format!(
        "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"part {}\" \
         width=\"10\" height=\"10\"/></svg>",
        tone(colour)
    )
}

/// Size and margins of a development.
const SIZE: (u32, u32) = (3600, 1720);
const LEFT: u32 = 420;
const RIGHT: u32 = 60;
const TOP: u32 = 200;
const BOTTOM: u32 = 260;

/// The middle of a period's column.
fn x(n: usize, of: usize) -> u32 {
    LEFT + (SIZE.0 - LEFT - RIGHT) * (2 * n as u32 + 1) / (2 * of.max(1) as u32)
}

/// Where a share stands.
fn y(share: u32) -> u32 {
    let height = SIZE.1 - TOP - BOTTOM;
    SIZE.1 - BOTTOM - height * share.min(FULL) / FULL
}

/// A development: points joined where the population is the same, targets as steps.
pub(super) fn trend(points: &[Point], words: &str) -> String {
    let (count, mut out) = (points.len(), scale());
    for (n, point) in points.iter().enumerate() {
        out.push_str(&goal(n, count, point));
        if point.breaks {
            out.push_str(&broken(n, count));
        }
        let before = n.checked_sub(1).and_then(|before| points[before].bar.value);
        if let (Some(from), Some(to), false) = (before, point.bar.value, point.breaks) {
            out.push_str(&line("path", (x(n - 1, count), y(from)), (x(n, count), y(to))));
        }
    }
    // Over all lines, so that every number can be read.
    for (n, point) in points.iter().enumerate() {
        out.push_str(&dot(x(n, count), point));
    }
    format!(
        "<svg class=\"trend\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{out}</svg>\n",
        SIZE.0,
        SIZE.1,
        text(words)
    )
}

fn scale() -> String {
    let mark = |share: u32| {
        let label = label("axis", (LEFT - 50, y(share) + 40), &format!("{}%", share / 100));
        line("grid", (LEFT, y(share)), (SIZE.0 - RIGHT, y(share))) + &label
    };
    [0, FULL / 2, FULL].into_iter().map(mark).collect()
}

fn goal(n: usize, of: usize, point: &Point) -> String {
    let half = (SIZE.0 - LEFT - RIGHT) / (2 * of.max(1) as u32);
    let at = x(n, of);
    let step = |mark: u32| line("goal", (at - half, y(mark)), (at + half, y(mark)));
    point.bar.mark.map(step).unwrap_or_default()
}

fn broken(n: usize, of: usize) -> String {
    let at = (x(n - 1, of) + x(n, of)) / 2;
    line("break", (at, TOP / 2), (at, SIZE.1 - BOTTOM))
}

fn dot(at: u32, point: &Point) -> String {
    let mut out = label("period", (at, SIZE.1 - 70), &point.label);
    if let Some((low, high)) = point.bar.band {
        out.push_str(&line("whisker", (at, y(low)), (at, y(high))));
    }
    if let Some(value) = point.bar.value {
        let place = y(value);
        out.push_str(&format!("<circle class=\"dot\" cx=\"{at}\" cy=\"{place}\" r=\"42\"/>"));
        // Above the point, or below it where the number would stand in the line of 100 %.
        let over = if place < TOP + 160 { place + 180 } else { place - 80 };
        out.push_str(&label("number", (at, over), &point.text));
    }
    out
}

fn line(class: &str, from: (u32, u32), to: (u32, u32)) -> String {
    format!(
        "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
        from.0, from.1, to.0, to.1
    )
}

fn label(class: &str, (x, y): (u32, u32), words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", text(words))
}
