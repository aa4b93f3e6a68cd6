//! Figures found by their key. A national tree has some 340.000: they lie in one sorted list for
//! each indicator of a period, because a search tree over all of them costs more than reading the
//! files.

use super::Figure;
use crate::period::Period;
use crate::plan::{About, FigureKey, IndicatorId};

/// An index over a list of figures.
#[derive(Debug)]
pub struct ByKey<'a> {
    figures: &'a [Figure],
    /// Periods that have figures, in order.
    periods: Vec<Period>,
    /// How many indicators a period has room for.
    indicators: usize,
    /// Where the entries of each indicator of each period begin, and where the last ones end.
    starts: Vec<u32>,
    /// By indicator of a period, then by what they are about, then as they were read.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    about: About,
    /// Place in the list of figures.
    place: u32,
}

impl<'a> ByKey<'a> {
    /// Sorts the places of figures.
    pub fn new(figures: &'a [Figure]) -> Self {
        let mut index = Self {
            figures,
            periods: periods(figures),
            indicators: figures
                .iter()
                .map(|f| usize::from(f.key.indicator.0) + 1)
                .max()
                .unwrap_or(0),
            starts: Vec::new(),
            entries: Vec::new(),
        };
        index.make_room();
        index.fill();
        index.sort();
        index
    }

    /// Counts the entries of each list.
    fn make_room(&mut self) {
        let mut starts = vec![0; self.periods.len() * self.indicators + 1];
        let mut lists = Lists::default();
        for figure in self.figures {
            starts[lists.of(self, figure.key) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        self.starts = starts;
    }

    fn fill(&mut self) {
        let nothing = Entry { about: About::Whole, place: 0 };
        let mut entries = vec![nothing; self.figures.len()];
        let mut next = self.starts.clone();
        let mut lists = Lists::default();
        for (place, figure) in self.figures.iter().enumerate() {
            let next = &mut next[lists.of(self, figure.key)];
            entries[*next as usize] = Entry { about: figure.key.about, place: place as u32 };
            *next += 1;
        }
        self.entries = entries;
    }

    /// Files are read by name and the plan has its own order, so lists are nearly sorted.
    fn sort(&mut self) {
        for ends in self.starts.windows(2) {
            self.entries[ends[0] as usize..ends[1] as usize].sort_by_key(|entry| entry.about);
        }
    }

    /// The list of an indicator of a period.
    fn entries(&self, period: Period, indicator: IndicatorId) -> &[Entry] {
        let at = self.periods.binary_search(&period).ok();
        let at = at.filter(|_| usize::from(indicator.0) < self.indicators);
        let Some(at) = at else { return &[] };
        let list = at * self.indicators + usize::from(indicator.0);
        &self.entries[self.starts[list] as usize..self.starts[list + 1] as usize]
    }

    fn of<'e>(
        &self,
        entries: &'e [Entry],
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Figure)> + use<'e, 'a> {
        let places = entries.iter().map(|entry| entry.place as usize);
        let figures = self.figures;
        places.map(move |place| (place, &figures[place]))
    }

    /// All figures under a key with their places, in the order in which they were read.
    pub fn all(&self, key: FigureKey) -> impl DoubleEndedIterator<Item = (usize, &'a Figure)> {
        let list = self.entries(key.period, key.indicator);
        let first = list.partition_point(|entry| entry.about < key.about);
        let same = list[first..].iter().take_while(|entry| entry.about == key.about).count();
        self.of(&list[first..first + same])
    }

    /// All figures of an indicator of a period about single units.
    pub fn about_units(&self, period: Period, id: IndicatorId) -> impl Iterator<Item = &'a Figure> {
        let list = self.entries(period, id);
        let units = list.partition_point(|entry| entry.about < About::Whole);
        self.of(&list[..units]).map(|(_, figure)| figure)
    }

    /// The lists that hold figures, by period and indicator.
    pub fn lists(&self) -> impl Iterator<Item = (Period, IndicatorId)> {
        let indicators = (0..self.indicators).map(|id| IndicatorId(id as u16));
        let all = self.periods.iter().flat_map(move |p| indicators.clone().map(|id| (*p, id)));
        all.filter(|(period, id)| !self.entries(*period, *id).is_empty())
    }

    /// The figures of an indicator of a period with their places, in the order of what they are
    /// about; of those under one key as they were read.
    pub fn list(
        &self,
        period: Period,
        id: IndicatorId,
    ) -> impl Iterator<Item = (usize, &'a Figure)> {
        self.of(self.entries(period, id))
    }

    /// Finds the figures of one indicator of a period one after the other.
    pub fn walk(&self, period: Period, indicator: IndicatorId) -> Walk<'_, 'a> {
        Walk { index: self, list: self.entries(period, indicator), at: 0 }
    }

    /// Figures that share their key with others, key by key.
    pub fn shared(&self) -> impl Iterator<Item = Vec<(usize, &'a Figure)>> {
        let lists = self.starts.windows(2);
        let lists = lists.map(|ends| &self.entries[ends[0] as usize..ends[1] as usize]);
        let keys = lists.flat_map(|list| list.chunk_by(|a, b| a.about == b.about));
        keys.filter(|entries| entries.len() > 1).map(|entries| self.of(entries).collect())
    }
}

/// A place in the list of one indicator of a period. Who asks for units in the plan's order walks
/// through the list once; who goes back begins anew.
pub struct Walk<'i, 'a> {
    index: &'i ByKey<'a>,
    list: &'i [Entry],
    at: usize,
}

impl<'i, 'a> Walk<'i, 'a> {
    /// All figures about something with their places, as they were read.
    pub fn about(&mut self, about: About) -> impl Iterator<Item = (usize, &'a Figure)> + use<'i, 'a> {
        if self.at > 0 && self.list[self.at - 1].about >= about {
            self.at = 0;
        }
        self.at += self.list[self.at..].iter().take_while(|entry| entry.about < about).count();
        let rest = &self.list[self.at..];
        let same = rest.iter().take_while(|entry| entry.about == about).count();
        self.index.of(&rest[..same])
    }
}

/// Finds the list of a key; figures of a period are read one after the other.
#[derive(Default)]
struct Lists {
    last: Option<(Period, usize)>,
}

impl Lists {
    fn of(&mut self, index: &ByKey<'_>, key: FigureKey) -> usize {
        let at = match self.last {
            Some((period, at)) if period == key.period => at,
            _ => index.periods.partition_point(|period| *period < key.period),
        };
        self.last = Some((key.period, at));
        at * index.indicators + usize::from(key.indicator.0)
    }
}

fn periods(figures: &[Figure]) -> Vec<Period> {
    let mut periods: Vec<Period> = figures
        .chunk_by(|a, b| a.key.period == b.key.period)
        .map(|run| run[0].key.period)
        .collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::UnitId;
    use crate::source::{FileId, Span};
    use crate::submission::{Number, Value};
    use proptest::prelude::*;

    fn figure(period: &str, indicator: u16, about: Option<u16>, reporter: u16) -> Figure {
        let cell = Number { value: Value::Blank, span: Span::head(FileId(0)) };
        let about = about.map_or(About::Whole, |unit| About::Unit(UnitId(unit)));
        let period = period.parse().expect("period");
        let key = FigureKey { period, indicator: IndicatorId(indicator), about };
        Figure::new(key, UnitId(reporter), (cell, cell), Span::head(FileId(0)))
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        let index = ByKey::new(&[]);
        assert_eq!(index.all(figure("2025-Q3", 0, None, 0).key).count(), 0);
        assert_eq!(index.shared().count(), 0);
    }

    proptest! {
        #[test]
        fn the_index_finds_what_a_search_of_the_whole_list_finds(
            rows in proptest::collection::vec(
                (0..3usize, 0..4u16, proptest::option::of(0..5u16), 0..3u16), 0..60),
        ) {
            const PERIODS: [&str; 3] = ["2025-Q4", "2025", "2025-M07"];
            let figures: Vec<Figure> =
                rows.iter().map(|&(p, i, about, by)| figure(PERIODS[p], i, about, by)).collect();
            let index = ByKey::new(&figures);
            for wanted in &figures {
                let same = |(_, f): &(usize, &Figure)| f.key == wanted.key;
                let expected: Vec<usize> =
                    figures.iter().enumerate().filter(same).map(|(at, _)| at).collect();
                let found: Vec<usize> = index.all(wanted.key).map(|(at, _)| at).collect();
                prop_assert_eq!(&found, &expected);
                let shared = index.shared().filter(|all| all[0].1.key == wanted.key).count();
                prop_assert_eq!(shared, usize::from(expected.len() > 1));
                let key = wanted.key;
                let units = |f: &&Figure| {
                    (f.key.period, f.key.indicator) == (key.period, key.indicator)
                        && f.key.about != About::Whole
                };
                let about_units = index.about_units(key.period, key.indicator).count();
                prop_assert_eq!(about_units, figures.iter().filter(units).count());
            }
            let lists: Vec<_> = index.lists().collect();
            let mut listed: Vec<usize> = lists
                .iter()
                .flat_map(|(period, id)| index.list(*period, *id).map(|(at, _)| at))
                .collect();
            listed.sort_unstable();
            prop_assert_eq!(listed, (0..figures.len()).collect::<Vec<_>>());
            for (period, id) in lists {
                let list: Vec<FigureKey> = index.list(period, id).map(|(_, f)| f.key).collect();
                prop_assert!(list.is_sorted() && !list.is_empty());
                prop_assert!(list.iter().all(|key| (key.period, key.indicator) == (period, id)));
            }
            let missing = figure("2025-Q4", 9, Some(1), 0).key;
            prop_assert_eq!(index.all(missing).count(), 0);
        }

        #[test]
        fn a_walk_finds_what_a_search_finds_forwards_and_back(
            rows in proptest::collection::vec((proptest::option::of(0..9u16), 0..3u16), 0..40),
            asked in proptest::collection::vec(proptest::option::of(0..9u16), 0..40),
        ) {
            let of = |&(about, by): &(Option<u16>, u16)| figure("2025-Q4", 1, about, by);
            let figures: Vec<Figure> = rows.iter().map(of).collect();
            let index = ByKey::new(&figures);
            let mut walk = index.walk("2025-Q4".parse().expect("period"), IndicatorId(1));
            for about in asked {
                let key = figure("2025-Q4", 1, about, 0).key;
                let searched: Vec<usize> = index.all(key).map(|(at, _)| at).collect();
                let walked: Vec<usize> = walk.about(key.about).map(|(at, _)| at).collect();
                prop_assert_eq!(walked, searched);
            }
        }
    }
}
