//! The fast way and the careful way through a file give the same dataset and the same findings:
//! on committed files of the examples, as they are and after damage of every kind.

use super::Intake;
use crate::load::{self, Located, parse};
use crate::plan::Plan;
use crate::source::{SourceFile, Sources};
use crate::text::{find_personal_data, hidden_characters};
use proptest::prelude::*;
use std::path::Path;
use std::sync::OnceLock;

/// A sound plan and committed files with their paths inside the reports.
struct World {
    plan: Plan,
    files: Vec<(String, String)>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tree = load::read(root, &root.join("examples/reports")).expect("examples");
        let plan = parse(&tree).plan.expect("a plan without errors");
        let inside = |f: &Located| f.inside(&tree.sources).to_owned();
        let text = |f: &Located| (inside(f), tree.sources.file(f.file).text.clone());
        let files = tree.reports.iter().map(text);
        let sheet = |name: &str| name.ends_with(".csv") && !name.contains("doi-chieu");
        let files: Vec<_> = files.filter(|(name, _)| sheet(name)).collect();
        assert!(files.len() > 100, "examples were not seen");
        World { plan, files }
    })
}

/// Reads one file both ways; true where the fast way took it.
fn compare(inside: &str, bytes: &[u8]) -> bool {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::from_bytes(inside.to_owned(), bytes));
    let located = Located::new(file, 0);
    let read = |fast: bool| {
        let mut intake = Intake::new(&world().plan);
        assert!(intake.ids.plain, "the fast way is closed");
        intake.ids.plain = fast;
        intake.file(&sources, &located);
        let mut found = Vec::new();
        let (dataset, vetted) = intake.finish(&sources, &mut found);
        (dataset, found, !vetted.is_empty())
    };
    let (fast, fast_found, taken) = read(true);
    let (careful, careful_found, _) = read(false);
    let shown = || format!("{inside}:\n{}", String::from_utf8_lossy(bytes));
    assert_eq!(fast_found, careful_found, "{}", shown());
    assert_eq!(fast.figures, careful.figures, "{}", shown());
    assert_eq!(fast.answers, careful.answers, "{}", shown());
    assert_eq!(fast.receipts, careful.receipts, "{}", shown());
    assert_eq!((fast.rows, fast.submitted), (careful.rows, careful.submitted), "{}", shown());
    let text = &sources.file(file).text;
    let plain = find_personal_data(text).is_empty() && hidden_characters(text).next().is_none();
    assert!(!taken || (careful_found.is_empty() && plain), "{}", shown());
    taken
}

#[test]
fn committed_files_are_read_alike_and_many_the_fast_way() {
    let files = &world().files;
    let taken = files.iter().filter(|(inside, text)| compare(inside, text.as_bytes())).count();
    // Words with commas stand in quotation marks, which the careful way reads.
    assert!(taken * 3 > files.len(), "only {taken} of {} the fast way", files.len());
}

/// What hands, programs and the road do to a file.
const DAMAGES: [&str; 26] = [
    "\"",
    "\"\"",
    "\"a,b\"",
    ",",
    ",,",
    ";",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    " ",
    "\u{a0}",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "o\u{300}",
    "ò",
    "=1+1",
    "-",
    "KPS",
    "0",
    "0912345678",
    "12345678901",
    "nva@gmail.com",
    "toan-tinh",
    "1.234",
];

#[derive(Clone, Debug)]
enum Damage {
    /// A byte changed, which may no longer be UTF-8.
    Byte(prop::sample::Index, u8),
    Insert(prop::sample::Index, &'static str),
    Cut(prop::sample::Index, usize),
    DoubleLine(prop::sample::Index),
    SwapLines(prop::sample::Index),
    LineEnds,
    Mark,
    FillNote(prop::sample::Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<prop::sample::Index>();
    let word = || prop::sample::select(&DAMAGES[..]);
    prop_oneof![
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        6 => (at(), word()).prop_map(|(at, word)| Damage::Insert(at, word)),
        2 => (at(), 1..20usize).prop_map(|(at, n)| Damage::Cut(at, n)),
        1 => at().prop_map(Damage::DoubleLine),
        1 => at().prop_map(Damage::SwapLines),
        1 => Just(Damage::LineEnds),
        1 => Just(Damage::Mark),
        4 => (at(), word()).prop_map(|(at, word)| Damage::FillNote(at, word)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let line = |bytes: &[u8], at: &prop::sample::Index| {
        let breaks: Vec<usize> =
            bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
        (!breaks.is_empty()).then(|| breaks[at.index(breaks.len())])
    };
    match damage {
        Damage::Byte(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Damage::Insert(at, word) => {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, word.bytes());
        }
        Damage::Cut(at, n) => {
            let at = at.index(bytes.len() + 1);
            bytes.drain(at..(at + n).min(bytes.len()));
        }
        Damage::DoubleLine(at) | Damage::SwapLines(at) => {
            let Some(end) = line(bytes, at) else { return };
            let start = bytes[..end].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
            let text = bytes[start..=end].to_vec();
            if matches!(damage, Damage::SwapLines(_)) {
                bytes.drain(start..=end);
            }
            bytes.extend(text);
        }
        Damage::LineEnds => {
            *bytes = String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
        }
        Damage::Mark => {
            bytes.splice(0..0, *b"\xEF\xBB\xBF");
        }
        Damage::FillNote(at, word) => {
            let Some(end) = line(bytes, at) else { return };
            bytes.splice(end..end, word.bytes());
        }
        Damage::Byte(..) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn damaged_files_are_read_alike(
        file in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let (inside, text) = file.get(&world().files);
        let mut bytes = text.clone().into_bytes();
        damages.iter().for_each(|damage| apply(&mut bytes, damage));
        compare(inside, &bytes);
    }
}
