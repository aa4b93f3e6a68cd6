//! `bdhvs template`: forms for one unit or for all units of a group.

use super::arguments::Template;
use super::commands::{find_group, find_unit};
use super::output::Printer;
use super::session::{Desk, Failure};
use crate::plan::{Form, GroupId, UnitId};
use crate::render;
use crate::store;
use crate::view;
use std::path::{Path, PathBuf};

/// Prints one form, or writes forms to a file or a folder.
pub(super) fn run(
    desk: &Desk<'_>,
    options: &Template,
    out: Option<&Path>,
    printer: &Printer,
) -> Result<u8, Failure> {
    match (&options.unit, &options.group) {
        (Some(unit), None) => one_unit(desk, find_unit(desk.plan, unit)?, options, (out, printer)),
        (None, Some(group)) => {
            let group = find_group(desk.plan, group)?;
            let folder = out.map_or_else(|| usual_folder(desk), Path::to_path_buf);
            let forms = forms_of_group(desk, group, options);
            if forms.is_empty() {
                let name = &desk.plan.group(group).name;
                let message = format!("Nhóm “{name}” không có đơn vị nào phải gửi biểu này.");
                return Err(Failure::Usage(message));
            }
            write(&folder, &forms, printer)
        }
        _ => Err(for_whom(desk)),
    }
}

fn for_whom(desk: &Desk<'_>) -> Failure {
    let group = desk.plan.largest_group(&desk.overview.term);
    let group = group.map_or("…", |group| &desk.plan.group(group).id);
    Failure::Usage(format!(
        "Chưa rõ lập biểu mẫu cho ai.\nGhi --unit và mã một đơn vị, hoặc --group và mã một nhóm: \
         bdhvs template --group {group}"
    ))
}

/// Where the forms of a group go when nobody says it: beside the work, never among the reports.
fn usual_folder(desk: &Desk<'_>) -> PathBuf {
    PathBuf::from(format!("bieu-mau-{}", desk.overview.term.period))
}

/// One form on the screen or in a file; all of them where a folder was named.
fn one_unit(
    desk: &Desk<'_>,
    unit: UnitId,
    options: &Template,
    (out, printer): (Option<&Path>, &Printer),
) -> Result<u8, Failure> {
    let forms = forms_of(desk, unit, options);
    let Some((_, first)) = forms.first() else { return Err(nothing_due(desk, unit, options)) };
    let Some(out) = out else {
        printer.result(first, None)?;
        return Ok(0);
    };
    if out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', '\\']) {
        return write(out, &forms, printer);
    }
    let folder = out.parent().unwrap_or(Path::new(""));
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    write(folder, &[(name, first.clone())], printer)
}

fn nothing_due(desk: &Desk<'_>, unit: UnitId, options: &Template) -> Failure {
    let name = &desk.plan.unit(unit).name;
    let form = options.form.map_or(String::new(), |form| format!(" {}", Form::from(form).name()));
    let period = desk.overview.term.period.in_sentence();
    Failure::Usage(format!("{name} không phải gửi biểu{form} nào trong {period}."))
}

/// Names and texts of a unit's forms.
fn forms_of(desk: &Desk<'_>, unit: UnitId, options: &Template) -> Vec<(String, String)> {
    let facts = desk.facts();
    let wanted = |form: &Form| options.form.is_none_or(|asked| Form::from(asked) == *form);
    let text = |form| render::csv_form(&view::template(&facts, unit, form));
    let id = &desk.plan.unit(unit).id;
    let forms = view::template_forms(&facts, unit).into_iter().filter(wanted);
    forms.map(|form| (format!("{id}-{}.csv", form.key()), text(form))).collect()
}

/// The forms of all units of a group that report in the period.
fn forms_of_group(desk: &Desk<'_>, group: GroupId, options: &Template) -> Vec<(String, String)> {
    let exempt = |unit: &UnitId| desk.overview.reporting.is_exempt(*unit);
    let units = desk.plan.group(group).members.iter().filter(|unit| !exempt(unit));
    units.flat_map(|unit| forms_of(desk, *unit, options)).collect()
}

fn write(folder: &Path, forms: &[(String, String)], printer: &Printer) -> Result<u8, Failure> {
    let others = store::write_forms(folder, forms)?;
    if let Some(first) = others.first() {
        return Err(Failure::Usage(format!(
            "Đã có {} tệp khác nội dung, ví dụ {}; chưa ghi tệp nào, vì có thể là biểu đã điền.\n\
             Chuyển các tệp đó đi, hoặc thêm --out và tên khác.",
            others.len(),
            first.display()
        )));
    }
    match forms {
        [(name, _)] => printer.note(&format!("Đã ghi {}", folder.join(name).display())),
        _ => printer.note(&format!("Đã ghi {} biểu mẫu vào {}", forms.len(), folder.display())),
    }
    Ok(0)
}
