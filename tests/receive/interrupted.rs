//! Writers that are stopped, that meet each other, or that find the disk closed to them.

use super::office::{HEAD, Office, example};
use std::process::{Child, Stdio};

const REGISTER: &str = "reports/2026-Q4/so-tiep-nhan.csv";
const FILE: &str = "reports/2026-Q4/chi-tieu/xa-cam-lam.csv";

fn figures(unit: &str, attained: u32) -> String {
    format!("{HEAD}{unit},2026-Q4,can-bo,9000,{},\n", 8000 + attained)
}

#[test]
fn figures_without_a_row_are_named_and_completed() {
    let office = Office::new();
    office.receive(&example("cam-lam-excel-viet.csv")).says(0, &[]);
    let whole = office.reports();
    std::fs::remove_file(office.path(REGISTER)).expect("removed");
    assert_eq!(office.validate(), ["D302"]);
    let again = office.receive(&example("cam-lam-excel-viet.csv"));
    again.says(0, &["đã có số liệu này mà chưa vào sổ; đã vào sổ, số tiếp nhận 0001."]);
    assert_eq!(office.reports(), whole);
}

#[test]
fn a_second_version_without_a_row_is_completed_too() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    let register = office.text(REGISTER);
    office.put("xa-cam-lam.csv", figures("xa-cam-lam", 2));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    let whole = office.reports();
    office.put(REGISTER, register);
    office.receive("xa-cam-lam.csv").says(0, &["đã vào sổ, số tiếp nhận 0002"]);
    assert_eq!(office.reports(), whole);
}

#[test]
fn a_row_without_its_file_is_named_and_completed() {
    let office = Office::new();
    office.receive(&example("cam-lam-mau-luu.csv")).says(0, &[]);
    let whole = office.reports();
    std::fs::remove_file(office.path(FILE)).expect("removed");
    assert_eq!(office.validate(), ["D303"]);
    let again = office.receive(&example("cam-lam-mau-luu.csv"));
    again.says(0, &["Sổ tiếp nhận đã có số 0001 mà mất tệp; đã ghi lại"]);
    assert_eq!(office.reports(), whole);
}

fn start(office: &Office, folder: &str) -> Child {
    let mut command = office.command(&["receive", folder, "--date", "2026-12-12"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("bdhvs")
}

#[test]
fn two_at_once_lose_no_row() {
    for _ in 0..10 {
        let office = Office::new();
        let some = ["xa-cam-lam", "xa-cam-an", "xa-cam-hiep", "xa-dien-dien"];
        for unit in some {
            office.put(&format!("{unit}/{unit}.csv"), figures(unit, 1));
        }
        let children = some.map(|folder| start(&office, folder));
        for mut child in children {
            assert!(child.wait().expect("ended").success());
        }
        let register = office.register();
        let numbers: Vec<&str> = register.iter().map(|row| &row[..4]).collect();
        assert_eq!(numbers, ["0001", "0002", "0003", "0004"], "{register:?}");
        assert_eq!(office.reports().len(), 5);
    }
}

#[test]
fn leftovers_are_no_report_and_are_cleared_by_the_next_writer() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    let left =
        ["reports/.bdhvs-a1", "reports/2026-Q4/.bdhvs-b2", "reports/2026-Q4/chi-tieu/.bdhvs-c3"];
    left.iter().for_each(|path| drop(office.put(path, "ma_don")));
    assert!(office.validate().is_empty());
    office.run(&["status"]).says(0, &[]);
    assert!(left.iter().all(|path| office.path(path).exists()), "readers do not write");
    office.receive("xa-cam-lam.csv").says(0, &[]);
    assert!(left.iter().all(|path| !office.path(path).exists()));
    assert!(office.path("reports/.bdhvs-khoa").exists());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;

    #[test]
    fn permissions_are_kept() {
        let office = Office::new();
        for attained in [1, 2] {
            office.put("xa-cam-lam.csv", figures("xa-cam-lam", attained));
            office.receive("xa-cam-lam.csv").says(0, &[]);
            if attained == 1 {
                let mode = std::fs::Permissions::from_mode(0o640);
                std::fs::set_permissions(office.path(FILE), mode).expect("mode");
            }
        }
        let mode = std::fs::metadata(office.path(FILE)).expect("file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn links_on_the_way_are_refused_and_nothing_is_written_through_them() {
        let outside = tempfile::tempdir().expect("folder");
        for link in [
            "reports",
            "reports/2026-Q4",
            "reports/2026-Q4/chi-tieu",
            FILE,
            REGISTER,
            "reports/.bdhvs-khoa",
        ] {
            let office = Office::new();
            let path = office.path(link);
            std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            let target = outside.path().join(if link.ends_with("csv") || link.ends_with("khoa") {
                "a.csv"
            } else {
                ""
            });
            symlink(&target, &path).expect("link");
            office.put("xa-cam-lam.csv", figures("xa-cam-lam", 1));
            let ran = office.receive("xa-cam-lam.csv");
            ran.says(3, &["liên kết"]);
            assert_eq!(std::fs::read_dir(outside.path()).expect("folder").count(), 0, "{link}");
        }
    }

    /// Root may write anywhere: then the program runs as nobody.
    #[test]
    fn a_folder_that_is_closed_to_the_officer_is_told_in_vietnamese() {
        let office = Office::new();
        office.put("xa-cam-lam.csv", figures("xa-cam-lam", 1));
        std::fs::create_dir_all(office.path("reports/2026-Q4")).expect("folder");
        let mode = |path: &str, mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(office.path(path), mode).expect("mode");
        };
        ["", "reports", "reports/2026-Q4"].iter().for_each(|path| mode(path, 0o555));
        let mut command = office.command(&["receive", "xa-cam-lam.csv", "--date", "2026-12-12"]);
        if std::fs::write(office.path("reports/thu"), "").is_ok() {
            std::fs::remove_file(office.path("reports/thu")).expect("removed");
            command.uid(65_534).gid(65_534);
        }
        let Ok(output) = command.output() else { return };
        let ran = super::super::office::Ran::of(output);
        ran.says(3, &["không có quyền đọc hoặc ghi"]).says_not(&["Permission", "os error"]);
        ["", "reports", "reports/2026-Q4"].iter().for_each(|path| mode(path, 0o755));
        assert!(office.reports().is_empty());
    }

    #[test]
    fn when_the_disk_fails_half_way_what_was_done_is_told() {
        let office = Office::new();
        office.put("den/xa-cam-an.csv", figures("xa-cam-an", 1));
        office.put("den/xa-dien-dien.csv", figures("xa-dien-dien", 1));
        std::fs::create_dir_all(office.path("reports/2026-Q4/chi-tieu/xa-dien-dien.csv"))
            .expect("folder");
        let ran = office.receive("den");
        ran.says(3, &["Xã Cam An", "Nhận mới", "không ghi được tệp", "đây là thư mục"]);
        assert_eq!(office.register().len(), 1);
    }
}
