//! `bdhvs template`: forms for one unit or for all units of a group.

use super::arguments::{Arguments, Format, Template};
use super::commands::{find_group, find_unit};
use super::output::Printer;
use super::session::{Desk, Failure};
use crate::plan::{Form, GroupId, UnitId};
use crate::render;
use crate::store;
use crate::view::{self, Facts};
use std::path::{Path, PathBuf};

/// Name and content of a file.
pub(super) type File = (String, Vec<u8>);

/// Prints one form, or writes forms to a file or a folder.
pub(super) fn run(
    desk: &Desk<'_>,
    options: &Template,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let out = arguments.options.out.as_deref();
    let as_workbook = arguments.format == Format::Xlsx;
    match (&options.unit, &options.group) {
        (Some(unit), None) => {
            let unit = find_unit(desk.plan, unit)?;
            match as_workbook {
                true => one_workbook(desk, (&[unit], None), options, (out, printer)),
                false => one_unit(desk, unit, options, (out, printer)),
            }
        }
        (None, Some(group)) => {
            let group = find_group(desk.plan, group)?;
            match as_workbook {
                true => {
                    let units = units_of_group(desk, group);
                    one_workbook(desk, (&units, Some(group)), options, (out, printer))
                }
                false => one_folder(desk, group, options, (out, printer)),
            }
        }
        _ => Err(for_whom(desk)),
    }
}

/// The forms of a group as CSV, one a unit.
fn one_folder(
    desk: &Desk<'_>,
    group: GroupId,
    options: &Template,
    (out, printer): (Option<&Path>, &Printer),
) -> Result<u8, Failure> {
    let folder = out.map_or_else(|| usual_folder(desk), Path::to_path_buf);
    let forms = forms_of_group(desk, group, options);
    if forms.is_empty() {
        return Err(nobody(desk, group));
    }
    write(&folder, &forms, printer)
}

/// All forms of one unit, or of a group whose units each choose themselves, in one workbook.
fn one_workbook(
    desk: &Desk<'_>,
    (of, group): (&[UnitId], Option<GroupId>),
    options: &Template,
    (out, printer): (Option<&Path>, &Printer),
) -> Result<u8, Failure> {
    let whose = match (group, of) {
        (Some(group), _) => &desk.plan.group(group).id,
        (None, [unit, ..]) => &desk.plan.unit(*unit).id,
        (None, []) => return Err(for_whom(desk)),
    };
    let Some((usual, bytes)) = workbook(desk, of, options, whose)? else {
        return Err(match (group, of) {
            (None, [unit]) => nothing_due(desk, *unit, options),
            (Some(group), _) => nobody(desk, group),
            (None, _) => for_whom(desk),
        });
    };
    let (folder, name) = place(out, usual);
    write(&folder, &[(name, bytes)], printer)
}

/// The workbook of these units under its usual name; `None` where they owe no form.
pub(super) fn workbook(
    desk: &Desk<'_>,
    of: &[UnitId],
    options: &Template,
    whose: &str,
) -> Result<Option<File>, Failure> {
    let facts = desk.facts();
    let owed: Vec<(UnitId, Vec<Form>)> =
        of.iter().map(|unit| (*unit, wanted(&facts, *unit, options))).collect();
    let owes = |form: &Form| owed.iter().any(|(_, forms)| forms.contains(form));
    let forms: Vec<Form> = Form::ALL.into_iter().filter(owes).collect();
    let asked = owed.iter().filter(|(_, forms)| !forms.is_empty());
    let units: Vec<UnitId> = asked.map(|(unit, _)| *unit).collect();
    if units.is_empty() {
        return Ok(None);
    }
    let book = view::template_book(&facts, &units, &forms);
    let bytes = render::form_workbook(&book).map_err(anyhow::Error::from)?;
    let name = format!("bieu-mau-{whose}-{}.xlsx", desk.overview.term.period);
    Ok(Some((name, bytes)))
}

/// Folder and name of the one file to be written.
fn place(out: Option<&Path>, usual: String) -> (PathBuf, String) {
    match out {
        None => (PathBuf::new(), usual),
        Some(folder) if is_folder(folder) => (folder.to_path_buf(), usual),
        Some(file) => {
            let folder = file.parent().unwrap_or(Path::new(""));
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (folder.to_path_buf(), name)
        }
    }
}

fn is_folder(out: &Path) -> bool {
    out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

fn nobody(desk: &Desk<'_>, group: GroupId) -> Failure {
    let name = &desk.plan.group(group).name;
    Failure::Usage(format!("Nhóm “{name}” không có đơn vị nào phải gửi biểu này."))
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
    let forms: Vec<File> =
        forms.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    if is_folder(out) {
        return write(out, &forms, printer);
    }
    let (folder, name) = place(Some(out), String::new());
    let first = forms.into_iter().next().map(|(_, text)| (name, text));
    write(&folder, &first.into_iter().collect::<Vec<_>>(), printer)
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
    let text = |form| render::csv_form(&view::template(&facts, unit, form));
    let id = &desk.plan.unit(unit).id;
    let forms = wanted(&facts, unit, options).into_iter();
    forms.map(|form| (format!("{id}-{}.csv", form.key()), text(form))).collect()
}

/// The forms that a unit owes, among those asked for.
fn wanted(facts: &Facts<'_>, unit: UnitId, options: &Template) -> Vec<Form> {
    let wanted = |form: &Form| options.form.is_none_or(|asked| Form::from(asked) == *form);
    view::template_forms(facts, unit).into_iter().filter(wanted).collect()
}

/// The units of a group that report in the period.
fn units_of_group(desk: &Desk<'_>, group: GroupId) -> Vec<UnitId> {
    let exempt = |unit: &UnitId| desk.overview.reporting.is_exempt(*unit);
    let units = desk.plan.group(group).members.iter();
    units.filter(|unit| !exempt(unit)).copied().collect()
}

/// Their forms.
fn forms_of_group(desk: &Desk<'_>, group: GroupId, options: &Template) -> Vec<File> {
    let units = units_of_group(desk, group).into_iter();
    let forms = units.flat_map(|unit| forms_of(desk, unit, options));
    forms.map(|(name, text)| (name, text.into_bytes())).collect()
}

fn write(folder: &Path, forms: &[File], printer: &Printer) -> Result<u8, Failure> {
    put(folder, forms)?;
    match forms {
        [(name, _)] => printer.note(&format!("Đã ghi {}", folder.join(name).display())),
        _ => printer.note(&format!("Đã ghi {} biểu mẫu vào {}", forms.len(), folder.display())),
    }
    Ok(0)
}

/// Puts files into a folder, all or none: one that is there with other content may be filled in.
pub(super) fn put(folder: &Path, forms: &[File]) -> Result<(), Failure> {
    let others = store::write_forms(folder, forms)?;
    if let Some(first) = others.first() {
        return Err(Failure::Usage(format!(
            "Đã có {} tệp khác nội dung, ví dụ {}; chưa ghi tệp nào, vì có thể là biểu đã điền.\n\
             Chuyển các tệp đó đi, hoặc thêm --out và tên khác.",
            others.len(),
            first.display()
        )));
    }
    Ok(())
}
