//! A page to look at, before any format: pictures with the tables that say the same. The
//! dashboard is made of it. Figures carry the reference under which `trace` takes them apart.

use super::Tone;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// What it is about.
    pub title: String,
    /// The period, set large.
    pub period: String,
    /// Lines under the title.
    pub lines: Vec<String>,
    /// Stands over everything where the data were made up.
    pub mark: Option<String>,
    /// Its sections from top to bottom.
    pub sections: Vec<Section>,
    /// Lines at the end.
    pub foot: Vec<String>,
}

/// A section with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// Paragraphs under the heading.
    pub lead: Vec<String>,
    /// What it shows.
    pub panels: Vec<Panel>,
}

/// One block of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Panels that belong together, each on a card.
    Cards(Vec<Card>),
    /// A smaller heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Single numbers, set large.
    Facts(Vec<Fact>),
    /// Targets, each on a card.
    Gauges(Vec<Gauge>),
    /// What signs mean.
    Key(Vec<Sign>),
    /// What the colours of a picture mean.
    Colours(Vec<(String, Tone)>),
    /// A table.
    Sheet(Sheet),
    /// A table that is unfolded by the reader.
    Folded(Sheet),
    /// Developments over the periods, each on a card.
    Trends(Vec<Trend>),
}

/// Panels under a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The title.
    pub title: String,
    /// What it shows.
    pub panels: Vec<Panel>,
}

/// A printed number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number itself.
    pub value: u128,
    /// As it is printed.
    pub text: String,
    /// Where it comes from, for figures of reports.
    pub reference: Option<String>,
}

/// A number with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The number.
    pub figure: Figure,
    /// What it is a part of: `/80`.
    pub of: Option<Figure>,
    /// Its colour.
    pub tone: Tone,
}

/// Words or numbers under a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label.
    pub label: String,
    /// What stands beside it.
    pub datum: Datum,
}

/// A target with what was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// The indicator.
    pub title: String,
    /// The conclusion.
    pub verdict: String,
    /// Its colour.
    pub tone: Tone,
    /// The printed percentage or count.
    pub rate: String,
    /// The picture; none for a count.
    pub bar: Option<Bar>,
    /// The picture in words.
    pub words: String,
    /// The numbers.
    pub lines: Vec<Line>,
}

/// A share on a scale from 0 to 100 %, in hundredths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// What was reached; none where nothing is known.
    pub value: Option<u32>,
    /// From where to where it can still be.
    pub band: Option<(u32, u32)>,
    /// The target.
    pub mark: Option<u32>,
}

/// A sign with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The sign.
    pub sign: String,
    /// What it means.
    pub words: String,
    /// Its colour.
    pub tone: Tone,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// Heads of its columns; the first column names the rows.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// True where a narrow screen has to be pushed sideways to see it all.
    pub wide: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub title: String,
    /// Smaller words under it.
    pub note: Vec<Datum>,
    /// One for every column but the first.
    pub cells: Vec<Datum>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// Words.
    Words(String, Tone),
    /// A number.
    Figure(Figure),
    /// A numerator over a denominator.
    Share(Figure, Figure),
    /// A percentage with its picture.
    Bar(String, Bar),
    /// Parts of a whole: how many, in which colour.
    Parts(Vec<(usize, Tone)>),
    /// A sign.
    Sign(Sign),
}

/// A development over the periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The indicator.
    pub title: String,
    /// The picture in words.
    pub words: String,
    /// One for each period of the plan.
    pub points: Vec<Point>,
    /// What is to be known of it.
    pub notes: Vec<String>,
    /// The same as a table.
    pub sheet: Sheet,
}

/// A period of a development.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The period, short.
    pub label: String,
    /// The printed percentage; empty where there is none.
    pub text: String,
    /// Where it stands.
    pub bar: Bar,
    /// True where the population is another than in the period before.
    pub breaks: bool,
}

impl Figure {
    /// A number that is no figure of a report.
    pub fn plain(value: u128, text: String) -> Self {
        Self { value, text, reference: None }
    }
}

impl Datum {
    /// Words without colour.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into(), Tone::Plain)
    }
}
