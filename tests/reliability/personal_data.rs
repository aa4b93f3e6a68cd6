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

    /// One of a list.
    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A number of Circular 59/2021: province, century and sex, year, six more.
    fn citizen(&mut self) -> String {
        let place = 1 + self.below(96);
        format!("{place:03}{}{}", self.below(4), self.digits(8))
    }

    /// A citizen's number whose place is below 010: two zeros that a spreadsheet drops.
    fn citizen_of_the_north(&mut self) -> String {
        format!("00{}{}{}", 1 + self.below(9), self.below(4), self.digits(8))
    }

    /// A number of a network that exists.
    fn mobile(&mut self) -> String {
        let begins = [
            "032", "033", "034", "035", "036", "037", "038", "039", "052", "055", "056", "058",
            "059", "070", "076", "077", "078", "079", "081", "082", "083", "084", "085", "086",
            "087", "088", "089", "090", "091", "092", "093", "094", "096", "097", "098", "099",
        ];
        format!("{}{}", self.one_of(&begins), self.digits(7))
    }

    /// The same without its zero, as a spreadsheet leaves it.
    fn without_zero(&mut self) -> String {
        self.mobile()[1..].to_owned()
    }

    /// A number whose beginning no network has yet.
    fn of_no_network(&mut self) -> String {
        let begins = ["030", "031", "050", "051", "053", "054", "057", "071", "075", "080"];
        format!("{}{}", self.one_of(&begins), self.digits(7))
    }

    /// A tax code that begins so, with its check digit (10 less the weighted sum's rest by 11).
    fn tax_code(&mut self, begin: &str) -> String {
        const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        loop {
            let nine = format!("{begin}{}", self.digits(9 - begin.len()));
            let value = |(w, d): (&u32, u8)| w * u32::from(d - b'0');
            let rest = WEIGHTS.iter().zip(nine.bytes()).map(value).sum::<u32>() % 11;
            // No number has a check digit of ten.
            if rest > 0 {
                return format!("{nine}{}", 10 - rest);
            }
        }
    }

    /// A tax code of any office.
    fn any_tax_code(&mut self) -> String {
        let begin = format!("{:02}", 1 + self.below(63));
        self.tax_code(&begin)
    }

    /// A person in a sentence.
    fn person(&mut self) -> &'static str {
        self.one_of(&["chị Mai", "anh Ba", "ông Lê Văn Tám", "Nguyễn Thị Hoa", "đ/c Trần Bình"])
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
const PERSONS: &[Kind] = &[
    ("CCCD 12 chữ số liền nhau", |d| d.citizen()),
    ("CCCD cách nhau 3-3-3-3", |d| grouped(&d.citizen(), &[3, 3, 3, 3], " ")),
    ("CCCD chấm 3.3.3.3", |d| grouped(&d.citizen(), &[3, 3, 3, 3], ".")),
    ("CCCD cách nhau 6-6", |d| grouped(&d.citizen(), &[6, 6], " ")),
    ("CCCD cách nhau 4-4-4, có chữ CCCD", |d| {
        format!("CCCD {}", grouped(&d.citizen(), &[4, 4, 4], " "))
    }),
    ("CCCD Excel làm mất số 0 đầu, mã tỉnh từ 010", |d| {
        loop {
            let n = d.citizen();
            if !n.starts_with("00") {
                return n[1..].to_owned();
            }
        }
    }),
    ("CCCD Excel làm mất hai số 0, có chữ CCCD", |d| {
        format!("CCCD: {}", &d.citizen_of_the_north()[2..])
    }),
    ("CCCD Excel làm mất hai số 0, sau tên người", |d| {
        format!("{} {}", d.person(), &d.citizen_of_the_north()[2..])
    }),
    ("CCCD Excel làm mất hai số 0, không có chữ gì", |d| {
        d.citizen_of_the_north()[2..].to_owned()
    }),
    ("CCCD Excel ghi có phần lẻ (.0)", |d| format!("{}.0", d.citizen())),
    ("CCCD chữ số toàn độ rộng", |d| wide(&d.citizen())),
    ("CMND cũ 9 chữ số, có chữ CMND", |d| format!("CMND số {}", d.digits(9))),
    ("Di động liền nhau", |d| d.mobile()),
    ("Di động đầu số chưa cấp cho mạng nào", |d| d.of_no_network()),
    ("Di động 4-3-3 cách", |d| grouped(&d.mobile(), &[4, 3, 3], " ")),
    ("Di động 4.3.3 chấm", |d| grouped(&d.mobile(), &[4, 3, 3], ".")),
    ("Di động 4. 3. 3 chấm và cách", |d| grouped(&d.mobile(), &[4, 3, 3], ". ")),
    ("Di động 3-3-4 gạch nối", |d| grouped(&d.mobile(), &[3, 3, 4], "-")),
    ("Di động 4 - 3 - 3 gạch nối và cách", |d| grouped(&d.mobile(), &[4, 3, 3], " - ")),
    ("Di động 2-2-2-2-2 cách", |d| grouped(&d.mobile(), &[2, 2, 2, 2, 2], " ")),
    ("Di động 3-2-2-3 cách", |d| grouped(&d.mobile(), &[3, 2, 2, 3], " ")),
    ("Di động 4-3-3 gạch dài", |d| grouped(&d.mobile(), &[4, 3, 3], "–")),
    ("Di động (xxxx) xxx xxx", |d| {
        let n = d.mobile();
        format!("({}) {} {}", &n[..4], &n[4..7], &n[7..])
    }),
    ("Di động nhóm lạ 1-6-3, có chữ SĐT", |d| {
        format!("SĐT {}", grouped(&d.mobile(), &[1, 6, 3], " "))
    }),
    ("Di động nhóm lạ 1-6-3, không có chữ gì", |d| {
        grouped(&d.mobile(), &[1, 6, 3], " ")
    }),
    ("Di động +84 liền", |d| format!("+84{}", &d.mobile()[1..])),
    ("Di động +84 cách", |d| format!("+84 {}", grouped(&d.mobile()[1..], &[3, 3, 3], " "))),
    ("Di động 84 liền", |d| format!("84{}", &d.mobile()[1..])),
    ("Di động 0084 liền", |d| format!("0084{}", &d.mobile()[1..])),
    ("Di động Excel làm mất số 0, có chữ SĐT, Zalo…", |d| {
        let word = d.one_of(&["SĐT:", "ĐT", "Zalo", "điện thoại", "di động số", "gọi", "LH:"]);
        format!("{word} {}", d.without_zero())
    }),
    ("Di động Excel làm mất số 0, sau tên người", |d| {
        format!("{} {}", d.person(), d.without_zero())
    }),
    ("Di động Excel làm mất số 0, không có chữ gì", |d| d.without_zero()),
    ("Di động chữ số toàn độ rộng", |d| wide(&d.mobile())),
    ("Di động dính chữ (ĐT0912…)", |d| format!("ĐT{}", d.mobile())),
    ("Di động, có chữ MST phía trước", |d| format!("MST {}", d.mobile())),
    ("Thư điện tử cá nhân", |d| format!("nguoi.{}@gmail.com", d.digits(3))),
];

/// What a report is full of.
const OTHERS: &[Kind] = &[
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
    ("Tiền, lượt có đơn vị sau chữ điện thoại, Zalo", |d| {
        let word = d.one_of(&["mua điện thoại", "Zalo:", "gọi", "chị Mai"]);
        let unit = d.one_of(&["đồng", "lượt", "người", "đ"]);
        format!("{word} {} {unit}", 300_000_000 + d.below(700_000_000))
    }),
    ("Tiền có chấm sau chữ điện thoại, Zalo", |d| {
        let word = d.one_of(&["mua điện thoại", "Zalo:", "gọi", "chị Mai"]);
        let amount = u128::from(300_000_000 + d.below(700_000_000));
        format!("{word} {}", bdhvs::vietnamese::grouped(amount))
    }),
    ("Số liệu sau tên xã, phường, đường mang tên người", |d| {
        let place = d.one_of(&["phường Phan Rang", "Xã Trần Phú", "đường Lê Lợi", "xã Hồ Sơn"]);
        format!("{place} {}", d.below(1_000_000_000))
    }),
    ("Điện thoại bàn 0258 3822 123", |d| {
        format!("0258 {} {}", 3000 + d.below(1000), d.digits(3))
    }),
    ("Mã số thuế tỉnh (42…), 10 số", |d| d.tax_code("42")),
    ("Mã số thuế TP HCM (030…, 031…), 10 số", |d| {
        let begin = d.one_of(&["030", "031"]);
        d.tax_code(begin)
    }),
    ("Mã số thuế bất kỳ, có chữ MST", |d| format!("MST: {}", d.any_tax_code())),
    ("Mã số thuế bất kỳ, không có chữ gì", |d| d.any_tax_code()),
    ("Mã số thuế chi nhánh 10-3 bất kỳ", |d| {
        format!("{}-{:03}", d.any_tax_code(), 1 + d.below(20))
    }),
    ("12 số không phải CCCD (tỉnh, thế kỷ sai)", |d| {
        format!("{:03}{}{}", 97 + d.below(4), 4 + d.below(6), d.digits(8))
    }),
    ("Hộp thư công vụ", |d| format!("ubnd{}@tinhmau.gov.vn", d.digits(2))),
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
    for kind in OTHERS.iter().take(9) {
        assert_eq!(found(kind, 1), 0, "{}", kind.0);
    }
}

/// A text and the same text masked: nothing is left to find, whatever stood around the numbers.
#[test]
fn what_is_masked_has_nothing_left() {
    let mut draw = Draw(3);
    for _ in 0..EACH {
        let parts: Vec<String> = (0..4)
            .map(|_| {
                let kinds = if draw.below(3) == 0 { OTHERS } else { PERSONS };
                let make = draw.one_of(kinds).1;
                format!("{}{}", make(&mut draw), draw.one_of(&[" ", ", ", "-", "; gọi ", ""]))
            })
            .collect();
        let masked = bdhvs::text::mask(&parts.concat()).into_owned();
        assert_eq!(find_personal_data(&masked), [], "{parts:?}: {masked}");
    }
}
