//! Moments, civil dates, months.

use domain::time::{Civil, Month, Timestamp, parse_moment, parse_month};
use proptest::prelude::*;

use crate::world::astana;

#[test]
fn known_moments() {
    // Checked against `date -u -d @…`: 2026-03-13T19:00:00Z.
    assert_eq!(astana(Civil::date(2026, 3, 14)).millis(), 1_773_428_400_000);
    assert_eq!(Timestamp::from_millis(0).to_astana(), Civil::date(1970, 1, 1).at(5, 0));
    assert_eq!(astana(Civil::date(2000, 2, 29)).plus(86_400_000).to_astana(), Civil::date(2000, 3, 1));
    let last = Timestamp::from_millis(1_773_428_399_999).to_astana();
    assert_eq!((last.day, last.hour, last.minute, last.second, last.millisecond), (13, 23, 59, 59, 999));
}

#[test]
fn dates_that_do_not_exist() {
    for civil in [
        Civil::date(2026, 2, 29),
        Civil::date(1900, 2, 29),
        Civil::date(2026, 13, 1),
        Civil::date(2026, 0, 1),
        Civil::date(2026, 4, 31),
        Civil::date(2026, 1, 0),
        Civil::date(2026, 1, 1).at(24, 0),
        Civil::date(2026, 1, 1).at(0, 60),
        Civil { millisecond: 1_000, ..Civil::date(2026, 1, 1) },
    ] {
        assert_eq!(Timestamp::from_astana(civil), None, "{civil:?}");
    }
}

#[test]
fn months() {
    assert_eq!(parse_month("2025-02"), Some(Month { year: 2025, month: 2 }));
    for text in ["", "2025", "2025-13", "2025-00", "2025-2", "25-02", "2025-02-01", "+025-02", "1899-12", "2200-01", "2025/02", "٢٠٢٥-٠٢"]
    {
        assert_eq!(parse_month(text), None, "{text}");
    }
}

#[test]
fn moments_as_people_write_them() {
    let midnight = astana(Civil::date(2026, 3, 1));
    let ten = astana(Civil::date(2026, 3, 1).at(10, 0));
    for (text, moment) in [
        ("2026-03-01", midnight),
        ("2026-03-01T10:00", ten),
        (" 2026-03-01 10:00:00 ", ten),
        ("2026-03-01T10:00+05:00", ten),
        ("2026-03-01T05:00Z", ten),
        ("2026-03-01t05:00:00z", ten),
        ("2026-02-28T23:30:00-05:30", ten),
        ("2026-03-01T10:00:00.250+05:00", ten.plus(250)),
        ("2028-02-29", astana(Civil::date(2028, 2, 29))),
    ] {
        assert_eq!(parse_moment(text), Some(moment), "{text}");
    }
    for text in [
        "",
        "yesterday",
        "2026-3-1",
        "2026-02-29",
        "2026-13-01",
        "1899-12-31",
        "2026-03-01T25:00Z",
        "2026-03-01T10Z",
        "2026-03-01T10:00:60Z",
        "2026-03-01T10:00+5",
        "2026-03-01T10:00+24:00",
        "2026-03-01T10:00.5Z",
        "+026-03-01",
        "2026-03-01T",
        "2026-03-01T10:00:00:00Z",
        "2026-03-01T10:00ZZ",
        "٢٠٢٦-٠٣-٠١",
    ] {
        assert_eq!(parse_moment(text), None, "{text}");
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for millis in [i64::MIN, i64::MAX] {
        let moment = Timestamp::from_millis(millis);
        let _ = moment.to_astana();
        let _ = (moment.plus(i64::MAX), moment.plus(i64::MIN));
    }
}

proptest! {
    #[test]
    fn civil_and_back(millis in -62_000_000_000_000i64..253_000_000_000_000) {
        let moment = Timestamp::from_millis(millis);
        prop_assert_eq!(Timestamp::from_astana(moment.to_astana()), Some(moment));
    }

    #[test]
    fn civil_order_is_time_order(a in -1_000_000_000_000i64..4_000_000_000_000, b in -1_000_000_000_000i64..4_000_000_000_000) {
        let (a, b) = (Timestamp::from_millis(a), Timestamp::from_millis(b));
        prop_assert_eq!(a.cmp(&b), a.to_astana().cmp(&b.to_astana()));
    }
}
