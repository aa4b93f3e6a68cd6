//! A small province in a folder of its own: three communes, two agencies, the department that
//! gathers. A test adds its targets, figures and receipts as text.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// Quarters from 2025-Q3 to 2026-Q4, due before the 15th of the last month, next working day.
pub(crate) const REPORTING: &str = r#"[[reporting]]
frequency = "quarter"
first = "2025-Q3"
last = "2026-Q4"
due = { month_in_period = 3, day = 15, strict = true }
province_due = { month_in_period = 3, day = 30, strict = true }
day_off = "next-working-day"
window = { from_month = 0, from_day = 15, to_month = 3, to_day = 14 }
forms = ["chi-tieu", "nhiem-vu"]
"#;

/// Everything in `plan.toml` before the duty to report.
pub(crate) const HEAD: &str = r#"[plan]
kind = "Kế hoạch"
number = "1/KH"
date = 2025-06-19
issuer = "Ủy ban nhân dân tỉnh"
subject = "kế hoạch mẫu"
program = "Kế hoạch mẫu"
short_title = "KẾ HOẠCH MẪU"
place = "tỉnh Mẫu"
scope = "toàn tỉnh"
scope_on_screen = "cả tỉnh"
coordinator = "so-tong"
utc_offset = "+07:00"

[letterhead]
superior = "UBND TỈNH MẪU"
issuer = "SỞ TỔNG"
issuer_short = "Sở"
place = "Mẫu"
report_symbol = "BC-ST"
letter_symbol = "ST"
report_to = "Ủy ban nhân dân tỉnh"
report_to_short = "UBND tỉnh"
closing = "Sở báo cáo"
signer_post = "GIÁM ĐỐC"
recipients = ["Như trên"]

"#;

pub(crate) const CALENDAR: &str = "years = [2025, 2026]\n";

pub(crate) const GROUPS: &str = r#"[[kind]]
id = "xa"
name = "xã"
category = "địa phương"
lowercase = true

[[kind]]
id = "so"
name = "sở"
category = "sở, ngành"

[[group]]
id = "cac-xa"
name = "Các xã"
kinds = ["xa"]
"#;

pub(crate) const TASKS: &str = r#"[section]
id = "I"
title = "VIỆC CHUNG"
appendix = true

[[task]]
id = "I.1"
text = "Tổ chức lớp học."
lead = ["cac-xa", "so-x"]
"#;

pub(crate) const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";

/// The folder.
pub(crate) struct Province {
    folder: TempDir,
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Province {
    /// The plan with these targets.
    pub(crate) fn new(targets: &str) -> Self {
        let province = Self { folder: TempDir::new().expect("folder") };
        let units = [
            unit("xa-a", "Xã A", "xa", "reports"),
            unit("xa-b", "Xã B", "xa", "reports"),
            unit("xa-c", "Xã C", "xa", "reports"),
            unit("so-x", "Sở X", "so", "reports"),
            unit("so-y", "Sở Y", "so", "reports"),
            unit("so-tong", "Sở Tổng", "so", "aggregates"),
        ];
        province
            .file("plan/plan.toml", format!("{HEAD}{REPORTING}"))
            .file("plan/targets.toml", targets)
            .file("plan/calendar.toml", CALENDAR)
            .file("plan/units/a-groups.toml", GROUPS)
            .file("plan/units/units.toml", units.join("\n"))
            .file("plan/tasks/I.toml", TASKS)
    }

    /// With a file of that text.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, text).expect("file");
        self
    }

    /// With a line more at the end of a file.
    pub(crate) fn more(self, path: &str, text: &str) -> Self {
        let before = std::fs::read_to_string(self.folder.path().join(path)).expect(path);
        self.file(path, before + text)
    }

    /// With a duty to report that differs from [`REPORTING`] in one line.
    pub(crate) fn reporting(self, line: &str, instead: &str) -> Self {
        assert!(REPORTING.contains(line), "{line}");
        let text = format!("{HEAD}{}", REPORTING.replace(line, instead));
        self.file("plan/plan.toml", text)
    }

    /// With a unit's figures, one a line: `indicator tong_so so_dat`, `-` for a blank cell,
    /// `about:indicator` where the row is about another unit.
    pub(crate) fn figures(self, period: &str, unit: &str, rows: &str) -> Self {
        let row = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [key, denominator, numerator] = words[..] else { panic!("{line}") };
            let (about, indicator) = key.split_once(':').unwrap_or((unit, key));
            let cell = |word: &str| if word == "-" { String::new() } else { word.to_owned() };
            let (denominator, numerator) = (cell(denominator), cell(numerator));
            format!("{about},{period},{indicator},{denominator},{numerator},\n")
        };
        let rows: String = rows.lines().map(row).collect();
        self.file(&format!("reports/{period}/chi-tieu/{unit}.csv"), format!("{FIGURES}{rows}"))
    }

    /// With the register of a period, one receipt a line: `form unit day`.
    pub(crate) fn received(self, period: &str, rows: &str) -> Self {
        let row = |(n, line): (usize, &str)| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [form, unit, day] = words[..] else { panic!("{line}") };
            format!("{:04},{form},{unit},{day},vbdt,{}/BC,,,\n", n + 1, n + 1)
        };
        let rows: String = rows.lines().enumerate().map(row).collect();
        self.file(&format!("reports/{period}/so-tiep-nhan.csv"), format!("{REGISTER}{rows}"))
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command line in the folder, without a day of its own.
    pub(crate) fn run(&self, line: &str) -> Ran {
        run(self.path(), line, &[])
    }

    /// The JSON of a command on the last day of 2025 or the one it names, which must have gone well.
    #[track_caller]
    pub(crate) fn json(&self, line: &str) -> Value {
        let day = if line.contains("--as-of") { "" } else { "--as-of 2025-12-31" };
        let ran = self.run(&format!("{line} {day} --format json"));
        let expected = if line.starts_with("validate") { [0, 1] } else { [0, 0] };
        assert!(expected.contains(&ran.code), "{line}: {}{}", ran.out, ran.err);
        serde_json::from_str(&ran.out).expect(line)
    }

    /// All findings on a day: `path:line:column rule`.
    #[track_caller]
    pub(crate) fn problems(&self) -> Vec<String> {
        let found = self.json("validate");
        let problems = found["problems"].as_array().expect("problems").iter();
        let place = |p: &Value| {
            let text = |key: &str| p[key].as_str().expect("text").to_owned();
            let (line, column) = (&p["line"], &p["column"]);
            format!("{}:{line}:{column} {}", text("path"), text("name"))
        };
        let mut places: Vec<String> = problems.map(place).collect();
        places.sort();
        places
    }
}

pub(crate) fn unit(id: &str, name: &str, kind: &str, role: &str) -> String {
    format!(
        "[[unit]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"{kind}\"\nrole = \"{role}\"\n\
         valid_from = 2025-01-01\nsource = \"ví dụ\"\n"
    )
}

/// Runs a command line in a folder with some of the environment set.
pub(crate) fn run(folder: &Path, line: &str, environment: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
    command.current_dir(folder).env_remove("NO_COLOR").args(line.split_whitespace());
    command.envs(environment.iter().copied());
    let output = command.output().expect("run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("utf-8");
    let code = output.status.code().expect("code");
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}
