//! A moment as people write it in a form or on a command line.

use super::{ASTANA_OFFSET, Civil, HOUR, MINUTE, Timestamp};

/// Reads a day, `2026-03-01`, which begins at midnight in Astana; a time there, `2026-03-01T10:00`, as
/// `<input type="datetime-local">` sends it (a space may stand for the T, seconds may follow); or a time with its offset
/// (RFC 3339): `2026-03-01T10:00+05:00`, `2026-03-01T05:00:00.250Z`. Years 1900 to 2199.
#[must_use]
pub fn parse_moment(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.trim().split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let date = Civil::date(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if !(1900..2200).contains(&date.year) || parts.next().is_some() {
        return None;
    }
    if rest.is_empty() {
        return Timestamp::from_astana(date);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()));
    let offset = if offset.is_empty() { ASTANA_OFFSET } else { read_offset(offset)? };
    Some(Timestamp::from_astana(at_clock(date, clock)?)?.plus(ASTANA_OFFSET - offset))
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

/// `YYYY-MM-DDTHH:MM` in Astana, with seconds only where there are any: what [`parse_moment`] reads.
#[must_use]
pub fn moment_name(at: Timestamp) -> String {
    let Civil { year, month, day, hour, minute, second, .. } = at.to_astana();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{seconds}")
}
