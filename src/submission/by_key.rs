//! Figures found by their key. A national tree has some 340.000: they lie in one list, indicator
//! by indicator of each period, so that whoever goes over an indicator goes over neighbours, and
//! nothing else has to be kept to find them. A search tree over all of them costs more than
//! reading the files.

use super::Figure;
use crate::period::Period;
use crate::plan::{About, FigureKey, IndicatorId};

/// Brings figures into the order in which they are found: by period and indicator, then by what
/// they are about; under one key as they were read. `copy` is room for those of one period, which
/// is used again for the next.
pub fn in_order(figures: &mut [Figure], copy: &mut Vec<Figure>) {
    if !figures.is_sorted_by_key(|figure| figure.key.period) {
        figures.sort_by_key(|figure| figure.key.period);
    }
    for period in figures.chunk_by_mut(|a, b| a.key.period == b.key.period) {
        by_indicator(period, copy);
        for list in period.chunk_by_mut(|a, b| a.key.indicator == b.key.indicator) {
            // Files stand in the order of names, which is mostly the plan's.
            if !list.is_sorted_by_key(|figure| figure.key.about) {
                list.sort_by_key(|figure| figure.key.about);
            }
        }
    }
}

/// Deals figures out by indicator. Sorting proper compares each figure many times, and here nearly
/// all are strangers; dealing them out in their place jumps about in memory.
fn by_indicator(figures: &mut [Figure], copy: &mut Vec<Figure>) {
    let indicator = |figure: &Figure| usize::from(figure.key.indicator.0);
    let mut starts = vec![0; figures.iter().map(indicator).max().unwrap_or(0) + 2];
    for figure in figures.iter() {
        starts[indicator(figure) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    copy.clear();
    copy.extend_from_slice(figures);
    for figure in copy.iter() {
        let next = &mut starts[indicator(figure)];
        figures[*next] = *figure;
        *next += 1;
    }
}

fn of_list(figure: &Figure) -> (Period, IndicatorId) {
    (figure.key.period, figure.key.indicator)
}

/// Figures by key.
#[derive(Debug)]
pub struct ByKey<'a> {
    figures: &'a [Figure],
    /// Where the figures of each indicator of each period begin and end, by period and indicator.
    lists: Vec<List>,
}

#[derive(Clone, Copy, Debug)]
struct List {
    key: (Period, IndicatorId),
    start: usize,
    end: usize,
}

impl<'a> ByKey<'a> {
    /// Finds the lists of figures that [`in_order`] has put in order, period by period.
    pub fn new(figures: &'a [Figure]) -> Self {
        let mut lists = Vec::new();
        let mut start = 0;
        for list in figures.chunk_by(|a, b| of_list(a) == of_list(b)) {
            let end = start + list.len();
            lists.push(List { key: of_list(&list[0]), start, end });
            start = end;
        }
        lists.sort_unstable_by_key(|list| list.key);
        debug_assert!(lists.windows(2).all(|two| two[0].key < two[1].key), "not in order");
        Self { figures, lists }
    }

    /// Figures from one place to another, with their places.
    fn numbered(
        &self,
        start: usize,
        end: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Figure)> + use<'a> {
        (start..end).zip(&self.figures[start..end])
    }

    /// Where the figures of an indicator of a period begin and end.
    fn ends(&self, key: (Period, IndicatorId)) -> (usize, usize) {
        let at = self.lists.binary_search_by_key(&key, |list| list.key);
        at.map_or((0, 0), |at| (self.lists[at].start, self.lists[at].end))
    }

    /// All figures under a key with their places, in the order in which they were read.
    pub fn all(
        &self,
        key: FigureKey,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Figure)> + use<'a> {
        let (start, end) = self.ends((key.period, key.indicator));
        let list = &self.figures[start..end];
        let first = list.partition_point(|figure| figure.key.about < key.about);
        let same = list[first..].iter().take_while(|f| f.key.about == key.about).count();
        self.numbered(start + first, start + first + same)
    }

    /// All figures of an indicator of a period about single units.
    pub fn about_units(&self, period: Period, id: IndicatorId) -> impl Iterator<Item = &'a Figure> {
        let (start, end) = self.ends((period, id));
        self.figures[start..end].iter().take_while(|figure| figure.key.about < About::Whole)
    }

    /// The lists that hold figures, by period and indicator.
    pub fn lists(&self) -> impl Iterator<Item = (Period, IndicatorId)> {
        self.lists.iter().map(|list| list.key)
    }

    /// The figures of an indicator of a period with their places, in the order of what they are
    /// about; of those under one key as they were read.
    pub fn list(
        &self,
        period: Period,
        id: IndicatorId,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Figure)> + use<'a> {
        let (start, end) = self.ends((period, id));
        self.numbered(start, end)
    }

    /// Finds the figures of one indicator of a period one after the other.
    pub fn walk(&self, period: Period, id: IndicatorId) -> Walk<'a> {
        let (start, end) = self.ends((period, id));
        Walk { list: &self.figures[start..end], start, at: 0 }
    }

    /// Figures that share their key with others, key by key.
    pub fn shared(&self) -> impl Iterator<Item = impl Iterator<Item = (usize, &'a Figure)>> {
        let mut start = 0;
        let keys = self.figures.chunk_by(|a, b| a.key == b.key).map(move |figures| {
            start += figures.len();
            (start - figures.len(), start)
        });
        let several = keys.filter(|(start, end)| end - start > 1);
        several.map(|(start, end)| self.numbered(start, end))
    }
}

/// A place in the list of one indicator of a period. Who asks for units in the plan's order walks
/// through the list once; who goes back begins anew.
pub struct Walk<'a> {
    list: &'a [Figure],
    /// Place of the first among all figures.
    start: usize,
    at: usize,
}

impl<'a> Walk<'a> {
    /// All figures about something with their places, as they were read.
    pub fn about(&mut self, about: About) -> impl Iterator<Item = (usize, &'a Figure)> + use<'a> {
        if self.at > 0 && self.list[self.at - 1].key.about >= about {
            self.at = 0;
        }
        let rest = &self.list[self.at..];
        self.at += rest.iter().take_while(|figure| figure.key.about < about).count();
        let first = self.start + self.at;
        let same = self.list[self.at..].iter().take_while(move |f| f.key.about == about);
        (first..).zip(same)
    }
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
            let mut figures: Vec<Figure> =
                rows.iter().map(|&(p, i, about, by)| figure(PERIODS[p], i, about, by)).collect();
            let mut expected = figures.clone();
            expected.sort_by_key(|figure| figure.key);
            in_order(&mut figures, &mut Vec::new());
            prop_assert_eq!(&figures, &expected, "not a stable sort");
            let index = ByKey::new(&figures);
            for wanted in &figures {
                let same = |(_, f): &(usize, &Figure)| f.key == wanted.key;
                let expected: Vec<usize> =
                    figures.iter().enumerate().filter(same).map(|(at, _)| at).collect();
                let found: Vec<usize> = index.all(wanted.key).map(|(at, _)| at).collect();
                prop_assert_eq!(&found, &expected);
                let firsts = index.shared().filter_map(|mut same| same.next());
                let shared = firsts.filter(|(_, first)| first.key == wanted.key).count();
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
            let mut figures: Vec<Figure> = rows.iter().map(of).collect();
            in_order(&mut figures, &mut Vec::new());
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
