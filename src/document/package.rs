//! Tables for other programs, before any format: fields with their types, keys, links between
//! tables. `export` is made of it.

/// Tables that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name for programs.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// What is to be known of it.
    pub description: String,
    /// Who publishes it.
    pub publisher: String,
    /// What it rests on.
    pub source: String,
    /// Its tables.
    pub tables: Vec<DataTable>,
}

/// A table: one row a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTable {
    /// Its name: that of its file without `.csv`.
    pub name: &'static str,
    /// What a row is.
    pub title: &'static str,
    /// Its columns.
    pub fields: &'static [Field],
    /// The columns that tell rows apart.
    pub key: &'static [&'static str],
    /// The columns that name rows of other tables (their `id`), each with that table; a table may
    /// name its own.
    pub links: &'static [(&'static str, &'static str)],
    /// Its rows; each has one value a column.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub title: &'static str,
    /// Its type.
    pub kind: Kind,
    /// True where it is never empty.
    pub required: bool,
    /// The only words it holds; empty where any may stand.
    pub words: &'static [&'static str],
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number from 0.
    Count,
    /// A number with a decimal point.
    Decimal,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    None,
    /// Text, a day, or a number with decimals.
    Text(String),
    /// A whole number.
    Count(u128),
    /// Yes or no.
    Flag(bool),
}

impl Field {
    /// A column of that name, title and type.
    pub const fn new(name: &'static str, title: &'static str, kind: Kind) -> Self {
        Self { name, title, kind, required: false, words: &[] }
    }

    /// A column of text.
    pub const fn text(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Text)
    }

    /// A column of whole numbers.
    pub const fn count(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Count)
    }

    /// A column of days.
    pub const fn day(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Day)
    }

    /// A column of yes and no.
    pub const fn flag(name: &'static str, title: &'static str) -> Self {
        Self { required: true, ..Self::new(name, title, Kind::Flag) }
    }

    /// The same, never empty.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, holding one of these words.
    pub const fn one_of(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }
}

impl Value {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// What is there, as it is printed; or nothing.
    pub fn some(value: Option<impl ToString>) -> Self {
        value.map_or(Self::None, |value| Self::text(value.to_string()))
    }

    /// A count that fits everywhere.
    pub fn count(count: usize) -> Self {
        Self::Count(count as u128)
    }

    /// As it stands in a file of text.
    pub fn written(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}
