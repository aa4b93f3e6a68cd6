//! The plan of a benchmark tree: the same shape as a real one, words that mean nothing.

use super::{AGENCY_FIGURES, Size, agency, agency_indicator, commune};
use crate::text::Lines;

/// Monitored figures of a commune: id, measure, what it counts.
const MONITORED: [(&str, &str, &str); 5] = [
    ("buoi-hoc", "flow", "buổi"),
    ("luot-nguoi-hoc", "flow", "lượt người"),
    ("to-cong-nghe-so", "level", "tổ"),
    ("thanh-vien-to", "level", "thành viên"),
    ("tin-bai", "flow", "tin, bài"),
];

/// All files by path.
pub(super) fn all(size: &Size) -> Vec<(String, String)> {
    let mut files = vec![
        ("plan/plan.toml".to_owned(), head(size)),
        ("plan/calendar.toml".to_owned(), calendar(size)),
        ("plan/targets.toml".to_owned(), targets(size)),
        ("plan/tasks/I.toml".to_owned(), tasks()),
        ("plan/units/00.toml".to_owned(), kinds(size)),
    ];
    for province in 0..size.provinces {
        files.push((format!("plan/units/tinh-{:02}.toml", province + 1), units(size, province)));
    }
    files
}

fn head(size: &Size) -> String {
    let (first, last) = (size.period(0), size.period(size.periods - 1));
    let text = include_str!("plan.toml");
    text.replace("{first}", &first).replace("{last}", &last)
}

fn calendar(size: &Size) -> String {
    let years: Vec<String> =
        (size.year(0)..=size.year(size.periods) + 1).map(|year| year.to_string()).collect();
    format!("years = [{}]\n", years.join(", "))
}

fn kinds(size: &Size) -> String {
    let mut lines = Lines::beginning(include_str!("kinds.toml").trim_end());
    let agencies: Vec<String> =
        (0..size.provinces).map(|province| format!("\"{}\"", agency(province))).collect();
    group(&mut lines, "ubnd-cap-xa", "UBND cấp xã", "kinds = [\"xa\"]");
    lines.push("answers_by = \"heading\"");
    group(&mut lines, "co-quan", "Các cơ quan", &format!("members = [{}]", agencies.join(", ")));
    lines.finish()
}

fn group(lines: &mut Lines, id: &str, name: &str, members: &str) {
    lines.push(&format!("\n[[group]]\nid = \"{id}\"\nname = \"{name}\"\n{members}"));
}

fn units(size: &Size, province: usize) -> String {
    let mut lines = Lines::default();
    let name = format!("Cơ quan {:02}", province + 1);
    unit(&mut lines, &agency(province), &name, "co-quan");
    let mut members = Vec::with_capacity(size.units);
    for n in 0..size.units {
        let id = commune(province, n);
        let name = format!("Xã {:03} tỉnh {:02}", n + 1, province + 1);
        unit(&mut lines, &id, &name, "xa");
        members.push(format!("\"{id}\""));
    }
    let (id, name) = (format!("tinh-{:02}", province + 1), format!("Tỉnh {:02}", province + 1));
    group(&mut lines, &id, &name, &format!("members = [{}]", members.join(", ")));
    lines.finish()
}

fn unit(lines: &mut Lines, id: &str, name: &str, kind: &str) {
    lines.push(&format!("[[unit]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"{kind}\""));
    lines.push("role = \"reports\"\nvalid_from = 2024-01-01\nsource = \"giả định\"\n");
}

fn targets(size: &Size) -> String {
    let mut lines = Lines::beginning(include_str!("targets.toml").trim_end());
    for (id, measure, counts) in MONITORED {
        let about = "reporters = [\"ubnd-cap-xa\"]";
        indicator(&mut lines, id, (measure, counts), about);
    }
    for province in 0..size.provinces {
        let about =
            format!("reporters = [\"{}\"]\nabout = \"tinh-{:02}\"", agency(province), province + 1);
        for n in 0..AGENCY_FIGURES {
            let id = agency_indicator(province, n);
            indicator(&mut lines, &id, ("level", "người"), &about);
            if n < 2 {
                lines.push("[[indicator.target]]\npercent = 70\npopulation = \"nguoi-lon\"");
                lines.push("text = \"70% người trưởng thành được xác nhận.\"");
            }
        }
    }
    lines.finish()
}

fn indicator(lines: &mut Lines, id: &str, (measure, counts): (&str, &str), about: &str) {
    lines.push(&format!("\n[[indicator]]\nid = \"{id}\"\nname = \"{id}\"\nshort_name = \"{id}\""));
    lines.push(&format!("measure = \"{measure}\"\ncounts = \"{counts}\"\n{about}"));
    lines.push("criterion = \"được cơ quan chủ quản xác nhận\"");
}

/// Eight headings of three actions each for the communes, five actions for the agencies.
fn tasks() -> String {
    let mut lines =
        Lines::beginning("[section]\nid = \"I\"\ntitle = \"NHIỆM VỤ\"\nappendix = true");
    for heading in 1..=8 {
        lines.push(&format!("\n[[heading]]\nid = \"I.{heading}\"\ntext = \"Mục {heading}\""));
        for action in 1..=3 {
            task(&mut lines, &format!("I.{heading}.{action}"), "ubnd-cap-xa");
            lines.push(&format!("heading = \"I.{heading}\""));
        }
    }
    for action in 9..=13 {
        task(&mut lines, &format!("I.{action}"), "co-quan");
    }
    lines.finish()
}

fn task(lines: &mut Lines, id: &str, lead: &str) {
    lines.push(&format!("\n[[task]]\nid = \"{id}\"\ntext = \"Việc {id}\"\nlead = [\"{lead}\"]"));
}
