//! Published beside present on a sheet of a workbook.

use super::beside::{Pair, different};
use super::{conclusion, document, name, rate, target};
use crate::document::{Cell, Column, Run, Sheet, Table, Value};
use crate::plan::Plan;
use crate::submission::closing::{IndicatorSent, Revised};
use crate::view::{Facts, cells};

/// The sheet under the workbook's heads; none where nothing comes out differently.
pub(in crate::view) fn sheet(facts: &Facts<'_>, mut heads: Vec<Run>) -> Option<Sheet> {
    let rows: Vec<Vec<Cell>> = different(facts).flat_map(|one| rows(facts.plan, one)).collect();
    heads.push(Run::bold("Số đã báo cáo và số hiện nay của kỳ đã khoá"));
    (!rows.is_empty()).then(|| Sheet {
        name: "Số đã báo cáo".to_owned(),
        heads,
        table: Table { columns: columns(), rows, indent: 0 },
        ..Sheet::default()
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("Kỳ báo cáo"),
        Column::left("Báo cáo đã gửi").at_most(34),
        Column::left("Chỉ tiêu").at_most(30),
        Column::left("Số"),
        Column::right("Tổng số"),
        Column::right("Số đạt"),
        Column::right("Tỷ lệ"),
        Column::right("Kế hoạch"),
        Column::right("Đã có số liệu"),
        Column::right("Phải có số liệu"),
        Column::left("Kết luận").at_most(18),
    ]
}

/// Two rows an indicator: as it was published, and as it comes out now.
fn rows(plan: &Plan, revised: &Revised) -> Vec<Vec<Cell>> {
    let both = |(id, published, present): Pair<'_>| {
        [("đã báo cáo", published), ("hiện nay", present)].map(|(which, sent)| {
            let mut row: Vec<Cell> = vec![
                revised.period.title().into(),
                document(&revised.closing).into(),
                name(plan, revised.period.year(), id).into(),
                which.into(),
            ];
            row.extend(numbers(sent));
            row
        })
    };
    revised.changed_indicators().into_iter().flat_map(both).collect()
}

fn numbers(sent: Option<&IndicatorSent>) -> [Cell; 7] {
    let Some(sent) = sent else { return Default::default() };
    let counted = sent.counted > 0;
    let count = |n: Option<u64>| cells::count_if(n.filter(|_| counted).map(u128::from));
    [
        count(sent.denominator),
        count(Some(sent.numerator)),
        percent(sent),
        sent.target.map(target).unwrap_or_default().into(),
        cells::count(sent.counted.into()),
        cells::count(sent.expected.into()),
        conclusion(sent).into(),
    ]
}

fn percent(sent: &IndicatorSent) -> Cell {
    match (rate(sent), sent.denominator) {
        (text, Some(denominator)) if !text.is_empty() => {
            let (numerator, denominator) = (sent.numerator.into(), denominator.into());
            Cell::valued(text, Value::Percent { numerator, denominator })
        }
        _ => Cell::default(),
    }
}
