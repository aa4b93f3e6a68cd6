//! Figures that an officer types: `INDICATOR=31204/33950`, from a signed page or a telephone
//! call. They end in the same file, through the same writer, as what comes by file.

use super::committed;
use crate::period::Period;
use crate::plan::{About, Denominator, FigureKey, Form, IndicatorId, Measure, Plan, UnitId};
use crate::text::{find_personal_data, nearest};

/// A figure as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its key.
    pub key: FigureKey,
    /// `tong_so`; empty for a count.
    pub denominator: String,
    /// `so_dat`.
    pub numerator: String,
}

/// Reads `INDICATOR=so_dat/tong_so`, `INDICATOR=so_dat` for a count, `INDICATOR@UNIT=…` for a
/// figure about another unit. An error says what is wrong and what to write.
pub fn parse(
    plan: &Plan,
    (reporter, period): (UnitId, Period),
    text: &str,
) -> Result<Typed, String> {
    let example = "Ghi MÃ-CHỈ-TIÊU=số đạt/tổng số, ví dụ …=31204/33950";
    let (name, numbers) =
        text.split_once('=').ok_or_else(|| format!("“{text}” thiếu dấu bằng. {example}."))?;
    let (id, about) = name.split_once('@').map_or((name, None), |(id, unit)| (id, Some(unit)));
    let indicator = indicator(plan, id)?;
    let about = about.map_or(Ok(About::Unit(reporter)), |unit| self::about(plan, unit))?;
    let key = FigureKey { period, indicator, about };
    if !plan.owns(reporter, indicator, about) {
        let name = plan.name_in_sentence(reporter);
        return Err(format!("Số của chỉ tiêu “{id}” không do {name} báo cáo."));
    }
    let (numerator, denominator) = numbers_of(plan, indicator, numbers)?;
    Ok(Typed { key, denominator, numerator })
}

fn indicator(plan: &Plan, id: &str) -> Result<IndicatorId, String> {
    let found = plan.index.indicators.get(id).copied();
    let found = found.filter(|id| !plan.indicator(*id).has_parts);
    found.ok_or_else(|| {
        let single = plan.indicators.iter().filter(|i| !i.has_parts);
        let near = nearest(id, single.map(|i| i.id.as_str()));
        let hint = near.map(|near| format!(" Có phải ý là “{near}”?")).unwrap_or_default();
        format!("Không có chỉ tiêu nào mang mã “{id}”.{hint}")
    })
}

fn about(plan: &Plan, id: &str) -> Result<About, String> {
    if id == super::names::WHOLE {
        return Ok(About::Whole);
    }
    let unit = plan.index.units.get(id).copied();
    unit.map(About::Unit).ok_or_else(|| format!("Không có đơn vị nào mang mã “{id}”."))
}

fn numbers_of(plan: &Plan, id: IndicatorId, text: &str) -> Result<(String, String), String> {
    let indicator = plan.indicator(id);
    let is_count = indicator.denominator == Denominator::None;
    let (numerator, denominator) = match (text.split_once('/'), is_count) {
        (Some((n, d)), false) => (n, d),
        (None, true) => (text, ""),
        (Some(_), true) => {
            return Err(format!("“{}” chỉ có một số, không có tổng số.", indicator.id));
        }
        (None, false) => {
            let example = format!("{}=số đạt/tổng số", indicator.id);
            return Err(format!("“{}” cần cả hai số. Ghi như {example}.", indicator.id));
        }
    };
    let flow = indicator.measure == Measure::Flow;
    for number in [numerator, denominator] {
        let digits = number.len() <= 10 && number.bytes().all(|b| b.is_ascii_digit());
        if !(digits || flow && number == "KPS") {
            return Err(format!(
                "“{number}” không phải là số nguyên. Ghi số liền, không có dấu chấm."
            ));
        }
    }
    Ok((numerator.to_owned(), denominator.to_owned()))
}

/// The committed file with the typed figures in it, in the plan's order. `reason` marks them as
/// corrected; then each must be there already.
pub fn merge(
    plan: &Plan,
    existing: Option<&str>,
    typed: &[Typed],
    reason: Option<&str>,
) -> Result<String, String> {
    if reason.is_some_and(|reason| !find_personal_data(reason).is_empty()) {
        return Err(
            "Lý do có dữ liệu cá nhân; ghi lại không nêu số điện thoại, số căn cước.".to_owned()
        );
    }
    let mut rows = existing.map(rows).unwrap_or_default();
    for figure in typed {
        let row = row_of(plan, figure, reason);
        let there = rows.iter().position(|old| old[0] == row[0] && old[2] == row[2]);
        match (there, reason) {
            (Some(at), Some(_)) => rows[at] = row,
            (None, None) => rows.push(row),
            (Some(at), None) if rows[at][3..5].iter().all(String::is_empty) => rows[at] = row,
            (Some(_), None) => {
                let id = &row[2];
                return Err(format!("“{id}” đã có số. Muốn sửa số đã có, dùng bdhvs amend."));
            }
            (None, Some(_)) => {
                let id = &row[2];
                return Err(format!("“{id}” chưa có số để đính chính. Dùng bdhvs enter."));
            }
        }
    }
    rows.sort_by_key(|row| order(plan, row));
    Ok(committed::write(Form::Figures, rows.iter().map(Vec::as_slice)))
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let records = reader.records().flatten();
    records.map(|r| (0..6).map(|n| r.get(n).unwrap_or_default().to_owned()).collect()).collect()
}

fn row_of(plan: &Plan, figure: &Typed, reason: Option<&str>) -> Vec<String> {
    let about = match figure.key.about {
        About::Unit(unit) => plan.unit(unit).id.clone(),
        About::Whole => super::names::WHOLE.to_owned(),
    };
    vec![
        about,
        figure.key.period.to_string(),
        plan.indicator(figure.key.indicator).id.clone(),
        figure.denominator.clone(),
        figure.numerator.clone(),
        reason.map(|reason| format!("Đính chính: {reason}")).unwrap_or_default(),
    ]
}

/// Indicators in the plan's order, the whole before units, units in the plan's order.
fn order(plan: &Plan, row: &[String]) -> (Option<IndicatorId>, Option<UnitId>) {
    (plan.index.indicators.get(&row[2]).copied(), plan.index.units.get(&row[0]).copied())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn count_and_share(plan: &Plan) -> (String, UnitId) {
        let id = plan.indicator_ids().find(|id| {
            let i = plan.indicator(*id);
            !i.has_parts && i.denominator == Denominator::Reported
        });
        let id = id.expect("indicator");
        let reporter = plan.members(plan.indicator(id).reporters[0])[0];
        (plan.indicator(id).id.clone(), reporter)
    }

    #[test]
    fn what_is_typed_is_read_or_explained() {
        let plan = sample::plan();
        let (id, reporter) = count_and_share(&plan);
        let origin = (reporter, sample::period());
        let typed = parse(&plan, origin, &format!("{id}=5/10")).expect("typed");
        assert_eq!((typed.numerator.as_str(), typed.denominator.as_str()), ("5", "10"));
        for wrong in [id.clone(), format!("{id}=5"), format!("{id}=5,5/10"), "x=1/2".into()] {
            assert!(parse(&plan, origin, &wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_figure_that_is_there_is_amended_never_overwritten() {
        let plan = sample::plan();
        let (id, reporter) = count_and_share(&plan);
        let origin = (reporter, sample::period());
        let typed = |text: &str| parse(&plan, origin, &format!("{id}={text}")).expect("typed");
        let first = merge(&plan, None, &[typed("5/10")], None).expect("entered");
        assert!(merge(&plan, Some(&first), &[typed("6/10")], None).is_err());
        let second =
            merge(&plan, Some(&first), &[typed("6/10")], Some("gọi lại")).expect("amended");
        assert!(second.ends_with(",10,6,Đính chính: gọi lại\n"), "{second}");
        assert!(merge(&plan, None, &[typed("6/10")], Some("gọi lại")).is_err());
    }
}
