//! Moments and civil dates. One zone: Astana time, UTC+5, fixed since 1 March 2024.

use serde::{Deserialize, Serialize};

mod moment;
mod month;

pub use moment::{moment_name, parse_moment};
pub use month::{Month, parse_month};

/// One second, in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute, in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day, in milliseconds.
pub const DAY: i64 = 24 * HOUR;
/// Astana time minus UTC, in milliseconds: +05:00, without summer time (the whole country since 1 March 2024).
pub const ASTANA_OFFSET: i64 = 5 * HOUR;

/// A moment: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Timestamp(i64);

impl Timestamp {
    /// A moment from UTC milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// UTC milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment moved by `millis` milliseconds (negative: earlier); stops at the ends of `i64`.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The moment at which clocks in Astana show `civil`; `None` if there is no such date or time of day.
    #[must_use]
    pub fn from_astana(civil: Civil) -> Option<Self> {
        civil.is_real().then(|| {
            let day = days_from_civil(civil.year, civil.month, civil.day) * DAY;
            let clock = i64::from(civil.hour) * HOUR
                + i64::from(civil.minute) * MINUTE
                + i64::from(civil.second) * SECOND
                + i64::from(civil.millisecond);
            Self(day + clock - ASTANA_OFFSET)
        })
    }

    /// What clocks in Astana show at this moment.
    #[must_use]
    pub fn to_astana(self) -> Civil {
        let local = self.0.saturating_add(ASTANA_OFFSET);
        let (year, month, day) = civil_from_days(local.div_euclid(DAY));
        let clock = local.rem_euclid(DAY);
        Civil {
            year,
            month,
            day,
            hour: narrow(clock / HOUR),
            minute: narrow(clock / MINUTE % 60),
            second: narrow(clock / SECOND % 60),
            millisecond: u16::try_from(clock % SECOND).unwrap_or(0),
        }
    }
}

/// A civil date and time of day in Astana, proleptic Gregorian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999.
    pub millisecond: u16,
}

impl Civil {
    /// Midnight at the beginning of this day.
    #[must_use]
    pub const fn date(year: i32, month: u8, day: u8) -> Self {
        Self { year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }
    }

    /// The same day at this time.
    #[must_use]
    pub const fn at(self, hour: u8, minute: u8) -> Self {
        Self { hour, minute, ..self }
    }

    /// Whether this date and this time of day exist.
    #[must_use]
    pub fn is_real(self) -> bool {
        (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
            && self.millisecond < 1_000
    }
}

/// 28 to 31; `month` is 1 to 12.
const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a count of days since 1970-01-01. Source: the same page, `civil_from_days`.
fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = narrow(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    let month = narrow(if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 });
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(i32::MAX), month, day)
}

/// Clock and calendar parts are always below 256; the fallback is never reached.
fn narrow(part: i64) -> u8 {
    u8::try_from(part).unwrap_or(u8::MAX)
}
