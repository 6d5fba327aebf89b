//! Numbers as people write them in a form, kept exactly.

use std::fmt;

use crate::locale::Locale;

/// A decimal number with at most fifteen digits, four of them behind the separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The digits without the separator, signed.
    mantissa: i64,
    /// How many of them stand behind the separator.
    decimals: u8,
}

impl Number {
    /// Reads `1 234 567`, `12,5`, `12.5`, `-3` or `−3`: spaces of any kind group, one comma or dot separates. Nothing
    /// else is understood, so `1,234` is one and a bit; a second separator is an error, not a guess.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (-1, rest),
            None => (1, text.as_str()),
        };
        let (whole, part) = rest.split_once([',', '.']).unwrap_or((rest, ""));
        let is_digits = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        let is_number = !whole.is_empty()
            && is_digits(whole)
            && is_digits(part)
            && rest.ends_with(|c: char| c.is_ascii_digit())
            && part.len() <= 4
            && whole.len() + part.len() <= 15;
        if !is_number {
            return None;
        }
        let mantissa: i64 = format!("{whole}{part}").parse().ok()?;
        Some(Self { mantissa: sign * mantissa, decimals: u8::try_from(part.len()).ok()? })
    }

    /// The digits without the separator, signed: `12,5` is 125.
    #[must_use]
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many digits stand behind the separator: `12,5` has 1.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// The number as a language writes it: groups by NBSP and a comma in Kazakh and Russian, by a comma and a point
    /// in English; a true minus sign.
    #[must_use]
    pub fn written(self, locale: Locale) -> String {
        let plain = self.to_string();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("\u{2212}", digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let (group, point) = if locale == Locale::En { (',', '.') } else { ('\u{a0}', ',') };
        let mut written = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                written.push(group);
            }
            written.push(digit);
        }
        if !part.is_empty() {
            written.push(point);
            written.push_str(part);
        }
        written
    }

    /// The number in ten-thousandths, for comparing and for the proportions of a picture.
    #[must_use]
    pub const fn ten_thousandths(self) -> i128 {
        let mut value = self.mantissa as i128;
        let mut decimals = self.decimals;
        while decimals < 4 {
            value *= 10;
            decimals += 1;
        }
        value
    }
}

impl fmt::Display for Number {
    /// Digits with a dot and no groups, as in open data; languages format it for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs(), width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let dot = if part.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{dot}{part}")
    }
}
