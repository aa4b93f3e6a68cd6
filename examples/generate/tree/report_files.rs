//! The reports of a benchmark tree, streamed: one text is reused for every file.

use super::{AGENCY_FIGURES, Size, agency, agency_indicator, commune};
use crate::disk;
use crate::random::Random;
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const TASKS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
const REGISTER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n";

/// One period while it is being written.
struct Quarter<'s> {
    size: &'s Size,
    n: usize,
    period: String,
    /// Year and month of its deadline.
    month: String,
}

/// Writes all reports; gives the number of files.
pub(super) fn write(folder: &Path, size: &Size) -> Result<usize> {
    disk::write(&folder.join("du-lieu.toml"), "invented = true\n")?;
    let quarter = |n: usize| Quarter {
        size,
        n,
        period: size.period(n),
        month: format!("{}-{:02}", size.year(n), n % 4 * 3 + 3),
    };
    let written: Result<usize> = (0..size.periods).map(|n| quarter(n).write(folder)).sum();
    Ok(written? + 1)
}

impl Quarter<'_> {
    fn write(&self, folder: &Path) -> Result<usize> {
        let folder = folder.join(&self.period);
        let (figures, tasks) = (folder.join("chi-tieu"), folder.join("nhiem-vu"));
        disk::make_folder(&figures)?;
        if self.size.tasks {
            disk::make_folder(&tasks)?;
        }
        let mut text = String::new();
        let mut files = 1;
        for unit in self.units() {
            let name = format!("{}.csv", unit.id());
            self.figures(&unit, &mut text)?;
            disk::write_into(&figures.join(&name), &text)?;
            files += 1;
            if self.size.tasks {
                self.tasks(&unit, &mut text)?;
                disk::write_into(&tasks.join(&name), &text)?;
                files += 1;
            }
        }
        self.register(&mut text)?;
        disk::write_into(&folder.join("so-tiep-nhan.csv"), &text)?;
        Ok(files)
    }

    /// Every province's agency with its communes behind it.
    fn units(&self) -> impl Iterator<Item = Reporter> + use<> {
        let units = self.size.units;
        (0..self.size.provinces).flat_map(move |province| {
            let communes = (0..units).map(move |unit| Reporter::Commune(province, unit));
            std::iter::once(Reporter::Agency(province)).chain(communes)
        })
    }

    fn figures(&self, unit: &Reporter, text: &mut String) -> Result<()> {
        text.clear();
        text.push_str(FIGURES);
        match *unit {
            Reporter::Commune(province, n) => self.of_commune(&commune(province, n), text),
            Reporter::Agency(province) => self.of_agency(province, text),
        }
    }

    fn of_commune(&self, id: &str, text: &mut String) -> Result<()> {
        let mut random = Random::of(&[id]);
        let period = &self.period;
        let (officials, adults) = (random.between(60, 400), random.between(6_000, 90_000));
        self.share(text, (id, "can-bo"), officials, random.between(70, 80))?;
        self.share(text, (id, "nguoi-dan"), adults, random.between(60, 75))?;
        let teams = random.between(5, 40);
        let more = random.between(8, 40) + self.n as u64 % 3;
        writeln!(text, "{id},{period},buoi-hoc,,{more},")?;
        writeln!(text, "{id},{period},luot-nguoi-hoc,,{},", more * random.between(20, 45))?;
        writeln!(text, "{id},{period},to-cong-nghe-so,,{teams},")?;
        writeln!(text, "{id},{period},thanh-vien-to,,{},", teams * random.between(5, 9))?;
        writeln!(text, "{id},{period},tin-bai,,{},", random.between(6, 40))?;
        Ok(())
    }

    fn of_agency(&self, province: usize, text: &mut String) -> Result<()> {
        for figure in 0..AGENCY_FIGURES {
            let indicator = agency_indicator(province, figure);
            for n in 0..self.size.units {
                let id = commune(province, n);
                let mut random = Random::of(&[&indicator, &id]);
                let people = random.between(6_000, 90_000);
                if figure < 2 {
                    self.share(text, (&id, &indicator), people, random.between(40, 75))?;
                } else {
                    let period = &self.period;
                    writeln!(text, "{id},{period},{indicator},,{},", people + self.n as u64)?;
                }
            }
        }
        Ok(())
    }

    /// A share that grows by one point a quarter and stops at 99 %.
    fn share(
        &self,
        text: &mut String,
        (id, indicator): (&str, &str),
        total: u64,
        first: u64,
    ) -> Result<()> {
        let reached = total * (first + self.n as u64).min(99) / 100;
        writeln!(text, "{id},{},{indicator},{total},{reached},", self.period)?;
        Ok(())
    }

    fn tasks(&self, unit: &Reporter, text: &mut String) -> Result<()> {
        text.clear();
        text.push_str(TASKS);
        let (id, period) = (unit.id(), &self.period);
        let asked = match unit {
            Reporter::Commune(..) => 1..=8,
            Reporter::Agency(_) => 9..=13,
        };
        for task in asked {
            let state = if Random::of(&[&id, &task.to_string()]).percent(20) {
                "hoan-thanh"
            } else {
                "dang-thuc-hien"
            };
            writeln!(text, "{id},{period},I.{task},{state},Đã thực hiện theo kế hoạch,,,")?;
        }
        Ok(())
    }

    fn register(&self, text: &mut String) -> Result<()> {
        text.clear();
        text.push_str(REGISTER);
        let forms: &[&str] =
            if self.size.tasks { &["chi-tieu", "nhiem-vu"] } else { &["chi-tieu"] };
        let mut number = 0;
        for unit in self.units() {
            let id = unit.id();
            let day = Random::of(&[&id, &self.period]).between(1, 14);
            let dated = format!("{}-{day:02}", self.month);
            for form in forms {
                number += 1;
                writeln!(text, "{number:04},{form},{id},{dated},vbdt,{number}/BC,{dated},,")?;
            }
        }
        Ok(())
    }
}

/// Who reports.
enum Reporter {
    /// A commune: province, number.
    Commune(usize, usize),
    /// The agency of a province.
    Agency(usize),
}

impl Reporter {
    fn id(&self) -> String {
        match *self {
            Self::Commune(province, n) => commune(province, n),
            Self::Agency(province) => agency(province),
        }
    }
}
