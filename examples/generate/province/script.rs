//! Who sends when, period by period. What is not named here comes on time, complete and clean.
//! 2025-Q4 is the model screen: 80 units, 70 on time, 5 late, 5 missing, 2 without a second form.

use super::world::World;
use super::{edits, states};
use anyhow::{Result, ensure};
use bdhvs::plan::UnitId;

/// How a unit's leading form comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sending {
    /// By the due day.
    OnTime,
    /// So many calendar days after it.
    Late(u64),
    /// On that day, within an extension.
    Extended(&'static str),
    /// Not at all, though due.
    Missing,
    /// Not yet: an extension still runs.
    Pending,
    /// A document without figures.
    DocumentOnly,
    /// The file is there, the register does not know it.
    Unregistered,
    /// It need not report.
    Exempt,
}

impl Sending {
    /// True where the unit's files are there.
    pub(super) fn has_files(self) -> bool {
        matches!(self, Self::OnTime | Self::Late(_) | Self::Extended(_) | Self::Unregistered)
    }
}

/// One period's exceptions.
struct Script {
    late: &'static [(&'static str, u64)],
    extended: &'static [(&'static str, &'static str)],
    missing: &'static [&'static str],
    pending: &'static [&'static str],
    document_only: &'static [&'static str],
    unregistered: &'static [&'static str],
    exempt: &'static [&'static str],
    without_tasks: &'static [&'static str],
}

/// By period, 2025-Q3 to 2026-Q3.
const SCRIPTS: [Script; super::rates::PERIODS] = [
    Script {
        late: &[
            ("xa-tu-bong", 1),
            ("xa-khanh-vinh", 2),
            ("xa-phuoc-huu", 3),
            ("phuong-dong-hai", 7),
            ("so-cong-thuong", 8),
            ("xa-ca-na", 9),
        ],
        extended: &[("xa-khanh-son", "2025-09-19")],
        missing: &["van-phong-ubnd-tinh", "xa-tay-khanh-vinh", "xa-bac-ai-tay"],
        pending: &[],
        document_only: &["xa-anh-dung"],
        unregistered: &[],
        exempt: &[],
        without_tasks: &["xa-cong-hai"],
    },
    Script {
        late: &[
            ("so-xay-dung", 1),
            ("xa-khanh-vinh", 1),
            ("phuong-do-vinh", 2),
            ("xa-bac-ai", 2),
            ("xa-thuan-nam", 3),
        ],
        extended: &[],
        missing: &[
            "lien-minh-hop-tac-xa",
            "phuong-nha-trang",
            "xa-dai-lanh",
            "dac-khu-truong-sa",
            "xa-phuoc-ha",
        ],
        pending: &[],
        document_only: &[],
        unregistered: &[],
        exempt: &[],
        without_tasks: &["so-tai-chinh", "xa-cam-an"],
    },
    Script {
        late: &[
            ("xa-khanh-vinh", 1),
            ("xa-phuoc-dinh", 2),
            ("so-dan-toc-ton-giao", 3),
            ("xa-vinh-hai", 4),
            ("xa-nam-khanh-vinh", 7),
            ("phuong-hoa-thang", 8),
            ("xa-lam-son", 9),
        ],
        extended: &[("xa-dong-khanh-son", "2026-03-19")],
        missing: &["so-tu-phap", "xa-dai-lanh", "xa-trung-khanh-vinh", "xa-xuan-hai"],
        pending: &[],
        document_only: &["dac-khu-truong-sa", "xa-phuoc-ha"],
        unregistered: &["xa-van-thang"],
        exempt: &[],
        without_tasks: &[],
    },
    Script {
        late: &[
            ("xa-bac-khanh-vinh", 1),
            ("xa-dai-lanh", 2),
            ("so-cong-thuong", 3),
            ("phuong-cam-linh", 4),
        ],
        extended: &[],
        missing: &["thanh-tra-tinh", "xa-khanh-vinh", "xa-anh-dung"],
        pending: &[],
        document_only: &["xa-bac-ai-tay"],
        unregistered: &[],
        exempt: &["dac-khu-truong-sa"],
        without_tasks: &["phuong-ninh-chu", "xa-dien-tho"],
    },
    // In the middle of being gathered: as it stands on 2026-09-17.
    Script {
        late: &[
            ("xa-van-hung", 1),
            ("phuong-bac-cam-ranh", 1),
            ("so-xay-dung", 2),
            ("xa-tay-ninh-hoa", 2),
            ("xa-ninh-son", 3),
            ("xa-bac-ai", 3),
        ],
        extended: &[],
        missing: &[
            "so-tai-chinh",
            "so-van-hoa-the-thao-du-lich",
            "phuong-nha-trang",
            "phuong-cam-ranh",
            "xa-nam-cam-ranh",
            "xa-dai-lanh",
            "xa-khanh-vinh",
            "xa-tay-khanh-son",
            "dac-khu-truong-sa",
            "xa-my-son",
            "xa-thuan-bac",
            "xa-phuoc-hau",
        ],
        pending: &["xa-bac-ai-dong"],
        document_only: &["xa-vinh-hai"],
        unregistered: &["phuong-phan-rang"],
        exempt: &[],
        without_tasks: &["xa-suoi-hiep"],
    },
];

/// How a unit's leading form comes in a period.
pub(super) fn sending(world: &World, t: usize, unit: UnitId) -> Sending {
    let script = &SCRIPTS[t];
    let id = world.id(unit);
    let lists = [
        (script.missing, Sending::Missing),
        (script.pending, Sending::Pending),
        (script.document_only, Sending::DocumentOnly),
        (script.unregistered, Sending::Unregistered),
        (script.exempt, Sending::Exempt),
    ];
    let listed = lists.into_iter().find(|(units, _)| units.contains(&id)).map(|(_, how)| how);
    let late = script.late.iter().find(|(unit, _)| *unit == id).map(|(_, n)| Sending::Late(*n));
    let extended = script.extended.iter().find(|(unit, _)| *unit == id);
    let extended = extended.map(|(_, day)| Sending::Extended(day));
    listed.or(late).or(extended).unwrap_or(Sending::OnTime)
}

/// True where the unit's file of task progress is there.
pub(super) fn has_tasks(world: &World, t: usize, unit: UnitId) -> bool {
    sending(world, t, unit).has_files() && !lacks_tasks(world, t, unit)
}

/// True where the unit sent its figures and left its tasks out.
pub(super) fn lacks_tasks(world: &World, t: usize, unit: UnitId) -> bool {
    SCRIPTS[t].without_tasks.contains(&world.id(unit))
}

/// A slip in a table would silently plant nothing: every unit, indicator and task must exist.
pub(super) fn check(world: &World) -> Result<()> {
    let units = SCRIPTS.iter().flat_map(|script| {
        let timed = script.late.iter().map(|(unit, _)| *unit);
        let extended = script.extended.iter().map(|(unit, _)| *unit);
        let lists = [script.missing, script.pending, script.document_only, script.exempt];
        let rest = [script.unregistered, script.without_tasks];
        timed.chain(extended).chain(lists.concat()).chain(rest.concat()).collect::<Vec<_>>()
    });
    for unit in units.chain(edits::units()).chain(states::units()) {
        ensure!(world.plan.index.units.contains_key(unit), "the plan has no unit {unit}");
    }
    for indicator in edits::indicators() {
        ensure!(world.plan.index.indicators.contains_key(indicator), "no indicator {indicator}");
    }
    for task in states::tasks() {
        ensure!(world.plan.index.tasks.contains_key(task), "the plan has no task {task}");
    }
    Ok(())
}
