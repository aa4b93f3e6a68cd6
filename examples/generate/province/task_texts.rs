//! Short administrative sentences for what was done and what comes next. `{indicator}` is
//! replaced by the unit's own figure, so that words and figures never contradict each other.

use super::figures::{Cell, Row};
use super::world::World;
use crate::random::Random;
use bdhvs::vietnamese::padded;

/// Results by the beginning of an action's or heading's id; the longest beginning wins.
const RESULTS: [(&str, &[&str]); 39] = [
    (
        "I.1",
        &[
            "Đăng {tin-bai} tin, bài trên trang thông tin điện tử và mạng xã hội",
            "Duy trì chuyên mục Bình dân học vụ số, đăng {tin-bai} tin, bài",
            "Phát thanh định kỳ về kỹ năng số; đăng {tin-bai} tin, bài",
        ],
    ),
    ("I.1.1", &["Chuyên mục trên Chuyên trang Chuyển đổi số đăng {tin-bai} tin, bài trong kỳ"]),
    (
        "I.1.2",
        &["Phối hợp các cơ quan báo chí của tỉnh đăng, phát tin, bài hằng tuần về Phong trào"],
    ),
    (
        "I.2",
        &[
            "{to-cong-nghe-so} Tổ công nghệ số cộng đồng với {thanh-vien-to} thành viên đến từng khu dân cư hướng dẫn",
            "Đoàn thanh niên, hội phụ nữ cùng {to-cong-nghe-so} Tổ công nghệ số cộng đồng hướng dẫn người dân",
            "Lồng ghép tuyên truyền trong họp thôn, tổ dân phố; ưu tiên hộ nghèo, người cao tuổi",
        ],
    ),
    ("I.3", &["Đã tổng hợp thông tin gửi Văn phòng Tỉnh ủy theo kỳ"]),
    (
        "I.4",
        &[
            "Thực hiện kế hoạch hưởng ứng; lồng ghép vào kế hoạch chuyển đổi số của đơn vị",
            "Ban hành kế hoạch hưởng ứng, phân công bộ phận theo dõi",
            "Tổ chức hưởng ứng Ngày hội toàn dân học tập số tại trụ sở và điểm sinh hoạt cộng đồng",
        ],
    ),
    ("I.4.1", &["Đã tổ chức Lễ phát động cấp tỉnh, kết nối trực tuyến đến cấp xã"]),
    ("I.4.3", &["Tập huấn trí tuệ nhân tạo cho công chức, viên chức, doanh nghiệp, hộ kinh doanh"]),
    ("I.4.4", &["Lồng ghép vào kế hoạch của các đề án chuyển đổi số do Sở chủ trì"]),
    ("I.4.7", &["Lồng ghép vào kế hoạch chuyển đổi số, cải cách hành chính của đơn vị"]),
    (
        "I.4.8",
        &[
            "Hướng dẫn Tổ công nghệ số cộng đồng xây dựng kế hoạch thực hiện",
            "Theo dõi, đôn đốc Tổ công nghệ số cộng đồng thuộc lĩnh vực phụ trách",
        ],
    ),
    ("I.4.5", &["Theo dõi tiến độ, hướng dẫn các đơn vị gửi báo cáo đúng kỳ"]),
    (
        "II.1",
        &[
            "Đã hướng dẫn cách đánh giá, xác nhận theo Quyết định số 757/QĐ-BKHCN",
            "Giải đáp vướng mắc của các đơn vị về cách đánh giá",
        ],
    ),
    (
        "II.2",
        &[
            "Rà soát mô hình, tập thể tiêu biểu do các đơn vị đề xuất",
            "Đăng tin về mô hình hay, cách làm hiệu quả",
        ],
    ),
    ("II.3", &["Nghiên cứu cơ chế, chính sách; cân đối kinh phí theo phân cấp"]),
    ("III", &["Các trường đại học, cao đẳng cho mượn phòng máy, cử giảng viên hỗ trợ lớp học"]),
    (
        "IV",
        &[
            "Triển khai nền tảng theo hướng dẫn của Bộ Công an",
            "Hướng dẫn người dân đăng nhập, học trên nền tảng Bình dân học vụ số",
            "Kiểm tra an toàn thông tin các hệ thống phục vụ Phong trào",
        ],
    ),
    ("IV.2.2", &["Tổ lưu động kích hoạt tài khoản định danh điện tử tại khu dân cư"]),
    ("IV.3", &["Thử nghiệm trợ lý ảo hỗ trợ học tập với nhóm người dùng nhỏ"]),
    (
        "V.1.a",
        &[
            "Mở {lop-boi-duong} lớp bồi dưỡng cho {luot-boi-duong} lượt cán bộ, công chức, viên chức",
            "Tổ chức {lop-boi-duong} lớp với {luot-boi-duong} lượt người học, có bài kiểm tra cuối lớp",
            "Cử người học, theo dõi kết quả; mở {lop-boi-duong} lớp tại đơn vị",
        ],
    ),
    (
        "V.1.a.2",
        &[
            "Xây dựng kế hoạch của đơn vị, giao chỉ tiêu cho từng bộ phận",
            "Chỉ đạo các đơn vị trực thuộc thực hiện kế hoạch trong toàn ngành",
        ],
    ),
    (
        "V.1.a.3",
        &[
            "Doanh nghiệp viễn thông hỗ trợ đường truyền cho các lớp học",
            "Vận động doanh nghiệp, đoàn thể cùng tham gia hướng dẫn",
        ],
    ),
    ("V.1.a.4", &["Lồng ghép vào kế hoạch chuyển đổi số năm của đơn vị"]),
    ("V.1.a.5", &["Phối hợp doanh nghiệp số triển khai gói ưu đãi cho người dân"]),
    ("V.1.a.6", &["Doanh nghiệp công nghệ số cử người dạy, mở lớp theo nhóm đối tượng"]),
    ("V.1.b", &["Lồng ghép nội dung kỹ năng số vào chương trình bồi dưỡng hằng năm"]),
    (
        "V.2",
        &[
            "Các trường đưa kỹ năng số vào môn Tin học và hoạt động trải nghiệm",
            "Tổ chức chuyên đề an toàn trên môi trường số cho học sinh",
            "Phối hợp doanh nghiệp cho sinh viên thực tập, tham quan",
        ],
    ),
    (
        "V.3",
        &[
            "Phối hợp doanh nghiệp, hợp tác xã tổ chức lớp kỹ năng số ngoài giờ sản xuất",
            "Hướng dẫn người lao động sử dụng sổ sách điện tử, bán hàng trực tuyến",
        ],
    ),
    (
        "V.4",
        &[
            "Tổ chức {buoi-hoc} buổi học cộng đồng với {luot-nguoi-hoc} lượt người tham gia",
            "Mở {buoi-hoc} buổi học tại nhà văn hóa, {luot-nguoi-hoc} lượt người học",
            "Tổ chức {buoi-hoc} buổi học, {luot-nguoi-hoc} lượt người; có buổi riêng cho người cao tuổi",
        ],
    ),
    (
        "VI.1",
        &[
            "Đã quán triệt Kế hoạch đến toàn thể cán bộ, công chức, viên chức",
            "Kiểm tra, nhắc nhở các bộ phận thực hiện hằng tháng",
            "Huy động đoàn viên, hội viên và doanh nghiệp trên địa bàn tham gia",
        ],
    ),
    ("VI.1.2", &["Ban hành kế hoạch thực hiện, lồng ghép vào các đề án của đơn vị"]),
    ("VI.1.3", &["Huy động đoàn viên, hội viên và doanh nghiệp tham gia hỗ trợ"]),
    ("VI.1.4", &["Kiểm tra, nhắc nhở các bộ phận thực hiện hằng tháng"]),
    ("VI.1.5", &["Gửi báo cáo định kỳ về Sở Khoa học và Công nghệ"]),
    ("VI.2", &["Tham mưu, hướng dẫn, theo dõi các đơn vị thực hiện Kế hoạch"]),
    ("VI.2.2", &["Phối hợp hội, hiệp hội và doanh nghiệp công nghệ số hỗ trợ người dân"]),
    ("VI.2.3", &["Tổng hợp số liệu, dự thảo báo cáo trình UBND tỉnh"]),
    (
        "KH.III.5",
        &[
            "Đang rà soát mô hình hay để đề xuất khen thưởng",
            "Theo dõi, nhân rộng cách làm hiệu quả tại đơn vị",
        ],
    ),
    (
        "KH.V.1",
        &[
            "Đã lập dự toán kinh phí gửi Sở Tài chính",
            "Tổng hợp nhu cầu kinh phí chung với chuyển đổi số",
        ],
    ),
];

const NOT_BEGUN: [&str; 2] = ["Chờ hướng dẫn của cấp trên", "Đang chuẩn bị kế hoạch, nhân lực"];
const DONE: [&str; 2] =
    ["Đã hoàn thành theo kế hoạch của đơn vị", "Đã hoàn thành, có báo cáo riêng"];
/// What a sentence with a figure gives way to where the figure is blank or KPS.
const WITHOUT_FIGURE: &str = "Tiếp tục thực hiện, trong kỳ chưa phát sinh số liệu mới";

const NEXT: [&str; 9] = [
    "",
    "",
    "",
    "",
    "Tiếp tục thực hiện trong quý tới",
    "Đẩy mạnh hướng dẫn tại khu dân cư vào cuối tuần",
    "Bổ sung nội dung an toàn trên môi trường số",
    "Rà soát các nhóm chưa đạt để mở lớp phù hợp",
    "Nhân rộng cách làm hiệu quả",
];

/// What a unit writes under `ket_qua`.
pub(super) fn result(
    world: &World,
    rows: &[Row],
    (unit, task, period): (&str, &str, &str),
    state: &str,
) -> String {
    let mut random = Random::of(&["text", unit, task, period]);
    match state {
        "KPS" => String::new(),
        "chua-trien-khai" => random.pick(&NOT_BEGUN).to_owned(),
        "hoan-thanh" if random.percent(40) => random.pick(&DONE).to_owned(),
        _ => filled(world, rows, random.pick(bank(task))),
    }
}

/// What a unit writes under `phuong_huong`.
pub(super) fn next(unit: &str, task: &str, period: &str) -> &'static str {
    Random::of(&["next", unit, task, period]).pick(&NEXT)
}

fn bank(task: &str) -> &'static [&'static str] {
    let fits = RESULTS.iter().filter(|(beginning, _)| {
        task.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    let best = fits.max_by_key(|(beginning, _)| beginning.len());
    best.map_or(&[WITHOUT_FIGURE], |(_, texts)| *texts)
}

fn filled(world: &World, rows: &[Row], text: &str) -> String {
    let mut out = text.to_owned();
    while let Some((before, rest)) = out.split_once('{') {
        let Some((indicator, after)) = rest.split_once('}') else { break };
        let row = rows.iter().find(|row| world.indicator(row.indicator) == indicator);
        match row.map(|row| row.reached) {
            Some(Cell::Count(n)) => out = format!("{before}{}{after}", padded(u128::from(n))),
            _ => return WITHOUT_FIGURE.to_owned(),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_wins() {
        assert!(bank("IV.2.2")[0].starts_with("Tổ lưu động"));
        assert!(bank("I.4.1")[0].starts_with("Đã tổ chức Lễ"));
        assert!(bank("I.1.3").len() == 3 && bank("II.1.3").len() == 2);
    }

    #[test]
    fn nobody_is_named_and_no_number_could_be_a_telephone() {
        for text in RESULTS.iter().flat_map(|(_, texts)| texts.iter()).chain(&NEXT) {
            assert!(bdhvs::text::find_personal_data(text).is_empty(), "{text}");
            assert!(bdhvs::vietnamese::is_nfc(text), "{text}");
        }
    }
}
