//! The units of a group.

use super::UnitId;
use std::ops::Deref;

/// Units in the plan's order, each once. Whether a unit is among them is asked of every figure,
/// so it is kept for every unit of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    units: Vec<UnitId>,
    /// By number of the unit, as far as the last member.
    is_member: Vec<bool>,
}

impl Members {
    /// True where the unit is among them.
    pub fn has(&self, unit: UnitId) -> bool {
        self.is_member.get(usize::from(unit.0)).is_some_and(|is| *is)
    }
}

impl From<Vec<UnitId>> for Members {
    fn from(mut units: Vec<UnitId>) -> Self {
        units.sort_unstable();
        units.dedup();
        let mut is_member = vec![false; units.last().map_or(0, |last| usize::from(last.0) + 1)];
        for unit in &units {
            is_member[usize::from(unit.0)] = true;
        }
        Self { units, is_member }
    }
}

impl Deref for Members {
    type Target = [UnitId];

    fn deref(&self) -> &[UnitId] {
        &self.units
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_in_order_and_are_known() {
        let members = Members::from(vec![UnitId(5), UnitId(2), UnitId(5)]);
        assert_eq!(&members[..], [UnitId(2), UnitId(5)]);
        let known: Vec<u16> = (0..9).filter(|n| members.has(UnitId(*n))).collect();
        assert_eq!(known, [2, 5]);
        assert!(!Members::default().has(UnitId(0)));
    }
}
