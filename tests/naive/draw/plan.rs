//! A plan: a ward with neighbourhoods, schools and offices, in one of many shapes.

use crate::plan::Files;
use crate::random::Random;

const HEAD: &str = r#"[plan]
kind = "Kế hoạch"
number = "1/KH"
date = 2025-06-19
issuer = "Ủy ban nhân dân phường"
subject = "kế hoạch mẫu"
program = "Kế hoạch mẫu"
short_title = "KẾ HOẠCH MẪU"
place = "phường Mẫu"
scope = "toàn phường"
scope_on_screen = "cả phường"
coordinator = "van-phong"
utc_offset = "+07:00"

[letterhead]
superior = "THÀNH PHỐ MẪU"
issuer = "PHƯỜNG MẪU"
issuer_short = "Phường"
place = "Mẫu"
report_symbol = "BC-UBND"
letter_symbol = "UBND"
report_to = "Ủy ban nhân dân thành phố"
report_to_short = "UBND thành phố"
closing = "Phường báo cáo"
signer_post = "CHỦ TỊCH"
recipients = ["Như trên"]
"#;

const KINDS: &str = r#"[[kind]]
id = "to"
name = "tổ dân phố"
category = "tổ dân phố"
lowercase = true

[[kind]]
id = "truong"
name = "trường"
category = "trường học"
lowercase = true

[[kind]]
id = "co-quan"
name = "cơ quan"
category = "cơ quan"

[[group]]
id = "cac-truong"
name = "Các trường"
kinds = ["truong"]

"#;

pub(super) fn write(random: &mut Random, files: &mut Files) {
    let mut put = |path: &str, text: String| {
        files.insert(path.to_owned(), text);
    };
    put("plan/plan.toml", format!("{HEAD}\n{}", reporting(random)));
    put("plan/units/units.toml", units(random));
    put("plan/calendar.toml", calendar());
    put("plan/targets.toml", targets(random));
    put("plan/tasks/I.toml", tasks(random));
    if random.percent(40) {
        put("plan/denominators/nguoi-dan.csv", denominators(random));
    }
}

fn calendar() -> String {
    let days = ["2025-09-01", "2025-09-02", "2025-12-15", "2026-01-01", "2026-01-02"];
    let off = |day: &&str| {
        format!("\n[[day_off]]\nfrom = {day}\nname = \"Nghỉ lễ\"\nsource = \"Giả định\"\n")
    };
    format!("years = [2025, 2026, 2027]\n{}", days.iter().map(off).collect::<String>())
}

/// One duty to report.
fn duty(random: &mut Random, kind: &str, span: &str, units: &str) -> String {
    let months = match kind {
        "quarter" => 3,
        "half-year" => 6,
        "year" => 12,
        _ => 1,
    };
    let due = |random: &mut Random| {
        let strict = if random.percent(50) { ", strict = true" } else { "" };
        match random.below(3) {
            0 => format!("{{ days_after = {}{strict} }}", random.below(20)),
            _ => {
                let month = months + random.below(2);
                format!("{{ month_in_period = {month}, day = {}{strict} }}", random.between(1, 31))
            }
        }
    };
    let (own, province) = (due(random), due(random));
    let off = random.pick(&["next-working-day", "same"]);
    let forms = random.pick(&[
        r#"["chi-tieu", "nhiem-vu"]"#,
        r#"["chi-tieu", "nhiem-vu"]"#,
        r#"["nhiem-vu", "chi-tieu"]"#,
        r#"["chi-tieu"]"#,
        r#"["nhiem-vu"]"#,
    ]);
    let window = if kind != "dates" && random.percent(50) {
        format!("window = {{ from_month = 0, from_day = 15, to_month = {months}, to_day = 14 }}\n")
    } else {
        String::new()
    };
    format!(
        "[[reporting]]\nfrequency = \"{kind}\"\n{span}\n{units}due = {own}\n\
         province_due = {province}\nday_off = \"{off}\"\n{window}forms = {forms}\n\n"
    )
}

fn reporting(random: &mut Random) -> String {
    let quarters = "first = \"2025-Q2\"\nlast = \"2026-Q2\"";
    let months = "first = \"2025-M09\"\nlast = \"2026-M02\"";
    let halves = "first = \"2025-H1\"\nlast = \"2026-H1\"";
    let years = "first = \"2025\"\nlast = \"2026\"";
    let dates = "dates = [2025-11-15, 2025-06-01, 2026-06-01, 2026-11-15]";
    let neighbourhoods = "units = [\"cac-to\"]\n";
    let schools = "units = [\"cac-truong\", \"van-phong\"]\n";
    match random.below(7) {
        0 | 1 => duty(random, "quarter", quarters, ""),
        2 => duty(random, "quarter", quarters, "") + &duty(random, "year", years, ""),
        3 => duty(random, "month", months, neighbourhoods) + &duty(random, "half-year", halves, ""),
        4 => {
            duty(random, "month", months, neighbourhoods)
                + &duty(random, "half-year", halves, schools)
                + &duty(random, "dates", dates, "")
        }
        5 => duty(random, "dates", dates, "") + &duty(random, "quarter", quarters, schools),
        _ => duty(random, "half-year", halves, "") + &duty(random, "year", years, neighbourhoods),
    }
}

fn units(random: &mut Random) -> String {
    let mut text = KINDS.to_owned();
    let answers = if random.percent(40) { "answers_by = \"heading\"\n" } else { "" };
    text.push_str(&format!(
        "[[group]]\nid = \"cac-to\"\nname = \"Các tổ dân phố\"\nkinds = [\"to\"]\n{answers}\n"
    ));
    let neighbourhoods = random.between(1, 4);
    for n in 1..=neighbourhoods {
        text.push_str(&unit(random, &format!("to-{n}"), "to", "reports"));
    }
    for n in 1..=random.between(1, 2) {
        text.push_str(&unit(random, &format!("truong-{n}"), "truong", "reports"));
    }
    let role = random.pick(&["reports", "reports", "supplies"]);
    text.push_str(&unit(random, "cong-an", "co-quan", role));
    text.push_str(&unit(random, "van-phong", "co-quan", "aggregates"));
    text
}

/// Some begin or end while the plan runs.
fn unit(random: &mut Random, id: &str, kind: &str, role: &str) -> String {
    let office = kind == "co-quan";
    let from = if !office && random.percent(12) { "2025-11-01" } else { "2025-01-01" };
    let to = match !office && random.percent(12) {
        true => "valid_to = 2026-01-31\n",
        false => "",
    };
    format!(
        "[[unit]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nrole = \"{role}\"\n\
         valid_from = {from}\n{to}source = \"Giả định\"\n\n"
    )
}

fn targets(random: &mut Random) -> String {
    let mut text = String::new();
    for (id, name) in [("nguoi-dan", "người dân"), ("hoc-sinh", "học sinh"), ("khac", "người khác")]
    {
        text.push_str(&format!("[[population]]\nid = \"{id}\"\nname = \"{name}\"\n\n"));
    }
    text.push_str(&people(random));
    if random.percent(70) {
        text.push_str(&about_each(random));
    }
    if random.percent(60) {
        text.push_str(&with_parts(random));
    }
    if random.percent(80) {
        text.push_str(&counts(random));
    }
    if random.percent(50) {
        text.push_str(&flow_of_people(random));
    }
    text
}

fn indicator(id: &str, measure: &str, rest: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"{id}\"\nshort_name = \"{id}\"\n\
         measure = \"{measure}\"\ncounts = \"người\"\n{rest}\n"
    )
}

fn percent(random: &mut Random) -> String {
    random.pick(&["85", "50", "100", "100", "\"99.5\"", "0", "20"]).to_owned()
}

fn target(random: &mut Random, year: Option<i32>, population: &str) -> String {
    let year = year.map(|year| format!("year = {year}\n")).unwrap_or_default();
    let at_most = if random.percent(20) { "at_most = true\n" } else { "" };
    let percent = percent(random);
    format!(
        "[[indicator.target]]\n{year}percent = {percent}\npopulation = \"{population}\"\n{at_most}\
         text = \"mức\"\n\n"
    )
}

/// One target for every year, or one a year, of the same people or of others.
fn yearly(random: &mut Random, population: &str) -> String {
    match random.below(3) {
        0 => target(random, None, population),
        1 => target(random, Some(2025), population) + &target(random, Some(2026), population),
        _ => target(random, Some(2025), population) + &target(random, Some(2026), "khac"),
    }
}

/// Which kinds of periods, and years, ask for it.
fn asked(random: &mut Random) -> String {
    let kinds = match random.below(6) {
        0 => "frequencies = [\"month\", \"year\"]\n",
        1 => "frequencies = [\"half-year\", \"quarter\", \"dates\"]\n",
        _ => "",
    };
    let years = if random.percent(10) { "years = [2026]\n" } else { "" };
    format!("{kinds}{years}")
}

fn people(random: &mut Random) -> String {
    let reporters = random.pick(&[r#"["cac-to"]"#, r#"["cac-to", "van-phong"]"#]);
    let denominator = if random.percent(30) { "denominator = \"registered\"\n" } else { "" };
    let own = match random.below(3) {
        0 => "[[indicator.unit_target]]\nunits = [\"cac-to\"]\npercent = 80\ntext = \"mức\"\n\n\
              [[indicator.unit_target]]\nunits = [\"van-phong\"]\nyear = 2025\ncount = 30\n\
              text = \"mức\"\n\n"
            .to_owned(),
        _ => String::new(),
    };
    let rest = format!("reporters = {reporters}\n{denominator}{}", asked(random));
    format!("{}{}{own}", indicator("nguoi-dan", "level", &rest), yearly(random, "nguoi-dan"))
}

fn about_each(random: &mut Random) -> String {
    let about = random.pick(&[r#"["cac-to", "toan-tinh"]"#, r#""cac-to""#]);
    let rest = format!("reporters = [\"cong-an\"]\nabout = {about}\n{}", asked(random));
    indicator("xac-nhan", "level", &rest) + &yearly(random, "nguoi-dan")
}

fn with_parts(random: &mut Random) -> String {
    let measure = random.pick(&["level", "level", "flow"]);
    let parent = indicator("hoc-sinh", measure, "") + &yearly(random, "hoc-sinh");
    let part = |random: &mut Random, id: &str, reporters: &str| {
        let rest =
            format!("part_of = \"hoc-sinh\"\nreporters = [\"{reporters}\"]\n{}", asked(random));
        indicator(&format!("hoc-sinh.{id}"), measure, &rest)
    };
    parent + &part(random, "truong", "cac-truong") + &part(random, "khac", "van-phong")
}

fn counts(random: &mut Random) -> String {
    let measure = random.pick(&["flow", "flow", "level"]);
    let denominator = if random.percent(20) { "denominator = \"reported\"\n" } else { "" };
    let reporters = random.pick(&[r#"["cac-to", "cac-truong"]"#, r#"["cac-truong"]"#]);
    let rest = format!("reporters = {reporters}\n{denominator}{}", asked(random));
    let at_most = if random.percent(30) { "at_most = true\n" } else { "" };
    let target = match random.percent(80) {
        true => format!(
            "[[indicator.target]]\ncount = {}\n{at_most}text = \"mức\"\n\n",
            random.between(0, 200)
        ),
        false => String::new(),
    };
    let own = match random.percent(40) {
        true => format!(
            "[[indicator.unit_target]]\nunits = [\"cac-truong\"]\ncount = {}\ntext = \"mức\"\n\n",
            random.between(1, 60)
        ),
        false => String::new(),
    };
    format!("{}{target}{own}", indicator("buoi", measure, &rest))
}

fn flow_of_people(random: &mut Random) -> String {
    let rest = format!("reporters = [\"cac-to\"]\n{}", asked(random));
    indicator("ho-so", "flow", &rest) + &yearly(random, "khac")
}

fn tasks(random: &mut Random) -> String {
    let mut text = "[section]\nid = \"I\"\ntitle = \"VIỆC\"\nappendix = true\n\n\
                    [[heading]]\nid = \"I.1\"\ntext = \"đề mục\"\n\n"
        .to_owned();
    for n in 1..=random.between(2, 4) {
        let lead = random.pick(&[
            r#"["cac-to"]"#,
            r#"["cac-to", "cac-truong"]"#,
            r#"["van-phong"]"#,
            r#"["cong-an", "truong-1"]"#,
        ]);
        let due = random.pick(&[
            "due = \"Quý III/2025\"\n",
            "due = \"Quý IV/2025\"\n",
            "due = \"Tháng 10/2025\"\n",
            "due = \"Trước ngày 15/11/2025\"\n",
            "due = \"6 tháng đầu năm 2026\"\n",
            "due = \"Sau khi có hướng dẫn\"\n",
            "",
        ]);
        let recurs = if random.percent(15) { "recurs = \"weekly\"\n" } else { "" };
        text.push_str(&format!(
            "[[task]]\nid = \"I.1.{n}\"\nheading = \"I.1\"\ntext = \"việc {n}\"\nlead = {lead}\n\
             {due}{recurs}\n"
        ));
    }
    text
}

fn denominators(random: &mut Random) -> String {
    let mut text = "ma_don_vi,gia_tri,ngay,nguon,van_ban\n".to_owned();
    for unit in ["to-1", "van-phong"] {
        let people = random.between(0, 60);
        text.push_str(&format!("{unit},{people},2025-06-01,Giả định,Giả định\n"));
    }
    text
}
