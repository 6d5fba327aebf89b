//! A moment as people write it.

use super::{ASTANA_OFFSET, Civil, HOUR, MINUTE, Timestamp};

/// Reads a day, `2026-03-01`, which begins at midnight in Astana; or a full time with its offset (RFC 3339, seconds may be
/// left out): `2026-03-01T10:00+05:00`, `2026-03-01T05:00:00.250Z`.
#[must_use]
pub fn parse_moment(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let date = Civil::date(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if rest.is_empty() {
        return Timestamp::from_astana(date);
    }
    let rest = rest.strip_prefix(['T', 't'])?;
    let (clock, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-'])?);
    Some(Timestamp::from_astana(at_clock(date, clock)?)?.plus(ASTANA_OFFSET - read_offset(offset)?))
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`.
fn at_clock(date: Civil, clock: &str) -> Option<Civil> {
    let (clock, thousandths) = clock.split_once('.').map_or((clock, None), |(clock, part)| (clock, Some(part)));
    let mut parts = clock.split(':').map(|part| digits(part, 2).and_then(|part| u8::try_from(part).ok()));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next());
    if parts.next().is_some() || (thousandths.is_some() && second.is_none()) {
        return None;
    }
    let second = second.map_or(Some(0), |second| second)?;
    let millisecond = thousandths.map_or(Some(0), |part| digits(part, 3))?;
    Some(Civil { second, millisecond: u16::try_from(millisecond).ok()?, ..date.at(hour, minute) })
}

/// `Z`, `+05:00` or `-03:30`, in milliseconds.
fn read_offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, clock) = text.strip_prefix('+').map(|rest| (1, rest)).or_else(|| text.strip_prefix('-').map(|rest| (-1, rest)))?;
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours < 24 && minutes < 60).then(|| sign * (i64::from(hours) * HOUR + i64::from(minutes) * MINUTE))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}
