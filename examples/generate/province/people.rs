//! How many people there are: residents from the committed file, officials by size of the unit.

use super::world::World;
use crate::random::Random;
use anyhow::{Context, Result};
use bdhvs::plan::{Plan, UnitId};
use std::collections::BTreeMap;

/// A public crawl of mid-2025: good for examples, never an official denominator.
const POPULATION: &str = include_str!("../dan-so.csv");

/// INVENTED populations, for communes that the crawl does not have.
const INVENTED: [(&str, u64); 7] = [
    ("xa-cam-hiep", 17_460),
    ("xa-cam-lam", 34_270),
    ("dac-khu-truong-sa", 420),
    ("xa-bac-ai-tay", 8_130),
    ("xa-bac-ai", 10_950),
    ("xa-anh-dung", 12_380),
    ("xa-vinh-hai", 15_640),
];

/// Officials of agencies, schools and hospitals under them left out; invented.
const AGENCIES: [(&str, u64); 16] = [
    ("so-noi-vu", 214),
    ("so-tu-phap", 96),
    ("so-tai-chinh", 238),
    ("so-cong-thuong", 187),
    ("so-nong-nghiep-moi-truong", 642),
    ("so-xay-dung", 305),
    ("so-khoa-hoc-cong-nghe", 163),
    ("so-van-hoa-the-thao-du-lich", 371),
    ("so-giao-duc-dao-tao", 738),
    ("so-y-te", 894),
    ("so-dan-toc-ton-giao", 58),
    ("thanh-tra-tinh", 84),
    ("van-phong-ubnd-tinh", 141),
    ("bql-khu-kinh-te-khu-cong-nghiep", 67),
    ("cong-an-tinh", 826),
    ("lien-minh-hop-tac-xa", 43),
];

/// The period in which health stations came under the communes (the plan's reading
/// `tram-y-te-ve-xa`), and the people who went with them.
const STATIONS_MOVE: usize = 2;
const STATION_STAFF: u64 = 362;

/// People by commune, from the committed file.
pub(super) fn population(plan: &Plan) -> Result<BTreeMap<UnitId, u64>> {
    let rows = POPULATION.lines().filter(|line| !line.starts_with(['#', 'm']));
    rows.map(|line| {
        let (code, people) = line.split_once(',').with_context(|| format!("dan-so: {line}"))?;
        let unit = *plan.index.units.get(code).with_context(|| format!("dan-so: {code}"))?;
        let people = match people {
            "" => invented(&plan.unit(unit).id)?,
            number => number.parse().with_context(|| format!("dan-so: {line}"))?,
        };
        Ok((unit, people))
    })
    .collect()
}

fn invented(id: &str) -> Result<u64> {
    let known = INVENTED.iter().find(|(unit, _)| *unit == id);
    known.map(|(_, people)| *people).with_context(|| format!("no population for {id}"))
}

/// Residents from 18: 72 to 76 % of the people, a little more each quarter.
pub(super) fn adults(world: &World, unit: UnitId, t: usize) -> u64 {
    let mut random = Random::of(&["adults", world.id(unit)]);
    let first = world.population(unit) * random.between(7_200, 7_600) / 10_000;
    let growth = random.between(6, 24);
    first * (10_000 + growth * t as u64) / 10_000
}

/// Residents from 16: the adults and some more.
pub(super) fn from_sixteen(world: &World, unit: UnitId, t: usize) -> u64 {
    let share = Random::of(&["from-sixteen", world.id(unit)]).between(10_290, 10_430);
    adults(world, unit, t) * share / 10_000
}

/// Officials: 60 to 400 in a commune, by its size.
pub(super) fn officials(world: &World, unit: UnitId, t: usize) -> u64 {
    let id = world.id(unit);
    if let Some((_, people)) = AGENCIES.iter().find(|(agency, _)| *agency == id) {
        let moved = if id == "so-y-te" && t >= STATIONS_MOVE { STATION_STAFF } else { 0 };
        return people - moved + t as u64 / 2;
    }
    let more = Random::of(&["officials", id]).below(60);
    let first = (62 + world.population(unit) / 330 + more).clamp(60, 388);
    let stations = if t >= STATIONS_MOVE { first * 27 / 1_000 } else { 0 };
    first + stations + t as u64 / 2
}
