//! Files of figures and of good models.

use super::edits;
use super::figures::{Cell, Row, Sheets};
use super::planted::Planted;
use super::script::{self, Sending};
use super::world::World;
use crate::disk::Files;
use crate::text::Lines;
use bdhvs::plan::{About, UnitId};

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
const MODELS: &str = "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua";

/// A good model of a unit.
pub(super) struct Model {
    pub(super) t: usize,
    pub(super) unit: &'static str,
    name: &'static str,
    place: &'static str,
    result: &'static str,
}

const fn model(
    (t, unit): (usize, &'static str),
    name: &'static str,
    place: &'static str,
    result: &'static str,
) -> Model {
    Model { t, unit, name, place, result }
}

/// All good models.
pub(super) const MODELS_SENT: [Model; 8] = [
    model(
        (0, "phuong-tay-nha-trang"),
        "Tổ công nghệ số đến từng ngõ",
        "12 tổ dân phố",
        "Hướng dẫn 640 lượt người sử dụng dịch vụ công trực tuyến",
    ),
    model(
        (1, "xa-dien-khanh"),
        "Phiên chợ không tiền mặt",
        "chợ trung tâm xã",
        "86 tiểu thương dùng mã QR thường xuyên",
    ),
    model(
        (1, "so-giao-duc-dao-tao"),
        "Học sinh làm gia sư số",
        "24 trường trung học phổ thông",
        "1.120 học sinh hướng dẫn người thân cài đặt và sử dụng VNeID",
    ),
    model(
        (2, "phuong-ninh-chu"),
        "Lớp học số buổi tối",
        "nhà sinh hoạt cộng đồng khu phố",
        "Duy trì 02 buổi mỗi tuần cho người lao động",
    ),
    model(
        (2, "xa-khanh-son"),
        "Loa thôn nói tiếng Raglai về kỹ năng số",
        "các thôn đồng bào dân tộc thiểu số",
        "Phát 36 bản tin song ngữ",
    ),
    model(
        (3, "phuong-bac-nha-trang"),
        "Cà phê số cuối tuần",
        "05 điểm tại các khu dân cư",
        "Hướng dẫn 310 người cao tuổi nhận biết lừa đảo trực tuyến",
    ),
    model(
        (3, "bql-khu-kinh-te-khu-cong-nghiep"),
        "Góc học số tại nhà máy",
        "07 doanh nghiệp trong khu",
        "Công nhân tự học, tự đánh giá sau giờ làm việc",
    ),
    model(
        (4, "xa-ninh-hai"),
        "Thuyền viên số",
        "bến cá của xã",
        "Ngư dân khai báo trực tuyến khi ra khơi, vào bờ",
    ),
];

/// Writes the figures of a period.
pub(super) fn write(
    world: &World,
    t: usize,
    sheets: &Sheets,
    files: &mut Files,
    planted: &mut Vec<Planted>,
) {
    let period = world.period(t);
    for (&unit, rows) in sheets {
        if !script::sending(world, t, unit).has_files() {
            continue;
        }
        let path = format!("{period}/chi-tieu/{}.csv", world.id(unit));
        let mut lines = Lines::beginning(FIGURES);
        for row in rows {
            let line = lines.row(&cells(world, &period, row).each_ref().map(String::as_str));
            let edits = edits::of(world, t, unit).filter(|edit| edits::concerns(world, edit, row));
            planted.extend(edits.map(|edit| {
                let of = if edit.about == edit.reporter { "" } else { edit.about };
                let what = format!("{} {of}", edit.indicator);
                let what = format!("{}: {}", what.trim_end(), edit.why);
                Planted::new(&period, format!("{path}:{line}"), what).error(edit.error)
            }));
        }
        planted.extend(copied(world, t, unit, &path));
        planted.extend(unregistered(world, t, unit, &path));
        files.insert(path, lines.finish());
    }
}

fn cells(world: &World, period: &str, row: &Row) -> [String; 6] {
    let about = match row.about {
        About::Unit(unit) => world.id(unit),
        About::Whole => "toan-tinh",
    };
    [
        about.to_owned(),
        period.to_owned(),
        world.indicator(row.indicator).to_owned(),
        row.total.text(),
        row.reached.text(),
        row.note.to_owned(),
    ]
}

fn copied(world: &World, t: usize, unit: UnitId, path: &str) -> Option<Planted> {
    let is_it = edits::COPIED == (t, world.id(unit));
    let what = "every figure equals that of the period before";
    is_it.then(|| Planted::new(&world.period(t), format!("{path}:2"), what))
}

fn unregistered(world: &World, t: usize, unit: UnitId, path: &str) -> Option<Planted> {
    let is_it = script::sending(world, t, unit) == Sending::Unregistered;
    let what = "a file without a row in the register: undated";
    is_it.then(|| Planted::new(&world.period(t), format!("{path}:1"), what))
}

/// Flows that did not arise: how many rows, and where the first stands.
pub(super) fn nothing_arose(world: &World, t: usize, sheets: &Sheets) -> (usize, String) {
    let mut places = Vec::new();
    for (&unit, rows) in sheets.iter().filter(|(u, _)| script::sending(world, t, **u).has_files()) {
        let kps = |row: &Row| row.reached == Cell::Word("KPS") && !row.excluded;
        let found = rows.iter().enumerate().filter(|(_, row)| kps(row));
        let path = format!("{}/chi-tieu/{}.csv", world.period(t), world.id(unit));
        places.extend(found.map(|(n, _)| format!("{path}:{}", n + 2)));
    }
    (places.len(), places.into_iter().next().unwrap_or_default())
}

/// Writes the good models of a period.
pub(super) fn write_models(world: &World, t: usize, files: &mut Files) {
    let period = world.period(t);
    for model in MODELS_SENT.iter().filter(|model| model.t == t) {
        let mut lines = Lines::beginning(MODELS);
        lines.row(&[model.unit, &period, model.name, model.place, model.result]);
        files.insert(format!("{period}/mo-hinh/{}.csv", model.unit), lines.finish());
    }
}
