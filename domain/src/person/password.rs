//! A password that somebody chooses.

use std::fmt;

use crate::email::Email;

/// Shortest password, in characters.
pub const PASSWORD_MIN: usize = 10;
/// Longest password, in characters: a bound on the work of hashing, far above any real one.
pub const PASSWORD_MAX: usize = 200;

/// A new password that meets the rules. `Debug` does not show it; there is neither `Display` nor serde.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a text may not become a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum PasswordError {
    /// Fewer than ten characters.
    #[error("password_too_short")]
    TooShort,
    /// More than 200 characters.
    #[error("password_too_long")]
    TooLong,
    /// The person's own address, in any case.
    #[error("password_same_as_email")]
    SameAsEmail,
}

impl Password {
    /// Accepts a password as it is: spaces count, nothing is trimmed.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str, email: &Email) -> Result<Self, PasswordError> {
        match text.chars().count() {
            0..PASSWORD_MIN => Err(PasswordError::TooShort),
            PASSWORD_MIN..=PASSWORD_MAX if text.trim().eq_ignore_ascii_case(email.as_str()) => Err(PasswordError::SameAsEmail),
            PASSWORD_MIN..=PASSWORD_MAX => Ok(Self(text.to_owned())),
            _ => Err(PasswordError::TooLong),
        }
    }

    /// The password itself, for hashing only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}
