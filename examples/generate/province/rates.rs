//! How the shares grow. Every unit lies some way above or below the province's curve and keeps
//! that place; a little noise is always smaller than a quarter's step, so that no level falls
//! unless the script makes it fall.

use super::world::World;
use crate::random::Random;
use bdhvs::plan::UnitId;

/// Periods of the example, 2025-Q3 to 2026-Q3.
pub(super) const PERIODS: usize = 5;

/// A share over the periods, in hundredths of a percent.
pub(super) struct Curve {
    name: &'static str,
    base: [u64; PERIODS],
    /// How far above or below it units may lie.
    spread: u64,
}

/// Largest noise of one quarter.
const NOISE: u64 = 60;

/// Officials: 85 % wanted in 2025, 100 % in 2026.
pub(super) const OFFICIALS: Curve =
    Curve { name: "can-bo", base: [8_310, 9_150, 9_480, 9_690, 9_840], spread: 430 };
/// Adult residents: 85 %, then 100 %.
pub(super) const RESIDENTS: Curve =
    Curve { name: "nguoi-dan", base: [7_160, 8_570, 8_780, 9_050, 9_270], spread: 510 };
/// Confirmed in VNeID: 50 %, then 70 %.
pub(super) const CONFIRMED: Curve =
    Curve { name: "vneid", base: [2_930, 4_090, 4_710, 5_430, 6_070], spread: 760 };
/// With a digital identity: 100 %, no year.
pub(super) const IDENTITY: Curve =
    Curve { name: "danh-tinh-so", base: [9_120, 9_300, 9_440, 9_560, 9_650], spread: 240 };

impl Curve {
    /// How many of `total` people the unit has brought there by period `t`.
    pub(super) fn reached(&self, world: &World, unit: UnitId, t: usize, total: u64) -> u64 {
        total * self.share(world.id(unit), t) / 10_000
    }

    fn share(&self, unit: &str, t: usize) -> u64 {
        let place = Random::of(&["place", self.name, unit]).below(2 * self.spread + 1);
        let noise = Random::of(&["noise", self.name, unit, &t.to_string()]).below(NOISE + 1);
        (self.base[t] + place + noise).saturating_sub(self.spread).min(10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_share_ever_falls() {
        for curve in [&OFFICIALS, &RESIDENTS, &CONFIRMED, &IDENTITY] {
            for n in 0..500 {
                let unit = format!("unit-{n}");
                let shares: Vec<u64> = (0..PERIODS).map(|t| curve.share(&unit, t)).collect();
                assert!(shares.is_sorted(), "{} {shares:?}", curve.name);
            }
        }
    }

    #[test]
    fn steps_are_larger_than_the_noise() {
        for curve in [&OFFICIALS, &RESIDENTS, &CONFIRMED, &IDENTITY] {
            assert!(curve.base.windows(2).all(|pair| pair[1] > pair[0] + NOISE), "{}", curve.name);
        }
    }
}
