//! What units say of their tasks. For 2025-Q4 the model screen: of 53 actions 9 done, 40 under
//! way, 4 without an answer, 2 with difficulties.

use crate::random::Random;

/// Actions with one lead that are done, from which period on; none of them recurs.
const DONE: [(&str, usize); 15] = [
    ("I.4.1", 0),
    ("I.4.3", 1),
    ("I.4.4", 0),
    ("II.1.1", 1),
    ("IV.2.5", 1),
    ("IV.2.6", 0),
    ("V.1.b", 1),
    ("V.2.1", 1),
    ("V.2.2", 1),
    ("II.1.2", 3),
    ("II.1.3", 3),
    ("II.3.2", 2),
    ("III.1", 2),
    ("IV.2.3", 4),
    ("VI.2.2.b", 4),
];

/// Actions with one lead that have not begun before a period.
const BEGUN: [(&str, usize); 3] = [("II.3.1", 2), ("IV.3", 1), ("V.2.4", 2)];

/// Headings that a commune can finish; under the others something goes on all the time.
const HEADINGS_THAT_END: [&str; 3] = ["I.4", "V.1.a", "KH.V.1"];

/// Rows that a unit left out of its file: nobody answered for the action.
pub(super) const SILENT: [(usize, &str, &str); 4] = [
    (0, "so-noi-vu", "II.2.2"),
    (1, "cong-an-tinh", "IV.1"),
    (1, "so-giao-duc-dao-tao", "V.2.4"),
    (2, "so-giao-duc-dao-tao", "V.2.6"),
];

/// A row for an action that another unit leads.
pub(super) const FOREIGN: (usize, &str, &str) = (3, "so-noi-vu", "V.2.6");

/// Difficulties: period, unit, action or heading, what it says, what it proposes.
pub(super) const DIFFICULT: [(usize, &str, &str, &str, &str); 10] = [
    (
        0,
        "so-tai-chinh",
        "II.3.1",
        "Chưa có hướng dẫn của Bộ Tài chính",
        "Đề nghị Sở Khoa học và Công nghệ báo cáo UBND tỉnh kiến nghị Bộ sớm hướng dẫn",
    ),
    (
        0,
        "xa-tay-khanh-son",
        "V.4",
        "Một số thôn sóng di động yếu, chưa học trực tuyến được",
        "Đề nghị doanh nghiệp viễn thông bổ sung trạm phát sóng",
    ),
    (
        1,
        "cong-an-tinh",
        "IV.2.2",
        "Một số người cao tuổi chưa có điện thoại thông minh",
        "Đề nghị UBND cấp xã bố trí điểm hỗ trợ tại nhà văn hóa",
    ),
    (
        1,
        "so-noi-vu",
        "II.2.1",
        "Nhiều đơn vị chưa gửi mô hình để xét khen thưởng",
        "Đề nghị các đơn vị gửi danh sách tập thể, mô hình kèm báo cáo quý",
    ),
    (
        1,
        "phuong-ba-ngoi",
        "KH.V.1",
        "Dự toán năm 2025 chưa có mục chi cho Phong trào",
        "Đề nghị bổ sung kinh phí cho Tổ công nghệ số cộng đồng",
    ),
    (1, "xa-bac-ai-dong", "VI.1", "Cán bộ phụ trách kiêm nhiệm nhiều việc", ""),
    (
        2,
        "xa-nam-khanh-vinh",
        "V.4",
        "Người dân đi làm nương rẫy, khó tập trung ban ngày",
        "Đề nghị hỗ trợ kinh phí mở lớp buổi tối",
    ),
    (2, "so-xay-dung", "V.3.2", "Công nhân công trường luân chuyển, khó theo dõi số lượt học", ""),
    (
        3,
        "xa-cong-hai",
        "I.2",
        "Tài liệu tuyên truyền bằng tiếng dân tộc còn ít",
        "Đề nghị tỉnh biên soạn tài liệu song ngữ",
    ),
    (
        4,
        "phuong-dong-hai",
        "V.4",
        "Ngư dân đi biển dài ngày, không dự được lớp hằng tuần",
        "Đề nghị có bài học ngắn xem được khi không có mạng",
    ),
];

/// An action or heading as one unit answers for it.
pub(super) struct Question<'a> {
    pub(super) unit: &'a str,
    pub(super) task: &'a str,
    pub(super) one_lead: bool,
    pub(super) by_heading: bool,
    pub(super) recurs: bool,
}

/// The state that the unit reports in a period.
pub(super) fn state(question: &Question<'_>, t: usize) -> &'static str {
    let (unit, task) = (question.unit, question.task);
    if question.by_heading && task == "KH.III.5" {
        let arose = Random::of(&["arose", unit, &t.to_string()]).percent(55);
        return if arose { "dang-thuc-hien" } else { "KPS" };
    }
    if question.one_lead {
        return of_one_lead(task, t);
    }
    if question.recurs || question.by_heading && !HEADINGS_THAT_END.contains(&task) {
        return "dang-thuc-hien";
    }
    let waits = Random::of(&["waits", unit, task]).percent(16);
    let ends = Random::of(&["ends", unit, task]).between(1, 11) as usize;
    match t {
        0 if waits => "chua-trien-khai",
        t if t >= ends => "hoan-thanh",
        _ => "dang-thuc-hien",
    }
}

fn of_one_lead(task: &str, t: usize) -> &'static str {
    if DONE.iter().any(|(id, from)| *id == task && t >= *from) {
        "hoan-thanh"
    } else if BEGUN.iter().any(|(id, from)| *id == task && t < *from) {
        "chua-trien-khai"
    } else {
        "dang-thuc-hien"
    }
}

/// Difficulty and proposal of a unit, blank where it has none.
pub(super) fn difficulty(t: usize, unit: &str, task: &str) -> (&'static str, &'static str) {
    let found = DIFFICULT.iter().find(|d| (d.0, d.1, d.2) == (t, unit, task));
    found.map_or(("", ""), |d| (d.3, d.4))
}

/// Units that the tables name.
pub(super) fn units() -> impl Iterator<Item = &'static str> {
    let silent = SILENT.iter().map(|(_, unit, _)| *unit);
    silent.chain(DIFFICULT.iter().map(|d| d.1)).chain([FOREIGN.1])
}

/// Actions and headings that the tables name.
pub(super) fn tasks() -> impl Iterator<Item = &'static str> {
    let silent = SILENT.iter().map(|(_, _, task)| *task);
    let timed = DONE.iter().chain(&BEGUN).map(|(task, _)| *task);
    let headings = HEADINGS_THAT_END.into_iter();
    silent.chain(timed).chain(headings).chain(DIFFICULT.iter().map(|d| d.2)).chain([FOREIGN.2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_stays_done() {
        for n in 0..200 {
            let unit = format!("unit-{n}");
            for (one_lead, task) in [(true, "II.1.2"), (false, "I.4.6"), (true, "II.3.1")] {
                let question =
                    Question { unit: &unit, task, one_lead, by_heading: false, recurs: false };
                let states: Vec<&str> = (0..5).map(|t| state(&question, t)).collect();
                let order = ["chua-trien-khai", "dang-thuc-hien", "hoan-thanh"];
                let place = |state: &&str| order.iter().position(|known| known == state);
                assert!(states.is_sorted_by_key(place), "{unit} {task} {states:?}");
            }
        }
    }
}
