//! The plan of the tests with something planted in every text of every file.

use assert_cmd::Command;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use toml::{Table, Value};
use walkdir::WalkDir;

const MINIMAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/minimal");

/// Keys whose values are ids, words of a list, or rules: everything else is text that people read.
const NO_TEXT: [&str; 28] = [
    "id",
    "kind",
    "role",
    "members",
    "kinds",
    "reporters",
    "about",
    "lead",
    "coordinators",
    "part_of",
    "same_denominator_as",
    "subset_of",
    "population",
    "measure",
    "operator",
    "left",
    "right",
    "severity",
    "frequency",
    "first",
    "last",
    "day_off",
    "forms",
    "coordinator",
    "utc_offset",
    "answers_by",
    "heading",
    "recurs",
];

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Ran {
    /// Everything that was printed, as far as it is text.
    pub(crate) fn all(&self) -> String {
        format!("{}{}", String::from_utf8_lossy(&self.out), self.err)
    }
}

/// A plan repository of one test.
pub(crate) struct World {
    folder: TempDir,
}

impl World {
    /// The plan of the tests as it is.
    pub(crate) fn new() -> Self {
        let world = Self { folder: TempDir::new().expect("folder") };
        for entry in WalkDir::new(MINIMAL).into_iter().map(|entry| entry.expect("minimal plan")) {
            if entry.file_type().is_file() {
                let inside = entry.path().strip_prefix(MINIMAL).expect("inside");
                let bytes = std::fs::read(entry.path()).expect("file");
                world.put(inside.to_str().expect("name"), bytes);
            }
        }
        world
    }

    /// With `payload` in every text of every file, in cells that should be numbers and ids, and in
    /// names of files where the system has such names.
    pub(crate) fn planted(payload: &str) -> Self {
        let world = Self::new();
        for file in ["plan", "targets", "calendar", "units/don-vi", "tasks/I"] {
            world.plant_toml(&format!("plan/{file}.toml"), payload);
        }
        world.plant_reports(payload);
        let decision = format!(
            "[[exclusion]]\nperiod = \"2025-Q4\"\nindicator = \"nguoi-dan\"\n\
             unit = \"to-dan-pho-2\"\ndocument = {0}\nreason = {0}\n",
            Value::from(payload)
        );
        world.put("reports/exemptions.toml", decision);
        std::fs::create_dir(world.path("ra")).expect("folder");
        world.put("den/2026-01-05/la.csv", format!("Đơn vị: {payload}\nMã chỉ tiêu;Số đạt\n"));
        let name = format!("reports/2025-Q4/chi-tieu/{}.csv", payload.replace(['/', '\0'], "_"));
        if cfg!(unix) && name.len() < 200 {
            world.put(&name, "x");
        }
        world
    }

    fn plant_toml(&self, path: &str, payload: &str) {
        let text = std::fs::read_to_string(self.path(path)).expect(path);
        let mut table: Table = text.parse().expect(path);
        table.iter_mut().for_each(|(key, value)| plant(key, value, payload));
        self.put(path, toml::to_string(&table).expect("TOML"));
    }

    fn plant_reports(&self, payload: &str) {
        let cell = cell(payload);
        let head = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
        let figures = format!(
            "{head}\nto-dan-pho-1,2025-Q4,nguoi-dan,400,310,{cell}\n\
             to-dan-pho-1,2025-Q4,buoi-tap-huan,,{cell},{cell}\n{cell},2025-Q4,luot-du,,1,\n\
             to-dan-pho-1,2025-Q4,{cell},1,1,\n"
        );
        self.put("reports/2025-Q4/chi-tieu/to-dan-pho-1.csv", figures);
        let head = "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,\
                    phuong_huong";
        let tasks = format!(
            "{head}\nto-dan-pho-1,2025-Q4,I.1,dang-thuc-hien,{cell},{cell},{cell},{cell}\n\
             to-dan-pho-1,2025-Q4,I.2,{cell},{cell},,,\n"
        );
        self.put("reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv", tasks);
        let head = "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua";
        let model = format!("{head}\nto-dan-pho-1,2025-Q4,{cell},{cell},{cell}\n");
        self.put("reports/2025-Q4/mo-hinh/to-dan-pho-1.csv", model);
        let path = "reports/2025-Q4/so-tiep-nhan.csv";
        let register = std::fs::read_to_string(self.path(path)).expect(path);
        let register = register.replace(",1/BC,", &format!(",{cell},"));
        let row = format!("0099,chi-tieu,{cell},2025-12-13,vbdt,9/BC,,,{cell}\n");
        self.put(path, format!("{register}{row}"));
    }

    /// Writes a file.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, text).expect("file");
    }

    /// A path inside.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command line on the last day of June 2026.
    pub(crate) fn run(&self, line: &str) -> Ran {
        let words: Vec<&str> = line.split_whitespace().collect();
        self.words(&words)
    }

    /// The same with words that may hold spaces.
    pub(crate) fn words(&self, words: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
        command.current_dir(self.folder()).env_remove("NO_COLOR").args(words);
        let summary = self.path("tom-tat.md");
        command.env("GITHUB_STEP_SUMMARY", summary);
        let output = command.output().expect("run");
        let code = output.status.code().expect("no signal ended it");
        let err = String::from_utf8(output.stderr).expect("UTF-8");
        Ran { code, out: output.stdout, err }
    }
}

/// A cell of CSV.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn plant(key: &str, value: &mut Value, payload: &str) {
    match value {
        Value::String(text) if !NO_TEXT.contains(&key) => text.push_str(payload),
        Value::Array(items) => items.iter_mut().for_each(|item| plant(key, item, payload)),
        Value::Table(table) => table.iter_mut().for_each(|(key, value)| plant(key, value, payload)),
        _ => {}
    }
}
