//! A small invented plan for the tests of this room, built as values.

use crate::period::{Calendar, DayOffRule, DueDay, DueRule, Frequency, Period};
use crate::plan::{
    AboutRule, Amount, AnswersBy, Denominator, FormerName, Goal, Group, GroupId, Head, Heading,
    HeadingId, Index, Indicator, IndicatorId, Kind, Letterhead, Measure, Party, Plan, Reporting,
    Role, Section, Shown, Target, Task, Unit, UnitId,
};
use crate::source::{FileId, Span};
use chrono::{FixedOffset, NaiveDate};
use std::collections::BTreeMap;

fn span() -> Span {
    Span::head(FileId(0))
}

fn day(text: &str) -> NaiveDate {
    crate::period::parse_date(text).expect(text)
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// Units in the plan's order.
pub(super) const TAN_DINH: UnitId = UnitId(0);
pub(super) const TAN_DINH_HUYEN: UnitId = UnitId(1);
pub(super) const HOA_TRI: UnitId = UnitId(2);
pub(super) const BAC_HOA_TRI: UnitId = UnitId(3);
pub(super) const SO_NUOC_DAT: UnitId = UnitId(4);
pub(super) const CONG_AN: UnitId = UnitId(5);

pub(super) fn period() -> Period {
    "2026-Q4".parse().expect("period")
}

/// Two pairs of names that are hard to tell apart, an agency that gathers, one that reports about
/// communes.
pub(super) fn plan() -> Plan {
    Plan {
        head: head(),
        requirements: Vec::new(),
        readings: Vec::new(),
        letterhead: letterhead(),
        letters: BTreeMap::new(),
        reporting: vec![reporting()],
        deadlines: Vec::new(),
        calendar: Calendar::default(),
        kinds: kinds(),
        units: units(),
        groups: groups(),
        populations: Vec::new(),
        indicators: indicators(),
        rules: Vec::new(),
        sections: vec![section()],
        headings: vec![heading()],
        tasks: vec![
            task("I.1.1", "Xây dựng chuyên mục"),
            task("I.1.2", "Tổ chức lớp học cộng đồng"),
        ],
        waivers: Vec::new(),
        denominators: BTreeMap::new(),
        registered_totals: BTreeMap::new(),
        breaks: Vec::new(),
        index: index(),
    }
}

fn index() -> Index {
    let (units, indicators) = (units(), indicators());
    let numbered = |n: usize| n as u16;
    Index {
        units: (0..).zip(&units).map(|(n, u)| (u.id.clone(), UnitId(numbered(n)))).collect(),
        indicators: (0..)
            .zip(&indicators)
            .map(|(n, i)| (i.id.clone(), IndicatorId(numbered(n))))
            .collect(),
        ..Index::default()
    }
}

fn units() -> Vec<Unit> {
    let mut all = vec![
        unit("xa-tan-dinh", "Xã Tân Định", 0),
        unit("xa-tan-dinh-thuong", "Xã Tân Đình", 0),
        unit("xa-hoa-tri", "Xã Hòa Trí", 0),
        unit("phuong-bac-hoa-tri", "Phường Bắc Hòa Trí", 1),
        unit("so-nuoc-dat", "Sở Nước và Đất đai", 2),
        unit("cong-an", "Công an tỉnh", 2),
    ];
    all[0].code = Some(text("11111"));
    all[0].former_names = vec![FormerName { name: text("Xã Sông Cũ"), until: None, code: None }];
    all[2].merged_from = vec![text("Xã Đồi Xưa"), text("Xã Bến Chung")];
    all[3].merged_from = vec![text("Xã Bến Chung")];
    all[2].code = Some(text("22222"));
    all[4].aliases = vec![text("Sở N&ĐĐ")];
    all[4].short_name = Some(text("SNĐĐ"));
    all
}

fn unit(id: &str, name: &str, kind: usize) -> Unit {
    Unit {
        id: text(id),
        code: None,
        name: text(name),
        in_sentence: None,
        addressee: None,
        short_name: None,
        aliases: Vec::new(),
        former_names: Vec::new(),
        kind,
        role: Role::Reports,
        duty_basis: None,
        valid_from: day("2025-07-01"),
        valid_to: None,
        merged_from: Vec::new(),
        source: text("bịa ra để thử"),
        unverified: None,
        readings: Vec::new(),
        span: span(),
    }
}

fn kinds() -> Vec<Kind> {
    let kind = |id: &str, name: &str, commune: bool| Kind {
        id: text(id),
        name: text(name),
        category: text("đơn vị"),
        lowercase: commune,
        addressee: commune.then(|| text("Ủy ban nhân dân {unit}")),
        office: commune.then(|| text("UBND {unit}")),
        span: span(),
    };
    vec![kind("xa", "xã", true), kind("phuong", "phường", true), kind("so", "sở", false)]
}

fn groups() -> Vec<Group> {
    let group = |id: &str, members: Vec<UnitId>| Group {
        id: text(id),
        name: text(id),
        in_sentence: None,
        addressee: None,
        members: members.into(),
        kinds: Vec::new(),
        answers_by: AnswersBy::Action,
        readings: Vec::new(),
        span: span(),
    };
    vec![
        group("cap-xa", (0..4).map(UnitId).collect()),
        group("tat-ca", (0..6).map(UnitId).collect()),
    ]
}

fn indicators() -> Vec<Indicator> {
    let communes = vec![Party::Group(GroupId(0))];
    let mut officials = indicator("can-bo", "Cán bộ, công chức, viên chức", "CBCCVC");
    officials.reporters = vec![Party::Group(GroupId(1))];
    let mut adults = indicator("nguoi-dan", "Người dân trong độ tuổi trưởng thành", "Người dân");
    adults.reporters.clone_from(&communes);
    adults.aliases = vec![text("Người trưởng thành")];
    adults.targets = vec![target("Dân số trưởng thành")];
    let mut identity = indicator("vneid", "Xác nhận trên nền tảng định danh", "Định danh");
    identity.reporters = vec![Party::Unit(CONG_AN)];
    identity.about = AboutRule::Each { group: GroupId(0), or_whole: true };
    let mut meetings = indicator("buoi-hoc", "Buổi học cộng đồng", "Buổi học");
    meetings.reporters = communes;
    meetings.measure = Measure::Flow;
    meetings.denominator = Denominator::None;
    meetings.counts = text("buổi");
    vec![officials, adults, identity, meetings]
}

fn indicator(id: &str, name: &str, short: &str) -> Indicator {
    Indicator {
        id: text(id),
        name: text(name),
        short_name: text(short),
        aliases: Vec::new(),
        measure: Measure::Level,
        counts: text("người"),
        reporters: Vec::new(),
        about: AboutRule::Itself,
        part_of: None::<IndicatorId>,
        has_parts: false,
        years: Vec::new(),
        frequencies: Vec::new(),
        criterion: None,
        attained: None,
        denominator: Denominator::Reported,
        readings: Vec::new(),
        subset_of: None,
        same_denominator_as: None,
        shown: Shown::Targets,
        targets: Vec::new(),
        unit_targets: Vec::new(),
        span: span(),
    }
}

fn target(short: &str) -> Target {
    Target {
        year: Some(2026),
        goal: Goal { amount: Amount::Percent(10_000), at_most: false },
        population: None,
        text: text("100%"),
        short_name: Some(text(short)),
        attained: None,
        span: span(),
    }
}

fn section() -> Section {
    Section {
        id: text("I"),
        title: text("TRUYỀN THÔNG"),
        appendix: true,
        letter: None,
        results: Vec::new(),
        span: span(),
    }
}

fn heading() -> Heading {
    Heading { id: text("I.1"), section: 0, text: text("Truyền thông sâu rộng"), span: span() }
}

fn task(id: &str, words: &str) -> Task {
    Task {
        id: text(id),
        section: 0,
        heading: Some(HeadingId(0)),
        text: text(words),
        lead: vec![Party::Group(GroupId(1))],
        lead_note: None,
        coordinators: Vec::new(),
        due: None,
        due_day: None,
        recurs: None,
        product: None,
        unverified: None,
        readings: Vec::new(),
        span: span(),
    }
}

fn reporting() -> Reporting {
    let rule = DueRule { day: DueDay::OfMonth { month_in_period: 3, day: 15 }, strict: true };
    let quarter = |n| Period::numbered(2026, Frequency::Quarter, n).expect("quarter");
    Reporting {
        frequency: Frequency::Quarter,
        units: Vec::new(),
        periods: (1..=4).map(quarter).collect(),
        due: rule,
        province_due: rule,
        day_off: DayOffRule::Same,
        window: None,
        forms: crate::plan::Form::ALL.to_vec(),
        readings: Vec::new(),
        span: span(),
    }
}

fn head() -> Head {
    Head {
        kind: text("Kế hoạch"),
        number: text("99/KH-UBND"),
        date: day("2025-06-01"),
        issuer: text("Ủy ban nhân dân tỉnh"),
        subject: text("Phong trào"),
        program: text("Phong trào"),
        short_title: text("PHONG TRÀO"),
        place: text("tỉnh Sông Lam"),
        scope: text("toàn tỉnh"),
        scope_on_screen: text("cả tỉnh"),
        coordinator: SO_NUOC_DAT,
        utc_offset: FixedOffset::east_opt(7 * 3600).expect("offset"),
        basis: Vec::new(),
        recipients: Vec::new(),
        signer: [None, None, None],
        notes: Vec::new(),
        span: span(),
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        superior: String::new(),
        issuer: String::new(),
        issuer_short: String::new(),
        place: String::new(),
        report_symbol: String::new(),
        letter_symbol: String::new(),
        report_to: String::new(),
        report_to_short: String::new(),
        senders: String::new(),
        closing: String::new(),
        signer_authority: None,
        signer_post: String::new(),
        signer_name: None,
        recipients: Vec::new(),
        letter_recipients: Vec::new(),
    }
}
