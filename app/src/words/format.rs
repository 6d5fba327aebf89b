//! Numbers, money, shares, dates and times as each language writes them.
//!
//! Kazakh and Russian group by NBSP and use a decimal comma; `25%` in Kazakh and English, `25 %` in Russian. Dates:
//! `2026 ж. 3 наурыз`, `3 марта 2026 г.`, `3 March 2026`. Times are Astana's (UTC+5), 24 hours.

use domain::{
    locale::Locale,
    time::{Civil, Month, Timestamp},
};

use super::Words;

const NBSP: char = '\u{a0}';

const MONTHS_KK: [&str; 12] =
    ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];
/// Genitive, as dates need it.
const MONTHS_RU: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
/// Nominative, for a month alone.
const MONTHS_RU_ALONE: [&str; 12] =
    ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl Words {
    /// `1234567` as `1 234 567` or `1,234,567`.
    #[must_use]
    pub fn integer(self, n: u64) -> String {
        group(&n.to_string(), if self.locale() == Locale::En { ',' } else { NBSP })
    }

    /// A plain decimal (`-1234.5`, as kept in answers) in the reader's form; anything else is given back unchanged.
    #[must_use]
    pub fn decimal(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return plain.to_owned();
        }
        let english = self.locale() == Locale::En;
        let whole = group(whole, if english { ',' } else { NBSP });
        match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}{}{fraction}", if english { '.' } else { ',' }),
        }
    }

    /// `25%`, `25 %`.
    #[must_use]
    pub fn percent(self, plain: &str) -> String {
        let number = self.decimal(plain);
        if self.locale() == Locale::Ru { format!("{number}{NBSP}%") } else { format!("{number}%") }
    }

    /// Tenge: `1 234 567 ₸`.
    #[must_use]
    pub fn money(self, tenge: u64) -> String {
        format!("{}{NBSP}₸", self.integer(tenge))
    }

    /// A number with its unit; `%` is set as the language wants it.
    #[must_use]
    pub fn quantity(self, plain: &str, unit: &str) -> String {
        match unit {
            "" => self.decimal(plain),
            "%" => self.percent(plain),
            _ => format!("{}{NBSP}{unit}", self.decimal(plain)),
        }
    }

    /// The day in Astana: `2026 ж. 3 наурыз`, `3 марта 2026 г.`, `3 March 2026`.
    #[must_use]
    pub fn date(self, at: Timestamp) -> String {
        self.civil_date(at.to_astana())
    }

    fn civil_date(self, civil: Civil) -> String {
        let Civil { year, month, day, .. } = civil;
        let month = usize::from(month.saturating_sub(1)) % 12;
        match self.locale() {
            Locale::Kk => format!("{year}{NBSP}ж. {day}{NBSP}{}", MONTHS_KK[month]),
            Locale::Ru => format!("{day}{NBSP}{} {year}{NBSP}г.", MONTHS_RU[month]),
            Locale::En => format!("{day}{NBSP}{} {year}", MONTHS_EN[month]),
        }
    }

    /// The days from one moment until another, exclusive: `2026 ж. 3–13 наурыз`, `3–13 марта 2026 г.`.
    #[must_use]
    pub fn days(self, from: Timestamp, until: Timestamp) -> String {
        let (first, last) = (from.to_astana(), Timestamp::from_millis(until.millis() - 1).to_astana());
        if (first.year, first.month) != (last.year, last.month) {
            return format!("{} – {}", self.civil_date(first), self.civil_date(last));
        }
        let days = format!("{}–{}{NBSP}", first.day, last.day);
        self.civil_date(last).replacen(&format!("{}{NBSP}", last.day), &days, 1)
    }

    /// A month: `2024 ж. наурыз`, `март 2024 г.`, `March 2024`.
    #[must_use]
    pub fn month(self, Month { year, month }: Month) -> String {
        let month = usize::from(month.saturating_sub(1)) % 12;
        match self.locale() {
            Locale::Kk => format!("{year}{NBSP}ж. {}", MONTHS_KK[month]),
            Locale::Ru => format!("{} {year}{NBSP}г.", MONTHS_RU_ALONE[month]),
            Locale::En => format!("{} {year}", MONTHS_EN[month]),
        }
    }

    /// The minute in Astana: `3 March 2026, 14:05`.
    #[must_use]
    pub fn date_time(self, at: Timestamp) -> String {
        let civil = at.to_astana();
        format!("{}, {:02}:{:02}", self.civil_date(civil), civil.hour, civil.minute)
    }

    /// The last minute before an exclusive end: midnight of the 14th is written `13 March 2026, 23:59`.
    #[must_use]
    pub fn until(self, end: Timestamp) -> String {
        self.date_time(Timestamp::from_millis(end.millis() - 1))
    }

    /// The second in Astana: `14:05:12`.
    #[must_use]
    pub fn clock(self, at: Timestamp) -> String {
        let civil = at.to_astana();
        format!("{:02}:{:02}:{:02}", civil.hour, civil.minute, civil.second)
    }
}

fn group(digits: &str, separator: char) -> String {
    // Four digits stay together in none of the three languages' official texts here: 1 234.
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const KK: Words = Words::of(Locale::Kk);
    const RU: Words = Words::of(Locale::Ru);
    const EN: Words = Words::of(Locale::En);

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(RU.integer(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(EN.integer(1_234_567), "1,234,567");
        assert_eq!(KK.integer(999), "999");
        assert_eq!(KK.decimal("-1234.5"), "\u{2212}1\u{a0}234,5");
        assert_eq!(EN.decimal("0.25"), "0.25");
        assert_eq!(KK.decimal("about 5"), "about 5");
        assert_eq!((KK.percent("25"), RU.percent("25"), EN.percent("25")), ("25%".into(), "25\u{a0}%".into(), "25%".into()));
        assert_eq!(KK.money(1_234_567), "1\u{a0}234\u{a0}567\u{a0}₸");
    }

    #[test]
    fn dates_are_astanas() {
        let at = Timestamp::from_astana(Civil::date(2026, 3, 14)).expect("a real day");
        assert_eq!(KK.date(at), "2026\u{a0}ж. 14\u{a0}наурыз");
        assert_eq!(RU.date(at), "14\u{a0}марта 2026\u{a0}г.");
        assert_eq!(EN.until(at), "13\u{a0}March 2026, 23:59");
        assert_eq!(EN.clock(at), "00:00:00");
        let start = Timestamp::from_astana(Civil::date(2026, 3, 3)).expect("a real day");
        assert_eq!(
            (KK.days(start, at), RU.days(start, at)),
            ("2026\u{a0}ж. 3–13\u{a0}наурыз".into(), "3–13\u{a0}марта 2026\u{a0}г.".into())
        );
        let late = Timestamp::from_astana(Civil::date(2026, 2, 27)).expect("a real day");
        assert_eq!(EN.days(late, at), "27\u{a0}February 2026 – 13\u{a0}March 2026");
        let month = Month { year: 2024, month: 3 };
        assert_eq!(
            (KK.month(month), RU.month(month), EN.month(month)),
            ("2024\u{a0}ж. наурыз".into(), "март 2024\u{a0}г.".into(), "March 2024".into())
        );
    }
}
