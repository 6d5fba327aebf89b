//! A moment as people write it in a form or on a command line, in Astana time.

use super::{Civil, Timestamp};

/// Reads `YYYY-MM-DD` (the first moment of that day) or `YYYY-MM-DDTHH:MM`, as `<input type="datetime-local">` sends
/// it; a space may stand for the T, and seconds may follow. Years 1900 to 2199.
#[must_use]
pub fn parse_moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let (date, clock) = text.split_once(['T', ' ']).map_or((text, None), |(date, clock)| (date, Some(clock)));
    let [year, month, day] = numbers(date, '-', &[4, 2, 2])?[..] else { return None };
    let day = Civil::date(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let civil = match clock {
        None => day,
        Some(clock) => {
            let parts = numbers(clock, ':', &[2, 2]).or_else(|| numbers(clock, ':', &[2, 2, 2]))?;
            let part = |at: usize| u8::try_from(parts.get(at).copied().unwrap_or(0)).ok();
            Civil { second: part(2)?, ..day.at(part(0)?, part(1)?) }
        }
    };
    (1900..2200).contains(&civil.year).then(|| Timestamp::from_astana(civil)).flatten()
}

/// Digits of exactly these lengths between the separators.
fn numbers(text: &str, separator: char, lengths: &[usize]) -> Option<Vec<u16>> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fits = |(part, length): (&&str, &usize)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() != lengths.len() || !parts.iter().zip(lengths).all(fits) {
        return None;
    }
    parts.iter().map(|part| part.parse().ok()).collect()
}

/// `YYYY-MM-DDTHH:MM` in Astana, with seconds only where there are any: what [`parse_moment`] reads.
#[must_use]
pub fn moment_name(at: Timestamp) -> String {
    let Civil { year, month, day, hour, minute, second, .. } = at.to_astana();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{seconds}")
}
