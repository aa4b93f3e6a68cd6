//! What a report says, before any format: blocks of text and tables. Views build it, renderers
//! print it. What only an official document has is in [`letter`], what goes out as a workbook in
//! [`book`], a form to be filled in in [`form`].

pub mod book;
pub mod form;
pub mod letter;

pub use book::{Book, Sheet};
pub use letter::Part;

use chrono::NaiveDate;

pub mod board;
pub mod calendar;
pub mod package;

/// A document: what `status`, `summary` and every table on screen are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// How a stretch of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Not at all.
    #[default]
    None,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
}

/// What colour may add on a terminal, never more than the words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// None.
    #[default]
    Plain,
    /// Good news.
    Good,
    /// Something to look at.
    Caution,
    /// Bad news.
    Bad,
    /// Of less weight.
    Quiet,
}

/// A stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Its words.
    pub text: String,
    /// How it stands out.
    pub emphasis: Emphasis,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is the largest.
    Heading {
        /// From 1.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph of body text.
    Paragraph(Vec<Run>),
    /// Text set in the middle of the line: the title of a letter, its addressee.
    Centred(Vec<Run>),
    /// Two texts at the two ends of one line.
    Ends {
        /// At the left margin.
        left: String,
        /// At the right margin.
        right: String,
        /// Colour of the right text.
        tone: Tone,
    },
    /// Labels with their texts beside them; a long text goes on under itself.
    Entries(Vec<Entry>),
    /// Two blocks of lines beside each other: the head of a letter, its signature.
    Beside {
        /// Lines of the left block.
        left: Vec<Run>,
        /// Lines of the right block.
        right: Vec<Run>,
    },
    /// A table.
    Table(Table),
    /// An empty line.
    Gap,
    /// The next block begins an annex on a page of its own.
    Annex,
    /// A part of an official document.
    Part(Part),
}

/// A label with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Columns to the left of the label.
    pub indent: usize,
    /// The label.
    pub label: String,
    /// Width of the label column.
    pub width: usize,
    /// The text.
    pub text: String,
}

/// Where a column's text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// At the right: numbers.
    Right,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Where its text stands.
    pub align: Align,
    /// At most so wide on a screen; longer text goes on in the next line.
    pub max_width: Option<u16>,
}

/// What the text of a cell stands for, where a spreadsheet can reckon with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Count(u128),
    /// A ratio that is shown in percent; of nothing where the denominator is 0.
    Percent {
        /// Above the line.
        numerator: u128,
        /// Below it.
        denominator: u128,
    },
    /// A day.
    Day(NaiveDate),
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Its colour on a terminal.
    pub tone: Tone,
    /// What the words stand for, where that is more than words.
    pub value: Option<Value>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Columns to the left of the body on a screen.
    pub indent: usize,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), emphasis: Emphasis::None }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), emphasis: Emphasis::Bold }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), emphasis: Emphasis::Italic }
    }
}

impl Column {
    /// A column of words.
    pub fn left(title: &str) -> Self {
        Self { title: title.to_owned(), align: Align::Left, max_width: None }
    }

    /// A column of numbers.
    pub fn right(title: &str) -> Self {
        Self { title: title.to_owned(), align: Align::Right, max_width: None }
    }

    /// The same column, at most so wide on a screen.
    pub fn at_most(self, width: u16) -> Self {
        Self { max_width: Some(width), ..self }
    }
}

impl Cell {
    /// A cell in that colour.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, value: None }
    }

    /// Words that stand for a value.
    pub fn valued(text: impl Into<String>, value: Value) -> Self {
        Self { text: text.into(), tone: Tone::Plain, value: Some(value) }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), tone: Tone::Plain, value: None }
    }
}

impl Document {
    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph of plain text.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(Block::Paragraph(vec![Run::plain(text)]));
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.push(Block::Heading { level, text: text.into() });
    }
}
