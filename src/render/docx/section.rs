//! Pages: A4 with the margins of the decree, numbers in the top margin but none on the first
//! page, and from 1 again in each annex. Lengths are in twips, 1/1440 of an inch.

use super::paragraph::Paragraph;
use super::xml::{element, flag, value};

/// 210 mm.
const SHORT: u32 = 11906;
/// 297 mm.
const LONG: u32 = 16838;
/// 20 mm: top and bottom.
const EDGE: u32 = 1134;
/// 30 mm: left.
const BINDING: u32 = 1701;
/// 15 mm: right.
const OUTER: u32 = 850;
/// 10 mm: where the page number stands.
const NUMBER: u32 = 567;

/// How pages lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Portrait,
    Landscape,
}

impl Page {
    /// Twips between the left and the right margin.
    pub(super) fn text_width(self) -> u32 {
        match self {
            Self::Portrait => SHORT - BINDING - OUTER,
            Self::Landscape => LONG - EDGE - EDGE,
        }
    }
}

/// A stretch of pages with numbers of its own.
pub(super) struct Section {
    pub(super) page: Page,
}

impl Section {
    /// `w:sectPr`, in the order of the schema.
    pub(super) fn xml(&self) -> String {
        let headers = [("default", "rIdSoTrang"), ("first", "rIdTrangDau")]
            .map(|(kind, id)| format!("<w:headerReference w:type=\"{kind}\" r:id=\"{id}\"/>"));
        let parts = [
            headers.concat(),
            value("type", "nextPage"),
            self.size(),
            self.margins(),
            element("pgNumType", &[("start", "1")], ""),
            element("cols", &[("space", "720")], ""),
            flag("titlePg"),
        ];
        element("sectPr", &[], &parts.concat())
    }

    /// The paragraph that ends the section and carries its pages.
    pub(super) fn last_paragraph(&self) -> String {
        Paragraph::ending(self.xml()).xml()
    }

    fn size(&self) -> String {
        let (short, long) = (SHORT.to_string(), LONG.to_string());
        match self.page {
            Page::Portrait => element("pgSz", &[("w", &short), ("h", &long)], ""),
            Page::Landscape => {
                element("pgSz", &[("w", &long), ("h", &short), ("orient", "landscape")], "")
            }
        }
    }

    /// A page on its side is bound at its top, which has 30 mm then.
    fn margins(&self) -> String {
        let (top, right, left) = match self.page {
            Page::Portrait => (EDGE, OUTER, BINDING),
            Page::Landscape => (BINDING, EDGE, EDGE),
        };
        let bottom = match self.page {
            Page::Portrait => EDGE,
            Page::Landscape => OUTER,
        };
        let [top, right, bottom, left, number] =
            [top, right, bottom, left, NUMBER].map(|twips| twips.to_string());
        let margins = [
            ("top", &*top),
            ("right", &*right),
            ("bottom", &*bottom),
            ("left", &*left),
            ("header", &*number),
            ("footer", &*number),
            ("gutter", "0"),
        ];
        element("pgMar", &margins, "")
    }
}
