//! Vietnamese as officials write it: folding for comparison, numbers, dates, lists.

mod date;
mod fold;
mod number;
mod sentence;

pub use date::{date, day_month, letter_date, weekday_date};
pub use fold::{fold, is_nfc, nfc};
pub use number::{Touch, grouped, padded, percent, points};
pub use sentence::{list, lower_first, upper, upper_first};
