//! How much of what gives a person away the guard finds, and how often it takes something else for
//! it: on a set drawn from one seed, so that the table of docs/du-lieu-ca-nhan.md can be repeated.
//! `BDHVS_BLESS=1 cargo test --test reliability personal_data` writes the table.

use bdhvs::text::find_personal_data;

/// Texts of each kind.
const EACH: usize = 2_000;
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/du-lieu-ca-nhan.md");
const BEGIN: &str = "<!-- begin: personal data -->\n";
const END: &str = "<!-- end: personal data -->";

/// Numbers that look drawn and are the same in every run (Knuth's MMIX generator).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn digits(&mut self, n: usize) -> String {
        (0..n).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    /// A number of Circular 59/2021: province, century and sex, year, six more.
    fn citizen(&mut self) -> String {
        let place = 1 + self.below(96);
        format!("{place:03}{}{}", self.below(4), self.digits(8))
    }

    fn mobile(&mut self) -> String {
        let second = ['3', '5', '7', '8', '9'][self.below(5) as usize];
        format!("0{second}{}", self.digits(8))
    }
}

/// In groups of these sizes with that between them.
fn grouped(digits: &str, sizes: &[usize], between: &str) -> String {
    let mut at = 0;
    let group = |size: &usize| {
        at += size;
        digits[at - size..at].to_owned()
    };
    sizes.iter().map(group).collect::<Vec<_>>().join(between)
}

type Kind = (&'static str, fn(&mut Draw) -> String);

/// What gives a person away.
const PERSONS: [Kind; 22] = [
    ("CCCD 12 chữ số liền nhau", |d| d.citizen()),
    ("CCCD cách nhau 3-3-3-3", |d| grouped(&d.citizen(), &[3, 3, 3, 3], " ")),
    ("CCCD chấm 3.3.3.3", |d| grouped(&d.citizen(), &[3, 3, 3, 3], ".")),
    ("CCCD cách nhau 6-6", |d| grouped(&d.citizen(), &[6, 6], " ")),
    ("CCCD Excel làm mất số 0 đầu", |d| d.citizen().trim_start_matches('0').to_owned()),
    ("CCCD Excel ghi có phần lẻ (.0)", |d| format!("{}.0", d.citizen())),
    ("CCCD chữ số toàn độ rộng", |d| wide(&d.citizen())),
    ("Di động liền nhau", |d| d.mobile()),
    ("Di động 4-3-3 cách", |d| grouped(&d.mobile(), &[4, 3, 3], " ")),
    ("Di động 4.3.3 chấm", |d| grouped(&d.mobile(), &[4, 3, 3], ".")),
    ("Di động 3-3-4 gạch nối", |d| grouped(&d.mobile(), &[3, 3, 4], "-")),
    ("Di động 2-2-2-2-2 cách", |d| grouped(&d.mobile(), &[2, 2, 2, 2, 2], " ")),
    ("Di động 3-2-2-3 cách", |d| grouped(&d.mobile(), &[3, 2, 2, 3], " ")),
    ("Di động 4-3-3 gạch dài", |d| grouped(&d.mobile(), &[4, 3, 3], "–")),
    ("Di động (xxxx) xxx xxx", |d| {
        let n = d.mobile();
        format!("({}) {} {}", &n[..4], &n[4..7], &n[7..])
    }),
    ("Di động +84 liền", |d| format!("+84{}", &d.mobile()[1..])),
    ("Di động +84 cách", |d| format!("+84 {}", grouped(&d.mobile()[1..], &[3, 3, 3], " "))),
    ("Di động 84 liền", |d| format!("84{}", &d.mobile()[1..])),
    ("Di động 0084 liền", |d| format!("0084{}", &d.mobile()[1..])),
    ("Di động Excel làm mất số 0 đầu", |d| d.mobile()[1..].to_owned()),
    ("Di động dính chữ (ĐT0912…)", |d| format!("ĐT{}", d.mobile())),
    ("Thư điện tử cá nhân", |d| format!("nguoi.{}@gmail.com", d.digits(3))),
];

/// What a report is full of.
const OTHERS: [Kind; 12] = [
    ("Số dân, số lượt: 1.189.300", |d| {
        bdhvs::vietnamese::grouped(u128::from(d.below(100_000_000)))
    }),
    ("Số dân không chấm", |d| d.below(1_000_000_000).to_string()),
    ("Số tiền tới nghìn tỷ, có chấm", |d| {
        bdhvs::vietnamese::grouped(1_000_000_000 + u128::from(d.below(4_000_000_000)) * 997)
    }),
    ("Số văn bản: 4512/BC-UBND", |d| format!("{}/BC-UBND", d.below(10_000))),
    ("Ngày: 12/12/2025, 12.12.2025", |d| {
        format!(
            "{:02}.{:02}.202{} và {:02}/{:02}/2026",
            1 + d.below(28),
            1 + d.below(12),
            d.below(9),
            1 + d.below(28),
            1 + d.below(12)
        )
    }),
    ("Dòng số liệu: 22453 19085 85", |d| {
        format!("{} {} {}", d.below(100_000), d.below(100_000), d.below(101))
    }),
    ("Điện thoại bàn 0258 3822 123", |d| {
        format!("0258 {} {}", 3000 + d.below(1000), d.digits(3))
    }),
    ("Mã số thuế tỉnh (42…), 10 số", |d| format!("42{}", d.digits(8))),
    ("Mã số thuế bất kỳ, 10 số", |d| format!("{:02}{}", 1 + d.below(63), d.digits(8))),
    ("Mã số thuế chi nhánh 10-3", |d| format!("42{}-{:03}", d.digits(8), d.below(20))),
    ("12 số không phải CCCD (tỉnh, thế kỷ sai)", |d| {
        format!("{:03}{}{}", 97 + d.below(4), 4 + d.below(6), d.digits(8))
    }),
    ("Hộp thư công vụ", |d| format!("ubnd{}@khanhhoa.gov.vn", d.digits(2))),
];

fn wide(digits: &str) -> String {
    digits.chars().filter_map(|c| char::from_u32(c as u32 - 0x30 + 0xFF10)).collect()
}

fn found((_, make): &Kind, seed: u64) -> usize {
    let mut draw = Draw(seed);
    let sentence = |text: String| format!("Ghi chú: {text}, theo văn bản của xã.");
    (0..EACH).filter(|_| !find_personal_data(&sentence(make(&mut draw))).is_empty()).count()
}

fn percent(n: usize) -> String {
    bdhvs::vietnamese::percent(n as u128, EACH as u128, None)
}

fn table() -> String {
    let row = |kind: &Kind| {
        let n = found(kind, 7_817);
        format!("| {} | {n} / {EACH} | {} |\n", kind.0, percent(n))
    };
    let persons: String = PERSONS.iter().map(row).collect();
    let others: String = OTHERS.iter().map(row).collect();
    format!(
        "| Phải tìm ra | tìm ra | tỷ lệ |\n|---|---:|---:|\n{persons}\n\
         | Không được báo nhầm | báo | tỷ lệ |\n|---|---:|---:|\n{others}"
    )
}

#[test]
fn recall_and_false_alarms_are_what_the_page_says() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    let (before, rest) = page.split_once(BEGIN).expect("where the table begins");
    let (said, after) = rest.split_once(END).expect("where it ends");
    let table = table();
    if std::env::var_os("BDHVS_BLESS").is_some() {
        std::fs::write(PAGE, format!("{before}{BEGIN}{table}{END}{after}")).expect("written");
        return;
    }
    assert_eq!(said, table, "BDHVS_BLESS=1 writes it");
}

/// What the guard promises, whatever else the table says.
#[test]
fn usual_writings_are_always_found_and_usual_numbers_never() {
    let usual =
        ["CCCD 12 chữ số liền nhau", "Di động liền nhau", "Di động 4-3-3 cách", "Di động +84 liền"];
    for kind in PERSONS.iter().filter(|kind| usual.contains(&kind.0)) {
        assert_eq!(found(kind, 1), EACH, "{}", kind.0);
    }
    for kind in OTHERS.iter().take(6) {
        assert_eq!(found(kind, 1), 0, "{}", kind.0);
    }
}
