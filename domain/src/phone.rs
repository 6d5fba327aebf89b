//! Telephone numbers of Kazakhstan, kept as `+77XXXXXXXXX`: mobile and land lines alike begin with +7 7.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number in the form `+77XXXXXXXXX`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a text is not a telephone number of Kazakhstan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum PhoneError {
    /// Something else than digits, white space, parentheses, dashes and one leading plus.
    #[error("phone_characters")]
    Characters,
    /// Not eleven digits.
    #[error("phone_length")]
    Length,
    /// Not +7 7… (or 8 7…): another country.
    #[error("phone_country")]
    Country,
}

impl Phone {
    /// Reads a number as people write it: `+7 (701) 123-45-67`, `8 7172 55 55 55`, `77011234567`.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let international = text.starts_with('+');
        let rest = text.strip_prefix('+').unwrap_or(text);
        let mut digits = String::with_capacity(11);
        for c in rest.chars() {
            match c {
                '0'..='9' => digits.push(c),
                '(' | ')' | '-' | '\u{2010}'..='\u{2015}' => {}
                c if c.is_whitespace() => {}
                _ => return Err(PhoneError::Characters),
            }
        }
        if digits.len() != 11 {
            return Err(PhoneError::Length);
        }
        let national = match digits.strip_prefix('8') {
            Some(national) if !international => national,
            _ => digits.strip_prefix('7').ok_or(PhoneError::Country)?,
        };
        if !national.starts_with('7') {
            return Err(PhoneError::Country);
        }
        Ok(Self(format!("+7{national}")))
    }

    /// The number, `+77XXXXXXXXX`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, PhoneError> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}
