//! Every form of the plan, in every way of saving it.

use super::save::ALL;
use super::world::{Rows, World, column, fill, header_at, project, unexpected};
use bdhvs::intake::committed;
use bdhvs::plan::{Form, UnitId};
use bdhvs::render::csv_form;

/// The form as it is written.
fn sent(rows: &Rows) -> Vec<u8> {
    csv_form(rows).into_bytes()
}

#[track_caller]
fn comes_back(world: &World, (unit, form, rows): (UnitId, Form, &Rows), all: bool) {
    let id = world.plan().unit(unit).id.clone();
    let mut rows = rows.clone();
    let stored = fill(&mut rows, (&id, "2025-Q4"));
    let expected = committed::write(form, stored.iter().map(Vec::as_slice));
    let ways = if all { &ALL[..] } else { &ALL[..1] };
    for (n, way) in ways.iter().enumerate() {
        // The name it was sent under, or one that says nothing.
        let names = [format!("{id}-{}.csv", form.key()), "Bieu mau (1).csv".to_owned()];
        let (name, bytes) = (&names[n % 2], way.bytes(&rows));
        let proposal = world.taken(name, &bytes);
        assert_eq!((proposal.unit, proposal.form), (unit, form), "{name}, way {n}");
        assert_eq!(proposal.committed, expected, "{name}, way {n}");
        let remarks = unexpected(&proposal.remarks);
        assert!(remarks.is_empty(), "{name}, way {n}: {remarks:#?}");
    }
}

#[test]
fn every_form_comes_back_without_a_remark() {
    let world = World::of_examples();
    let forms = world.forms("2025-Q4");
    // 80 units and the one that gathers, two forms each.
    assert_eq!(forms.len(), 162);
    for (unit, form, rows) in &forms {
        comes_back(&world, (*unit, *form, rows), false);
    }
}

#[test]
fn forms_of_every_kind_come_back_however_they_are_saved() {
    let world = World::of_examples();
    let kinds = [
        "xa-cam-lam",
        "dac-khu-truong-sa",
        "so-giao-duc-dao-tao",
        "cong-an-tinh",
        "so-khoa-hoc-cong-nghe",
    ];
    for id in kinds {
        for form in [Form::Figures, Form::Tasks] {
            let unit = world.unit(id);
            comes_back(&world, (unit, form, &world.form("2025-Q4", unit, form)), true);
        }
    }
}

#[test]
fn last_time_stands_on_the_form() {
    let world = World::of_examples();
    let rows = world.form("2026-Q1", world.unit("xa-cam-lam"), Form::Figures);
    let row = rows.iter().find(|row| row.len() > 2 && row[2] == "nguoi-dan").expect("row");
    let [total, attained, given] =
        ["Tổng số kỳ trước", "Số đạt kỳ trước", "Tổng số (người)"].map(|head| column(&rows, head));
    assert_eq!((row[total].as_str(), row[attained].as_str()), ("25028", "21836"));
    assert_eq!(row[given], "");
    assert_eq!(rows[1], ["SỐ LIỆU GIẢ ĐỊNH"]);
    // Before the first period there is none, and pupils of 2026 are another population.
    let first = world.form("2025-Q3", world.unit("xa-cam-lam"), Form::Figures);
    assert!(first.iter().skip(header_at(&first) + 1).all(|row| row[attained].is_empty()));
    let pupils = world.form("2026-Q1", world.unit("so-giao-duc-dao-tao"), Form::Figures);
    let row = pupils.iter().find(|row| row.len() > 2 && row[2].ends_with(".thcs")).expect("row");
    assert_eq!(row[attained], "");
}

#[test]
fn a_form_that_comes_back_empty_is_told() {
    let world = World::of_examples();
    for form in [Form::Figures, Form::Tasks] {
        let rows = world.form("2025-Q4", world.unit("xa-cam-lam"), form);
        for way in ALL {
            let told = world.refused("xa-cam-lam.csv", &way.bytes(&rows));
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told[0].starts_with("Biểu mẫu gửi về chưa điền ô nào: Kiểm tra"), "{told:#?}");
        }
    }
}

#[test]
fn tasks_without_an_answer_are_said_once() {
    let world = World::of_examples();
    let mut rows = world.form("2025-Q4", world.unit("so-tu-phap"), Form::Tasks);
    let first = header_at(&rows) + 1;
    rows[first][2] = "đang thực hiện".to_owned();
    let proposal = world.taken("so-tu-phap-nhiem-vu.csv", &sent(&rows));
    let remarks = unexpected(&proposal.remarks);
    assert_eq!((proposal.rows.len(), remarks.len()), (1, 1));
    assert!(remarks[0].message.starts_with("16 nhiệm vụ chưa được trả lời"), "{remarks:#?}");
}

#[test]
fn one_row_may_stand_for_all_units() {
    let world = World::of_examples();
    let mut rows = world.form("2025-Q4", world.unit("cong-an-tinh"), Form::Figures);
    let first = header_at(&rows) + 1;
    rows[first][9] = "900".to_owned();
    rows[first][10] = "880".to_owned();
    let whole = ["toan-tinh", "", "vneid", "", "", "", "", "", "", "1500000", "640000", ""];
    rows.push(whole.map(str::to_owned).to_vec());
    let proposal = world.taken("cong-an-tinh-chi-tieu.csv", &sent(&rows));
    let of_vneid = |line: &&str| line.contains(",vneid,");
    let lines: Vec<&str> = proposal.committed.lines().filter(of_vneid).collect();
    assert_eq!(lines, ["toan-tinh,2025-Q4,vneid,1500000,640000,"]);
    let remarks = unexpected(&proposal.remarks);
    assert_eq!(remarks.len(), 1, "{remarks:#?}");
    assert!(remarks[0].message.contains("bỏ 65 dòng"), "{remarks:#?}");
}

#[test]
fn another_name_over_the_one_of_the_form_is_refused() {
    let world = World::of_examples();
    let mut rows = world.form("2025-Q4", world.unit("xa-cam-lam"), Form::Tasks);
    fill(&mut rows, ("xa-cam-lam", "2025-Q4"));
    let unit = rows.iter().position(|row| row[0].starts_with("Đơn vị: ")).expect("unit");
    rows[unit][0] = "Đơn vị: Xã Cam An (mã xa-cam-lam)".to_owned();
    let told = world.refused("bieu.csv", &sent(&rows));
    assert!(told[0].contains("ghi hai cách"), "{told:#?}");
}

#[test]
fn what_a_clerk_adds_is_still_told() {
    let world = World::of_examples();
    let mut rows = world.form("2025-Q4", world.unit("xa-cam-lam"), Form::Figures);
    fill(&mut rows, ("xa-cam-lam", "2025-Q4"));
    rows.insert(0, vec!["Số: 45/BC-UBND".to_owned()]);
    rows.push(vec!["Người lập biểu: Trần Văn A".to_owned()]);
    let proposal = world.taken("bieu.csv", &sent(&rows));
    assert_eq!(proposal.letter.number.as_deref(), Some("45/BC-UBND"));
    assert_eq!(unexpected(&proposal.remarks).len(), 2, "{:#?}", proposal.remarks);
    // The same table without its title is anybody's: its columns are named.
    let table = rows.split_off(header_at(&rows));
    let proposal = world.taken("2025-Q4/xa-cam-lam.csv", &sent(&table));
    assert!(unexpected(&proposal.remarks).len() >= 5, "{:#?}", proposal.remarks);
}

/// The plan with a register of denominators and a letter that fixed the deadline.
fn registered() -> World {
    let folder = tempfile::tempdir().expect("folder");
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        std::fs::create_dir_all(to.parent().expect("parent")).expect("folder");
        std::fs::copy(from, to).expect("copy");
    };
    let files = ["plan.toml", "targets.toml", "calendar.toml"].map(str::to_owned);
    let units = ["agencies", "communes", "groups"].map(|name| format!("units/{name}.toml"));
    let tasks = ["I", "II", "III", "IV", "V", "VI", "than-ke-hoach"];
    let tasks = tasks.map(|name| format!("tasks/{name}.toml"));
    for name in files.iter().chain(&units).chain(&tasks) {
        copy(&project().join("plan").join(name), &folder.path().join("plan").join(name));
    }
    let targets = folder.path().join("plan/targets.toml");
    let text = std::fs::read_to_string(&targets).expect("targets");
    let before = "id = \"nguoi-dan\"\n";
    let text = text.replacen(before, &format!("{before}denominator = \"registered\"\n"), 1);
    std::fs::write(&targets, text).expect("targets");
    let head = folder.path().join("plan/plan.toml");
    let text = std::fs::read_to_string(&head).expect("plan");
    let deadline = "\n[[deadline]]\nperiod = \"2025-Q4\"\ndue = 2025-12-12\nhour = \"16\"\ndocument = \"Công văn số 12/SKHCN-CĐS ngày 01/12/2025 của Sở Khoa học và Công nghệ về báo cáo quý IV và năm 2025\"\n";
    std::fs::write(&head, text + deadline).expect("plan");
    std::fs::create_dir_all(folder.path().join("plan/denominators")).expect("folder");
    let register = "ma_don_vi,gia_tri,ngay,nguon,van_ban\nxa-cam-lam,25100,2025-12-01,CSDL quốc gia về dân cư,\n";
    std::fs::write(folder.path().join("plan/denominators/nguoi-truong-thanh.csv"), register)
        .expect("register");
    World::read(folder.path(), &folder.path().join("reports"))
}

#[test]
fn registered_numbers_are_filled_in_and_the_letter_is_no_claim() {
    let world = registered();
    let unit = world.unit("xa-cam-lam");
    let rows = world.form("2025-Q4", unit, Form::Figures);
    let due = "Hạn gửi về Sở: trước 16 giờ ngày 12/12/2025 (Công văn số 12/SKHCN-CĐS";
    assert!(rows.iter().any(|row| row[0].starts_with(due)), "{rows:#?}");
    let total = column(&rows, "Tổng số (người)");
    let people = rows.iter().filter(|row| row.len() > 2 && !row[total].is_empty());
    let filled: Vec<&str> = people.skip(1).map(|row| row[total].as_str()).collect();
    assert_eq!(filled, ["25100"]);
    comes_back(&world, (unit, Form::Figures, &rows), true);
    let told = world.refused("xa-cam-lam.csv", &sent(&rows));
    assert!(told[0].starts_with("Biểu mẫu gửi về chưa điền ô nào"), "{told:#?}");
}
