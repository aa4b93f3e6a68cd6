//! The variants of the letter's sentences, as text: one example for each state a target or the
//! reporting of a period can be in.

use crate::province::Province;
use crate::targets::{PEOPLE, counted, people_with};

const LAST: &str = "2025-Q4";

/// The lines of the letter that begin with these words, without them.
#[track_caller]
fn lines(province: &Province, period: &str, day: &str, start: &str) -> Vec<String> {
    let ran = province.run(&format!("summary --period {period} --as-of {day} --format text"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.out.lines().filter_map(|line| line.strip_prefix(start));
    lines.map(str::to_owned).collect()
}

/// What the letter says of the first target.
#[track_caller]
fn item(province: &Province, period: &str) -> String {
    lines(province, period, "2026-12-31", "a) ").first().expect("a target").clone()
}

fn reported(targets: &str, period: &str, figures: [&str; 3]) -> Province {
    sent(Province::new(targets), period, figures)
}

fn sent(mut province: Province, period: &str, figures: [&str; 3]) -> Province {
    for (unit, numbers) in ["xa-a", "xa-b", "xa-c"].iter().zip(figures) {
        if !numbers.is_empty() {
            province = province.figures(period, unit, &format!("nguoi-dan {numbers}"));
        }
    }
    province
}

#[track_caller]
fn says(period: &str, figures: [&str; 3], expected: &str) {
    assert_eq!(item(&reported(PEOPLE, period, figures), period), expected);
}

#[test]
fn met_by_all() {
    // 3.000 of 3.500 = 85,714 %.
    says(
        LAST,
        ["1000 900", "2000 1700", "500 400"],
        "Có 3.000/3.500 người từ 18 tuổi đạt yêu cầu, đạt 85,71%, vượt 0,71 điểm phần trăm so với \
         chỉ tiêu Kế hoạch (85%).",
    );
    // 85 % of 3.500 is 2.975.
    says(
        LAST,
        ["1000 900", "2000 1700", "500 375"],
        "Có 2.975/3.500 người từ 18 tuổi đạt yêu cầu, đạt 85,00%, hoàn thành chỉ tiêu Kế hoạch.",
    );
}

#[test]
fn met_though_one_is_missing() {
    // 3.000 of 3.500 even if nobody of the 500 has attained.
    says(
        LAST,
        ["1000 1000", "2000 2000", "500 -"],
        "Tính trên số liệu của 02/03 đơn vị, có 3.000/3.000 người từ 18 tuổi đạt yêu cầu, đạt \
         100,00%. Chưa tính 01 đơn vị chưa có số liệu, toàn tỉnh đã đạt tối thiểu 85,71%, hoàn \
         thành chỉ tiêu Kế hoạch (85%).",
    );
}

#[test]
fn not_met_by_all_and_not_met_whatever_comes() {
    // 2.970/3.500 = 84,857 %; over 85 % it is 99,832 %.
    says(
        LAST,
        ["1000 900", "2000 1700", "500 370"],
        "Có 2.970/3.500 người từ 18 tuổi đạt yêu cầu, đạt 84,86%, bằng 99,83% chỉ tiêu Kế hoạch năm \
         2025 (85%); còn thiếu 05 người.",
    );
    // At most 2.000 of 3.500 = 57,142 %.
    says(
        LAST,
        ["1000 500", "2000 1000", "500 -"],
        "Tính trên số liệu của 02/03 đơn vị, có 1.500/3.000 người từ 18 tuổi đạt yêu cầu, đạt \
         50,00%. Kể cả khi các đơn vị còn lại đều hoàn thành, kết quả toàn tỉnh cũng chỉ đạt 57,14%, \
         thấp hơn chỉ tiêu Kế hoạch (85%).",
    );
}

#[test]
fn undetermined() {
    // 500 of 3.500 = 14,285 %.
    says(
        LAST,
        ["1000 900", "2000 1700", "500 -"],
        "Tính trên số liệu của 02/03 đơn vị, có 2.600/3.000 người từ 18 tuổi đạt yêu cầu, đạt \
         86,67%. Do 01 đơn vị chưa có số liệu, chiếm 14,29% số người thuộc đối tượng, chưa đủ cơ sở \
         đánh giá mức độ hoàn thành chỉ tiêu (85%) trên phạm vi toàn tỉnh; Sở sẽ báo cáo bổ sung \
         khi có đủ số liệu.",
    );
    says(
        LAST,
        ["1000 900", "2000 1700", ""],
        "Tính trên số liệu của 02/03 đơn vị, có 2.600/3.000 người từ 18 tuổi đạt yêu cầu, đạt \
         86,67%; chưa xác định được tỷ lệ của toàn tỉnh do chưa có số người thuộc đối tượng tại \
         xã C.",
    );
    // One who has not attained is enough to miss 100 %.
    says(
        "2026-Q4",
        ["1000 900", "2000 2000", ""],
        "Tính trên số liệu của 02/03 đơn vị, có 2.900/3.000 người từ 18 tuổi đạt yêu cầu, đạt \
         96,67%. Đã có người thuộc đối tượng chưa đạt nên toàn tỉnh chưa hoàn thành chỉ tiêu Kế \
         hoạch (100%); chưa xác định được tỷ lệ của toàn tỉnh do chưa có số người thuộc đối tượng \
         tại xã C.",
    );
}

#[test]
fn missing_and_left_out_are_told_apart() {
    // xa-b wrote more than there are; its 2.000 people are known from the quarter before.
    let before = ["1000 800", "2000 1500", "500 300"];
    let province = reported(PEOPLE, "2025-Q3", before);
    let province = sent(province, LAST, ["1000 900", "1700 2000", "500 -"]);
    let said = item(&province, LAST);
    let clause = "Do 01 đơn vị chưa có số liệu và 01 đơn vị có số liệu chưa thống nhất, chiếm \
                  71,43% số người thuộc đối tượng, chưa đủ cơ sở";
    assert!(said.contains(clause), "{said}");
}

#[test]
fn no_data() {
    let asked = "Người dân: đến thời điểm báo cáo, xã A, xã B và xã C chưa cung cấp số liệu \
                 (Sở đã đề nghị tại Công văn số […]); Sở sẽ báo cáo bổ sung ngay khi nhận được.";
    says(LAST, ["", "", ""], asked);
    // The document that fixed the deadline is the one that asked.
    let deadline = "\n[[deadline]]\nperiod = \"2025-Q4\"\ndue = 2025-12-12\ndocument = \
                    \"Công văn số 12/ST ngày 01/12/2025\"\n";
    let province = Province::new(PEOPLE).more("plan/plan.toml", deadline);
    let with_document = asked.replace("Công văn số […]", "Công văn số 12/ST ngày 01/12/2025");
    assert_eq!(item(&province, LAST), with_document);
    // Who sent what had to be left out did give figures.
    says(
        LAST,
        ["10 20", "10 20", "10 20"],
        "Người dân: đến thời điểm báo cáo, số liệu của xã A, xã B và xã C chưa thống nhất; Sở \
         sẽ báo cáo bổ sung ngay khi nhận được.",
    );
    says(LAST, ["0 0", "0 0", "0 0"], "Người từ 18 tuổi: không có đối tượng thực hiện.");
}

#[test]
fn the_year_runs_and_nothing_is_compared_with_before_the_first_period() {
    // 1.500/3.500 = 42,857 %; over 85 % it is 50,420 %.
    says(
        "2025-Q3",
        ["1000 500", "2000 800", "500 200"],
        "Có 1.500/3.500 người từ 18 tuổi đạt yêu cầu, đạt 42,86%, bằng 50,42% chỉ tiêu Kế hoạch năm \
         (85%).",
    );
}

#[track_caller]
fn moved(before: &str, now: &str, expected: &str) {
    let province = reported(PEOPLE, "2025-Q3", [before, "", ""]);
    let said = item(&sent(province, LAST, [now, "2000 1700", "500 400"]), LAST);
    let end = "(tính trên 01 đơn vị có số liệu ở cả hai kỳ)";
    assert!(said.ends_with(&expected.replace('#', end)), "{said}");
}

#[test]
fn changes_are_like_for_like() {
    moved("1000 600", "1000 900", "So với quý trước, tăng 30,00 điểm phần trăm #.");
    moved("1000 905", "1000 900", "giảm 0,50 điểm phần trăm #, do [nguyên nhân].");
    moved("1000 900", "1000 900", "Tỷ lệ không thay đổi so với quý trước #.");
    // 90,0000 % to 90,0001 %: there is a change, too small for two decimals.
    moved("1000000 900000", "1000000 900001", "tăng dưới 0,01 điểm phần trăm #.");
}

#[test]
fn another_population_is_not_compared() {
    let population = "[[population]]\nid = \"tre-em\"\nname = \"trẻ em\"\n\n";
    let (first, rest) = PEOPLE.split_once("year = 2026").expect("two years");
    let rest = rest.replace("nguoi-lon", "tre-em");
    let targets = format!("{population}{first}year = 2026{rest}");
    let province = reported(&targets, LAST, ["1000 900", "2000 1700", "500 400"]);
    let province = sent(province, "2026-Q1", ["100 90", "200 170", "50 40"]);
    assert_eq!(
        item(&province, "2026-Q1"),
        "Có 300/350 trẻ em đạt yêu cầu, đạt 85,71%, bằng 85,71% chỉ tiêu Kế hoạch năm (100%). Đối \
         tượng của chỉ tiêu năm 2026 là trẻ em, khác năm 2025 (người từ 18 tuổi), nên không so sánh \
         với năm trước."
    );
}

#[test]
fn a_target_that_is_a_number() {
    let target = "measure = \"level\"\n[[indicator.target]]\ncount = 10\ntext = \"10 buổi\"";
    let province = Province::new(&counted("buoi", target))
        .figures(LAST, "xa-a", "buoi - 5")
        .figures(LAST, "xa-b", "buoi - 3");
    let said = "Số buoi: có 08 buổi (tính trên số liệu của 02/03 đơn vị), bằng 80,00% chỉ tiêu Kế \
                hoạch năm 2025 (10 buổi), chưa đủ cơ sở đánh giá mức độ hoàn thành.";
    assert_eq!(item(&province, LAST), said);
    let all = province.figures(LAST, "xa-c", "buoi - 4");
    let said = "Số buoi: có 12 buổi, bằng 120,00% chỉ tiêu Kế hoạch năm 2025 (10 buổi), hoàn thành \
                chỉ tiêu Kế hoạch.";
    assert_eq!(item(&all, LAST), said);
    let exactly = all.figures(LAST, "xa-c", "buoi - 2");
    let said = "Số buoi: có 10 buổi, bằng 100,00% chỉ tiêu Kế hoạch năm 2025 (10 buổi), hoàn thành \
                chỉ tiêu Kế hoạch.";
    assert_eq!(item(&exactly, LAST), said);
}

#[test]
fn a_maximum() {
    let targets = people_with("percent = 10\nat_most = true");
    let said = |figures| item(&reported(&targets, LAST, figures), LAST);
    // Even if all of the 10 are in it: 60 of 1.000.
    assert_eq!(
        said(["500 40", "490 10", "10 -"]),
        "Tính trên số liệu của 02/03 đơn vị, có 50/990 người từ 18 tuổi đạt yêu cầu, chiếm 5,05%. Chưa \
         tính 01 đơn vị chưa có số liệu, toàn tỉnh cao nhất là 6,00%, hoàn thành chỉ tiêu Kế hoạch \
         (không quá 10%)."
    );
    // Even if none of the 10 is in it: 200 of 1.000.
    assert_eq!(
        said(["500 100", "490 100", "10 -"]),
        "Tính trên số liệu của 02/03 đơn vị, có 200/990 người từ 18 tuổi đạt yêu cầu, chiếm 20,20%, \
         chưa hoàn thành chỉ tiêu Kế hoạch (không quá 10%). Kết quả toàn tỉnh ít nhất là 20,00%."
    );
}

const TASKS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";

/// The four units that owe a report with both forms in time, but for those named.
fn all_but(absent: &[&str]) -> Province {
    let mut province = Province::new(PEOPLE);
    let mut receipts = Vec::new();
    for unit in ["xa-a", "xa-b", "xa-c", "so-x"] {
        if absent.contains(&unit) {
            continue;
        }
        if unit != "so-x" {
            province = province.figures(LAST, unit, "nguoi-dan 1000 900");
            receipts.push(format!("chi-tieu {unit} 2025-12-10"));
        }
        let path = format!("reports/{LAST}/nhiem-vu/{unit}.csv");
        let row = format!("{TASKS}{unit},{LAST},I.1,dang-thuc-hien,,,,\n");
        province = province.file(&path, row);
        receipts.push(format!("nhiem-vu {unit} 2025-12-10"));
    }
    province.received(LAST, &receipts.join("\n"))
}

#[track_caller]
fn who_sent(province: &Province, expected: &str) {
    let start = "2. Về chế độ báo cáo: ";
    assert_eq!(lines(province, LAST, "2025-12-18", start), [expected]);
}

#[test]
fn who_sent_their_report() {
    who_sent(&all_but(&[]), "04/04 cơ quan, đơn vị, địa phương đã gửi báo cáo đúng thời hạn.");
    let register = format!("reports/{LAST}/so-tiep-nhan.csv");
    // xa-c, sent after the day.
    let late = all_but(&["xa-c"])
        .figures(LAST, "xa-c", "nguoi-dan 1000 900")
        .file(
            &format!("reports/{LAST}/nhiem-vu/xa-c.csv"),
            format!("{TASKS}xa-c,{LAST},I.1,KPS,,,,\n"),
        )
        .more(&register, "0006,chi-tieu,xa-c,2025-12-17,vbdt,6/BC,,,\n")
        .more(&register, "0007,nhiem-vu,xa-c,2025-12-17,vbdt,6/BC,,,\n");
    who_sent(
        &late,
        "04/04 cơ quan, đơn vị, địa phương đã gửi báo cáo, trong đó 01 đơn vị gửi chậm (Phụ lục \
         III).",
    );
    who_sent(
        &all_but(&["xa-b"]),
        "Đến hết ngày 18/12/2025, 03/04 cơ quan, đơn vị, địa phương đã gửi báo cáo; còn 01 đơn vị \
         chưa gửi là xã B.",
    );
    who_sent(
        &all_but(&["xa-b", "xa-c", "so-x"]),
        "Đến hết ngày 18/12/2025, 01/04 cơ quan, đơn vị, địa phương đã gửi báo cáo; còn 03 đơn vị \
         chưa gửi, gồm: xã B, xã C và Sở X.",
    );
}

#[test]
fn a_figure_that_was_left_out_is_asked_for_again() {
    let province = all_but(&[]).figures(LAST, "xa-b", "nguoi-dan 10 20");
    who_sent(
        &province,
        "04/04 cơ quan, đơn vị, địa phương đã gửi báo cáo đúng thời hạn. Chưa tổng hợp một số số \
         liệu của xã B do số liệu giữa các biểu chưa thống nhất; Sở đã đề nghị rà soát, gửi lại.",
    );
}

/// One report for the quarter and the span that ends with it.
#[test]
fn reports_of_half_a_year_nine_months_and_a_year() {
    let province = Province::new(PEOPLE);
    let titled = |period: &str, of: &str, next: &str| {
        let start = "Kết quả thực hiện Kế hoạch mẫu ";
        assert_eq!(lines(&province, period, "2026-12-31", start), [of], "{period}");
        let heading = "IV. NHIỆM VỤ TRỌNG TÂM ";
        assert_eq!(lines(&province, period, "2026-12-31", heading), [next], "{period}");
        let opening = format!("báo cáo kết quả {of} (số liệu tính đến hết ngày 14/");
        let body = lines(&province, period, "2026-12-31", "Thực hiện ");
        assert!(body[0].contains(&opening), "{body:?}");
    };
    titled("2025-Q3", "quý III và 9 tháng năm 2025", "QUÝ IV NĂM 2025");
    titled("2025-Q4", "quý IV và năm 2025", "QUÝ I NĂM 2026");
    titled("2026-Q1", "quý I năm 2026", "QUÝ II NĂM 2026");
    titled("2026-Q2", "quý II và 6 tháng đầu năm 2026", "QUÝ III NĂM 2026");
}

#[test]
fn the_month_of_a_letter_has_its_zero_and_its_day_is_left_blank() {
    let province = Province::new(PEOPLE);
    let date = |period| lines(&province, period, "2026-12-31", "Mẫu, ngày ");
    assert_eq!(date("2025-Q4"), ["    tháng 12 năm 2025"]);
    assert_eq!(date("2026-Q1"), ["    tháng 3 năm 2026"]);
}

#[test]
fn a_unit_with_more_time_is_no_shortcoming() {
    let extension = "[[extension]]\nunit = \"xa-b\"\nperiod = \"2025-Q4\"\ndue = 2025-12-22\n\
                     document = \"9/ST\"\nreason = \"bão\"\n";
    let province = all_but(&["xa-b", "so-x"]).file("reports/exemptions.toml", extension);
    who_sent(
        &province,
        "Đến hết ngày 18/12/2025, 02/04 cơ quan, đơn vị, địa phương đã gửi báo cáo; còn 01 đơn vị \
         chưa gửi là Sở X; 01 đơn vị được gia hạn (xã B đến ngày 22/12/2025).",
    );
    let shortcomings = lines(&province, LAST, "2025-12-18", "2. Tồn tại, hạn chế: ");
    assert_eq!(shortcomings, ["[…]; 01 đơn vị chưa gửi báo cáo."]);
}

#[test]
fn a_document_without_figures_was_sent() {
    let register = format!("reports/{LAST}/so-tiep-nhan.csv");
    let province =
        all_but(&["xa-b"]).more(&register, "0006,van-ban,xa-b,2025-12-10,vbdt,6/BC,,,\n");
    who_sent(
        &province,
        "04/04 cơ quan, đơn vị, địa phương đã gửi báo cáo. 01 đơn vị đã gửi báo cáo nhưng chưa đủ \
         biểu số liệu.",
    );
}

#[test]
fn more_than_five_are_counted_by_kind() {
    let unit = |n: u32| {
        format!(
            "[[unit]]\nid = \"xa-{n}\"\nname = \"Xã {n}\"\nkind = \"xa\"\nrole = \"reports\"\n\
             valid_from = 2025-01-01\nsource = \"ví dụ\"\n"
        )
    };
    let more: String = (1..=5).map(unit).collect();
    let province = all_but(&["so-x"]).file("plan/units/more.toml", more);
    who_sent(
        &province,
        "Đến hết ngày 18/12/2025, 03/09 cơ quan, đơn vị, địa phương đã gửi báo cáo; còn 06 đơn vị \
         chưa gửi (gồm 05 địa phương và 01 sở, ngành, danh sách tại Phụ lục III).",
    );
}

#[test]
fn figures_to_complete_and_places_to_urge() {
    let start = "[…]";
    let all = all_but(&[]);
    assert_eq!(lines(&all, LAST, "2025-12-31", start), ["."]);
    let lacking = all_but(&["xa-b"]);
    assert_eq!(lines(&lacking, LAST, "2025-12-31", start), ["; hoàn thiện số liệu năm 2025."]);
}
