//! Which form of a word goes with a number: CLDR cardinal rules for whole numbers in kk, ru and en.

use domain::locale::Locale;

/// The order in which a plural's texts stand in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 1 (in Russian also 21, 31, … but not 11).
    One,
    /// Russian 2-4, 22-24, … but not 12-14.
    Few,
    /// Russian 0, 5-20, 25-30, …
    Many,
    /// Everything else.
    Other,
}

/// The form for `n`.
#[must_use]
pub fn form(locale: Locale, n: u64) -> Form {
    match locale {
        Locale::Kk | Locale::En if n == 1 => Form::One,
        Locale::Kk | Locale::En => Form::Other,
        Locale::Ru => match (n % 10, n % 100) {
            (1, tens) if tens != 11 => Form::One,
            (2..=4, tens) if !(12..=14).contains(&tens) => Form::Few,
            _ => Form::Many,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_cldr() {
        let ru = |n| form(Locale::Ru, n);
        for (n, expected) in [
            (0, Form::Many),
            (1, Form::One),
            (2, Form::Few),
            (5, Form::Many),
            (11, Form::Many),
            (12, Form::Many),
            (14, Form::Many),
            (21, Form::One),
            (24, Form::Few),
            (111, Form::Many),
            (121, Form::One),
            (1000, Form::Many),
        ] {
            assert_eq!(ru(n), expected, "{n}");
        }
        for locale in [Locale::Kk, Locale::En] {
            assert_eq!(form(locale, 1), Form::One);
            assert_eq!(form(locale, 0), Form::Other);
            assert_eq!(form(locale, 21), Form::Other);
        }
    }
}
