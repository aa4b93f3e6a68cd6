//! Reports on a plan: most rows are sound, some are wrong in every way that costs a figure.

use crate::days::Span;
use crate::plan::{Files, Plan, text, texts};
use crate::random::Random;
use crate::sheets::path;
use chrono::Days;

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const ANSWERS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";

/// What all units send in a period.
pub(super) fn write(random: &mut Random, plan: &Plan, span: &Span, files: &mut Files) {
    let mut register: Vec<(String, String)> = Vec::new();
    for unit in &plan.units {
        let id = text(unit, "id");
        // Now and then somebody sends who was not asked.
        let asked = plan.binds(id, span) || random.percent(5);
        if asked && random.percent(80) {
            let rows = figures(random, plan, span, id);
            if !rows.is_empty() || random.percent(20) {
                let header = if random.percent(3) { "ma,sai\n" } else { FIGURES };
                files.insert(path(span, "chi-tieu", id), format!("{header}{rows}"));
                register.push(("chi-tieu".to_owned(), id.to_owned()));
            }
        }
        if asked && random.percent(75) {
            let rows = answers(random, plan, span, id);
            files.insert(path(span, "nhiem-vu", id), format!("{ANSWERS}{rows}"));
            register.push(("nhiem-vu".to_owned(), id.to_owned()));
        }
        if random.percent(6) {
            register.push(("van-ban".to_owned(), id.to_owned()));
        }
    }
    let mut text = REGISTER.to_owned();
    let mut number = 0;
    for (form, unit) in register {
        for _ in 0..random.pick(&[0, 1, 1, 1, 1, 1, 1, 2]) {
            number += 1;
            let day = span.last - Days::new(25) + Days::new(random.below(50));
            text.push_str(&format!("{number:04},{form},{unit},{day},vbdt,,,,\n"));
        }
    }
    files.insert(format!("reports/{}/so-tiep-nhan.csv", span.id), text);
}

fn figures(random: &mut Random, plan: &Plan, span: &Span, unit: &str) -> String {
    let mut rows = String::new();
    for indicator in &plan.indicators {
        let id = text(indicator, "id");
        let stray = random.percent(1);
        let whole = plan.may_be_whole(indicator) && random.percent(25);
        let own = plan.pairs(indicator).into_iter().filter(|(reporter, _)| reporter == unit);
        let mut abouts: Vec<String> = own.map(|(_, about)| about).collect();
        if whole && !abouts.is_empty() {
            let beside = random.percent(15);
            abouts.retain(|_| beside);
            abouts.push("toan-tinh".to_owned());
        }
        if stray {
            abouts.push(random.pick(&["to-1", "cong-an", "toan-tinh"]).to_owned());
        }
        // Rows of periods that do not ask for it come too.
        let asked = plan.is_asked(indicator, span) || random.percent(10);
        for about in abouts.into_iter().filter(|_| asked) {
            for _ in 0..random.pick(&[0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]) {
                let flow = plan.flows(indicator);
                let counts = plan.denominator(indicator) == "none";
                rows.push_str(&row(random, span, (&about, id), (flow, counts)));
            }
        }
    }
    rows
}

fn row(
    random: &mut Random,
    span: &Span,
    (about, id): (&str, &str),
    (flow, counts): (bool, bool),
) -> String {
    let total = random.pick(&[0, 1, 20, 40, 40, 60]);
    let number = random.between(0, total);
    let (mut total, mut number) = (total.to_string(), number.to_string());
    if counts && random.percent(90) {
        total = String::new();
    }
    match random.below(40) {
        0 => number = "61".to_owned(),
        1 => number = String::new(),
        2 => total = String::new(),
        3 => (total, number) = (String::new(), String::new()),
        4 => number = "mười".to_owned(),
        5 => total = "12.5".to_owned(),
        6 if flow || random.percent(30) => (total, number) = ("KPS".to_owned(), "KPS".to_owned()),
        7 if flow || random.percent(30) => number = "KPS".to_owned(),
        8 => total = "0".to_owned(),
        9 => (total, number) = ("0".to_owned(), "0".to_owned()),
        _ => {}
    }
    let period = if random.percent(2) { "2024-Q1" } else { span.id.as_str() };
    let about = if random.percent(2) { "to-khong-co" } else { about };
    let id = if random.percent(1) { "khong-co" } else { id };
    match random.below(60) {
        0 => format!("{about},{period},{id},{total},{number}\n"),
        1 => format!("{about},{period},{id},{total},{number},,thừa\n"),
        _ => format!("{about},{period},{id},{total},{number},\n"),
    }
}

fn answers(random: &mut Random, plan: &Plan, span: &Span, unit: &str) -> String {
    let mut rows = String::new();
    let leads = |task: &toml::Value| plan.members(&texts(task, "lead")).contains(&unit.to_owned());
    let own = plan.tasks.iter().filter(|task| leads(task)).map(|task| text(task, "id"));
    let mut ids: Vec<&str> = own.collect();
    if random.percent(40) {
        ids.push("I.1");
    }
    if random.percent(3) {
        ids.extend(["I.1.1", "I.1.9"]);
    }
    // Most units say the same of all their tasks, so that some are done.
    let usual = random.pick(&["hoan-thanh", "hoan-thanh", "dang-thuc-hien", "chua-trien-khai"]);
    for id in ids {
        if random.percent(10) {
            continue;
        }
        let state = match random.below(12) {
            0 => "KPS",
            1 => "xong",
            2 => "dang-thuc-hien",
            _ => usual,
        };
        let difficulty = if random.percent(10) { "thiếu máy" } else { "" };
        let unit = if random.percent(2) { "to-khong-co" } else { unit };
        rows.push_str(&format!("{unit},{},{id},{state},,{difficulty},,\n", span.id));
    }
    rows
}

/// Exemptions, extensions and figures left out by hand.
pub(super) fn decide(random: &mut Random, plan: &Plan, spans: &[Span], files: &mut Files) {
    let mut decisions = String::new();
    let basis = "document = \"Công văn số 1\"\nreason = \"Giả định\"\n\n";
    for span in spans {
        for unit in &plan.units {
            let head = format!("unit = \"{}\"\nperiod = \"{}\"\n", text(unit, "id"), span.id);
            if random.percent(3) {
                decisions.push_str(&format!("[[exemption]]\n{head}{basis}"));
            }
            if random.percent(3) {
                let due = span.last + Days::new(random.below(20));
                decisions.push_str(&format!("[[extension]]\n{head}due = {due}\n{basis}"));
            }
            if random.percent(3) {
                let indicator = random.below(plan.indicators.len() as u64) as usize;
                let id = text(&plan.indicators[indicator], "id");
                decisions.push_str(&format!("[[exclusion]]\n{head}indicator = \"{id}\"\n{basis}"));
            }
        }
    }
    files.insert("reports/exemptions.toml".to_owned(), decisions);
}
