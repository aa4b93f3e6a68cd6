//! The data-quality tests on small provinces, each value worked out by hand.

use crate::province::Province;
use crate::sums::{confirmed, registered};
use crate::targets::{PEOPLE, counted};
use serde_json::Value;

/// Four communes more: seven in all.
const MORE: [&str; 4] = ["xa-d", "xa-e", "xa-g", "xa-h"];

/// Seven communes with these rows of `tong_so so_dat`, in order.
fn seven(targets: &str, period: &str, rows: [&str; 7]) -> Province {
    let unit = |id: &str| {
        format!(
            "[[unit]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"xa\"\nrole = \"reports\"\n\
             valid_from = 2025-01-01\nsource = \"ví dụ\"\n"
        )
    };
    let more: String = MORE.into_iter().map(unit).collect();
    let province = Province::new(targets).file("plan/units/z-more.toml", more);
    let units = ["xa-a", "xa-b", "xa-c"].into_iter().chain(MORE);
    units.zip(rows).fold(province, |province, (unit, row)| {
        province.figures(period, unit, &format!("nguoi-dan {row}"))
    })
}

impl Province {
    /// One test on one indicator: `unit text` of each value, `!` before those that ask, or why it
    /// could not run.
    #[track_caller]
    pub(crate) fn tested(&self, test: &str, indicator: &str) -> Vec<String> {
        let found = self.json("quality --period 2025-Q4");
        let runs = found["tests"].as_array().expect("tests");
        let wanted = |run: &&Value| {
            run["test"] == test && run["indicator"].as_str().unwrap_or("-") == indicator
        };
        let run = runs.iter().find(wanted).expect("a run");
        if let Some(reason) = run["not_run"].as_str() {
            return vec![reason.to_owned()];
        }
        let results = run["results"].as_array().expect("results").iter();
        let one = |result: &Value| {
            let mark = if result["flag"] == true { "! " } else { "" };
            let unit = result["unit"].as_str().unwrap_or("-");
            format!("{mark}{unit} {}", result["text"].as_str().expect("text"))
        };
        results.map(one).collect()
    }
}

#[test]
fn completeness_and_timeliness_count_what_is_owed() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 900")
        .received("2025-Q4", "chi-tieu xa-a 2025-12-12\nchi-tieu xa-b 2025-12-20");
    assert_eq!(province.tested("completeness", "nguoi-dan"), ["! - 2/3, 66,67%"]);
    // Of the three communes and Sở X (which leads a task) one was on time, one came late.
    assert_eq!(province.tested("timeliness", "-"), ["! - 1/4, 25,00%"]);
    let before = province.json("quality --period 2025-Q4 --as-of 2025-12-15");
    let runs = before["tests"].as_array().expect("tests").iter();
    let timeliness = runs.clone().find(|run| run["test"] == "timeliness").expect("run");
    assert_eq!(timeliness["not_run"], "chưa hết hạn gửi");
}

#[test]
fn nobody_s_share_cannot_have_moved() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 0 0")
        .figures("2025-Q3", "xa-b", "nguoi-dan 1000 800")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 850");
    let found = province.tested("jump", "nguoi-dan");
    assert_eq!((found.len(), &found[0][..4]), (1, "xa-b"));
}

#[test]
fn a_period_in_which_nothing_arrived_is_not_judged() {
    let nothing = ["chưa có báo cáo nào của kỳ"];
    assert_eq!(Province::new(PEOPLE).tested("completeness", "nguoi-dan"), nothing);
}

#[test]
fn a_flow_is_held_against_the_mean_of_three_periods() {
    let targets = counted("buoi", "measure = \"flow\"");
    let mut province = Province::new(&targets);
    for (period, a, b) in [("2025-Q3", "90", "100"), ("2025-Q4", "120", "134")] {
        province = province.figures(period, "xa-a", &format!("buoi - {a}")).figures(
            period,
            "xa-b",
            &format!("buoi - {b}"),
        );
    }
    let province = province.figures("2025-Q4", "xa-c", "buoi - 5");
    // 120/90 = 133,33 %; 134/100; xa-c has no past.
    assert_eq!(province.tested("over_time", "buoi"), ["! xa-a 133,33%", "! xa-b 134,00%"]);
    // The mean of 30, 60, 90 and of the three before is taken, not of all four.
    let year = [("2025-Q3", 900), ("2025-Q4", 30), ("2026-Q1", 60), ("2026-Q2", 90)];
    let province = year.into_iter().fold(Province::new(&targets), |province, (period, n)| {
        province.figures(period, "xa-a", &format!("buoi - {n}"))
    });
    let found = province
        .figures("2026-Q3", "xa-a", "buoi - 75")
        .json("quality --period 2026-Q3 --as-of 2026-12-31");
    let runs = found["tests"].as_array().expect("tests").iter();
    let run = runs.clone().find(|run| run["test"] == "over_time").expect("run");
    let result = &run["results"][0];
    // 75 over 60: 125 %; in whole numbers 75·3 over 180.
    assert_eq!((&result["text"], &result["flag"]), (&"125,00%".into(), &false.into()));
    assert_eq!((&result["numerator"], &result["denominator"]), (&225.into(), &180.into()));
}

#[test]
fn a_jump_asks_unless_the_unit_gave_its_reason() {
    let noted = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                 xa-b,2025-Q4,nguoi-dan,1000,800,mở nhiều lớp\n";
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 500")
        .figures("2025-Q3", "xa-b", "nguoi-dan 1000 500")
        .figures("2025-Q3", "xa-c", "nguoi-dan 1000 500")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 701")
        .file("reports/2025-Q4/chi-tieu/xa-b.csv", noted)
        .figures("2025-Q4", "xa-c", "nguoi-dan 1000 700");
    let lines = ["! xa-a tăng 20,10 điểm %", "xa-b tăng 30,00 điểm %", "xa-c tăng 20,00 điểm %"];
    assert_eq!(province.tested("jump", "nguoi-dan"), lines);
    let nobody = ["không có đơn vị nào gửi lại biểu số liệu"];
    assert_eq!(province.tested("resubmission", "nguoi-dan"), nobody);
}

/// Runs git in the folder; false where there is none.
fn git(province: &Province, words: &[&str]) -> bool {
    let mut command = std::process::Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.invalid"]);
    let output = command.arg("-C").arg(province.path()).args(words).output();
    output.is_ok_and(|output| output.status.success())
}

/// xa-a's form of `tong_so,so_dat,ghi_chu`, then with the second of these in its place; twice in
/// the register. `None` without git, which keeps what was sent first.
#[expect(clippy::disallowed_macros, reason = "a test says why it looks at less")]
fn sent_twice(province: Province, first: &str, second: &str) -> Option<Province> {
    let sent = |row: &str| {
        format!(
            "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
             xa-a,2025-Q4,buoi,,7,\nxa-a,2025-Q4,nguoi-dan,{row}\n"
        )
    };
    let digest = bdhvs::source::sha256(&sent(first));
    let register = format!(
        "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
         0001,chi-tieu,xa-a,2025-12-12,vbdt,1/BC,,{digest},\n0002,chi-tieu,xa-a,2025-12-14,vbdt,2/BC,,,\n"
    );
    let province = province
        .file("reports/2025-Q4/chi-tieu/xa-a.csv", sent(first))
        .file("reports/2025-Q4/so-tiep-nhan.csv", register);
    let lost = "chưa tìm được nội dung lần gửi trước (cần git và mã SHA-256 trong sổ tiếp nhận)";
    assert_eq!(province.tested("resubmission", "nguoi-dan"), [lost]);
    let kept = git(&province, &["init", "-q"])
        && git(&province, &["add", "."])
        && git(&province, &["commit", "-q", "-m", "a"]);
    if !kept {
        println!("skipped: there is no git");
        return None;
    }
    Some(province.file("reports/2025-Q4/chi-tieu/xa-a.csv", sent(second)))
}

/// [`PEOPLE`] behind lessons, in the plan and in the form.
fn with_lessons(people: &str) -> Province {
    Province::new(&format!("{}\n{people}", counted("buoi", "measure = \"flow\"")))
}

#[test]
fn a_form_that_was_sent_again_is_held_against_what_was_sent_before() {
    // 50 % to 72 %: 22 points, without a reason and with one; to 70 %: 20 points.
    let cases = [
        ("1000,720,", "! xa-a tăng 22,00 điểm %"),
        ("1000,720,ghi nhầm", "xa-a tăng 22,00 điểm %"),
        ("1000,700,", "xa-a tăng 20,00 điểm %"),
    ];
    for (second, expected) in cases {
        let Some(province) = sent_twice(with_lessons(PEOPLE), "1000,500,", second) else { return };
        assert_eq!(province.tested("resubmission", "nguoi-dan"), [expected], "{second}");
    }
}

#[test]
fn both_times_a_form_is_held_against_the_registered_people() {
    // 1.000 people are registered: 50 % to 72 %, whatever total the form had first.
    let people = PEOPLE.replace("reporters =", "denominator = \"registered\"\nreporters =");
    let register = "ma_don_vi,gia_tri,ngay,nguon,van_ban\nxa-a,1000,2025-07-01,Công an,1/CA\n";
    let province = with_lessons(&people).file("plan/denominators/nguoi-lon.csv", register);
    let Some(province) = sent_twice(province, "700,500,", "1000,720,") else { return };
    assert_eq!(province.tested("resubmission", "nguoi-dan"), ["! xa-a tăng 22,00 điểm %"]);
}

#[test]
fn one_unit_far_from_all_others() {
    // Rates 80 81 82 83 84 85 40: median 82, deviations 2 1 0 1 2 3 42, MAD 2;
    // 0,6745·(40 − 82)/2 = −14,1645.
    let rows = ["100 80", "100 81", "100 82", "100 83", "100 84", "100 85", "100 40"];
    let province = seven(PEOPLE, "2025-Q4", rows);
    let found = province.tested("across_units", "nguoi-dan");
    assert_eq!(found[6], "! xa-h z = -14,16, tỷ lệ 40,00%");
    assert!(found[..6].iter().all(|line| !line.starts_with('!')), "{found:?}");
    // Six equal and one wild: the MAD is 0, −7/1,253314 = −5,585…
    let rows = ["10 8", "100 80", "50 40", "5 4", "200 160", "100 80", "100 74"];
    let found = seven(PEOPLE, "2025-Q4", rows).tested("across_units", "nguoi-dan");
    assert_eq!(found[6], "! xa-h z = -5,59, tỷ lệ 74,00%");
    // As wild a score, but only 4,9 points from the median.
    let rows = ["10 8", "100 80", "50 40", "5 4", "200 160", "100 80", "1000 751"];
    let found = seven(PEOPLE, "2025-Q4", rows).tested("across_units", "nguoi-dan");
    assert_eq!(found[6], "xa-h z = -5,59, tỷ lệ 75,10%");
    let six = ["10 8", "10 8", "10 8", "10 8", "10 8", "10 1", "- -"];
    let found = seven(PEOPLE, "2025-Q4", six).tested("across_units", "nguoi-dan");
    assert_eq!(found, ["mới có 6, cần ít nhất 7"]);
    let nobody = ["10 8", "10 8", "10 8", "10 8", "10 8", "10 1", "0 0"];
    let found = seven(PEOPLE, "2025-Q4", nobody).tested("across_units", "nguoi-dan");
    assert_eq!(found, ["mới có 6, cần ít nhất 7"]);
}

#[test]
fn denominators_are_held_against_the_register_and_the_past() {
    let province = registered()
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 100")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1101 100")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1800 100");
    let lines = ["! xa-a 110,10%", "xa-b 90,00%"];
    assert_eq!(province.tested("own_to_registered", "nguoi-dan"), lines);
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 100")
        .figures("2025-Q3", "xa-b", "nguoi-dan 1000 100")
        .figures("2025-Q4", "xa-a", "nguoi-dan 899 100")
        .figures("2025-Q4", "xa-b", "nguoi-dan 900 100");
    assert_eq!(province.tested("own_to_last", "nguoi-dan"), ["! xa-a 89,90%", "xa-b 90,00%"]);
    assert_eq!(province.tested("own_to_registered", "nguoi-dan"), ["kế hoạch chưa có số đăng ký"]);
}

#[test]
fn two_sources_count_the_same_people() {
    let targets = confirmed().replace(
        "criterion = \"được xác nhận\"",
        "criterion = \"được xác nhận\"\nsame_denominator_as = \"nguoi-dan\"",
    );
    let province = Province::new(&targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 900")
        .figures("2025-Q4", "so-y", "xa-a:xac-nhan 1111 500\nxa-b:xac-nhan 1100 500");
    let lines = ["! xa-a 111,10%", "xa-b 110,00%"];
    assert_eq!(province.tested("two_sources", "xac-nhan"), lines);
    let whole = Province::new(&targets).figures("2025-Q4", "xa-a", "nguoi-dan 1000 900").figures(
        "2025-Q4",
        "so-y",
        "toan-tinh:xac-nhan 3000 500",
    );
    let reason = ["nguồn kia chưa có số của cùng đơn vị"];
    assert_eq!(whole.tested("two_sources", "xac-nhan"), reason);
}

#[test]
fn exactly_at_the_target_and_crowded_above_it() {
    // 85 % of 1.001 is 850,85: 851. Nineteen people are too few to ask.
    let rows = ["1001 851", "1001 852", "1000 850", "1000 855", "1000 859", "1000 860", "19 17"];
    let province = seven(PEOPLE, "2025-Q4", rows);
    let found = province.tested("at_target", "nguoi-dan");
    let flagged: Vec<&String> = found.iter().filter(|line| line.starts_with('!')).collect();
    assert_eq!(flagged, ["! xa-a 851/1.001", "! xa-c 850/1.000"]);
    assert_eq!(found.len(), 6);
    // Six lie within a point, all above; 17/19 is 89,47 %.
    assert_eq!(province.tested("bunching", "nguoi-dan"), ["mới có 6, cần ít nhất 7"]);
    let rows = ["1001 851", "1001 852", "1000 850", "1000 855", "1000 859", "1000 860", "20 17"];
    let crowd = seven(PEOPLE, "2025-Q4", rows).tested("bunching", "nguoi-dan");
    assert_eq!(crowd, ["! - 7/7, xác suất 0,0078"]);
    let all = PEOPLE.replace("percent = 85", "percent = 100");
    let province = seven(&all, "2025-Q4", rows);
    assert_eq!(province.tested("at_target", "nguoi-dan"), ["kế hoạch là 100%"]);
    assert_eq!(province.tested("bunching", "nguoi-dan"), ["kế hoạch là 100%"]);
}

#[test]
fn copies_of_the_past_and_of_a_neighbour() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q3", "xa-b", "nguoi-dan 1000 800")
        .figures("2025-Q3", "xa-c", "nguoi-dan 99 90")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-c", "nguoi-dan 99 90");
    let lines = ["! xa-a 900/1.000", "xa-b 900/1.000"];
    assert_eq!(province.tested("same_as_before", "nguoi-dan"), lines);
    let lines = ["xa-a 900/1.000", "! xa-b 900/1.000 như xã A"];
    assert_eq!(province.tested("same_as_other", "nguoi-dan"), lines);
    let fewer = ["mới có 3, cần ít nhất 25"];
    let long = Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 100")
        .figures("2025-Q4", "xa-c", "nguoi-dan 1000 105");
    assert_eq!(long.tested("last_digit", "nguoi-dan"), fewer);
}

#[test]
fn a_flow_that_repeats_itself_asks_and_a_number_of_teams_does_not() {
    let twice = |measure: &str| {
        let targets = counted("buoi", &format!("measure = \"{measure}\""));
        Province::new(&targets).figures("2025-Q3", "xa-a", "buoi - 120").figures(
            "2025-Q4",
            "xa-a",
            "buoi - 120",
        )
    };
    assert_eq!(twice("flow").tested("same_as_before", "buoi"), ["! xa-a 120"]);
    let found = twice("level").json("quality --period 2025-Q4");
    let mut runs = found["tests"].as_array().expect("tests").iter();
    assert!(!runs.any(|run| run["test"] == "same_as_before"));
}

#[test]
fn the_page_counts_and_accuses_nobody() {
    let rows = ["100 80", "100 81", "100 82", "100 83", "100 84", "100 85", "100 40"];
    let ran = seven(PEOPLE, "2025-Q4", rows).run("quality --period 2025-Q4 --as-of 2025-12-31");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("chưa phải là sai"), "{}", ran.out);
    assert!(ran.out.contains("(reports/2025-Q4/chi-tieu/xa-h.csv:2)"), "{}", ran.out);
    for word in ["gian lận", "sai phạm", "vi phạm", "báo động", "bất thường", "ngưỡng"]
    {
        assert!(!ran.out.to_lowercase().contains(word), "{word}");
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
}

#[test]
fn no_number_is_a_fraction_and_the_counts_are_those_of_the_list() {
    fn whole(value: &Value) -> bool {
        match value {
            Value::Number(number) => number.is_u64(),
            Value::Array(items) => items.iter().all(whole),
            Value::Object(fields) => fields.values().all(whole),
            _ => true,
        }
    }
    let rows = ["100 80", "100 81", "100 82", "100 83", "100 84", "100 85", "100 40"];
    let found = seven(PEOPLE, "2025-Q4", rows).json("quality --period 2025-Q4");
    assert!(whole(&found));
    let runs = found["tests"].as_array().expect("tests");
    let sum = |key: &str| runs.iter().filter_map(|run| run[key].as_u64()).sum::<u64>();
    let not_run = runs.iter().filter(|run| run["not_run"].is_string()).count();
    let counts = &found["counts"];
    // Nobody stands in the register; xa-g is exactly at 85 %; xa-h is far from all others.
    assert_eq!(sum("flags"), 3);
    assert_eq!(counts["values"], sum("values"));
    assert_eq!(counts["flags"], sum("flags"));
    assert_eq!(counts["not_run"], not_run);
    assert_eq!(counts["tests"], runs.len() - not_run);
}
