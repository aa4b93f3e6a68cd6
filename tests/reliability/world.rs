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
        world.remember();
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
        world.put("thu.docx", letter(payload));
        world.put("den/2026-01-05/la.csv", format!("Đơn vị: {payload}\nMã chỉ tiêu;Số đạt\n"));
        let name = format!("reports/2025-Q4/chi-tieu/{}.csv", payload.replace(['/', '\0'], "_"));
        if cfg!(unix) && name.len() < 200 {
            world.put(&name, "x");
        }
        world
    }

    /// Keeps what is there in git, for whoever asks what has changed since.
    fn remember(&self) {
        let git = |line: &str| {
            let mut git = std::process::Command::new("git");
            git.current_dir(self.folder()).args(line.split(' '));
            git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
            assert!(git.output().expect("git").status.success(), "git {line}");
        };
        git("init --quiet");
        git("add --all");
        git("-c user.name=a -c user.email=a@tinhmau.gov.vn commit --quiet -m plan");
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

#[cfg(unix)]
impl World {
    /// The same by somebody whom the permissions of files hold back: root, whom nothing holds
    /// back, hands the run to the user “nobody”.
    pub(crate) fn by_nobody(&self, line: &str) -> Ran {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        use std::os::unix::process::CommandExt;
        const NOBODY: u32 = 65_534;
        let root = std::fs::metadata(self.folder()).expect("the folder").uid() == 0;
        if !root {
            return self.run(line);
        }
        // The folder of the build may be closed to others: a copy is not.
        let own = TempDir::new().expect("folder");
        let program = own.path().join("bdhvs");
        std::fs::copy(env!("CARGO_BIN_EXE_bdhvs"), &program).expect("a copy");
        for path in [self.folder(), own.path(), &program] {
            let open = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(path, open).expect("mode");
        }
        let mut command = std::process::Command::new(program);
        command.uid(NOBODY).gid(NOBODY).current_dir(self.folder());
        let output = command.args(line.split_whitespace()).output().expect("a run");
        let err = String::from_utf8(output.stderr).expect("UTF-8");
        Ran { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
    }
}

/// A cell of CSV.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A letter whose every sentence holds the payload beside a figure that the plan does not have.
fn letter(payload: &str) -> Vec<u8> {
    // XML has no place for these at all.
    let text = payload.replace(|c: char| c.is_control() || c >= '\u{fff0}', " ");
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace(']', "&#93;");
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let document = format!(
        "<w:document xmlns:w='{word}'><w:body><w:p><w:r><w:t xml:space='preserve'>Đạt 71.717 \
         người {text} và 71,71%{text}.</w:t></w:r></w:p></w:body></w:document>"
    );
    let main = format!(
        "<Relationships><Relationship Id='r' Type='{links}/officeDocument' \
         Target='word/document.xml'/></Relationships>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("_rels/.rels", main), ("word/document.xml", document)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("part");
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("a letter").into_inner()
}

fn plant(key: &str, value: &mut Value, payload: &str) {
    match value {
        Value::String(text) if !NO_TEXT.contains(&key) => text.push_str(payload),
        Value::Array(items) => items.iter_mut().for_each(|item| plant(key, item, payload)),
        Value::Table(table) => table.iter_mut().for_each(|(key, value)| plant(key, value, payload)),
        _ => {}
    }
}
