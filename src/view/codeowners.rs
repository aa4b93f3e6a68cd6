//! `bdhvs units --format codeowners`: who is asked when a file changes, for GitHub and GitLab.

use crate::plan::{Plan, Role, Unit, UnitId};

const HEAD: &str = "\
# Ai duyệt thay đổi của tệp nào. Làm bằng lệnh: bdhvs units --format codeowners
# Thay mỗi @mã-đơn-vị bằng tài khoản thật. Dòng sau có hiệu lực hơn dòng trước.
# Đơn vị tổng hợp đứng cạnh từng đơn vị vì không ai tự duyệt thay đổi của mình.
";

/// The file: everything is the gathering unit's, reports are their units' too. Owners are
/// written as the units' ids, to be replaced by accounts.
pub fn codeowners(plan: &Plan, shown: &[UnitId]) -> String {
    let keeper = &plan.unit(plan.head.coordinator).id;
    let mut text = format!("{HEAD}\n/plan/ @{keeper}\n/reports/ @{keeper}\n");
    let units = shown.iter().filter(|id| **id != plan.head.coordinator).map(|id| plan.unit(*id));
    for unit in units.filter(|unit| sends(unit)) {
        text.push_str(&format!("/reports/*/*/{0}.csv @{0} @{keeper}\n", unit.id));
    }
    text
}

/// True for a unit that sends files now.
fn sends(unit: &Unit) -> bool {
    unit.valid_to.is_none() && unit.role != Role::None
}
