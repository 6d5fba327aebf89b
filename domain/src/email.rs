//! E-mail addresses: a plain, careful subset, because an address is a key to an account.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest address that mail can carry (RFC 5321 through RFC 3696, erratum 1690), in characters.
pub const MAX_LENGTH: usize = 254;
/// The longest part before the `@` (RFC 5321, 4.5.3.1.1), in characters.
const MAX_LOCAL: usize = 64;

/// An address in lower case, ASCII only. Two accounts can therefore never differ by case, by white space or by
/// letters that only look alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum EmailError {
    /// Nothing was written.
    #[error("email_empty")]
    Empty,
    /// Longer than 254 characters.
    #[error("email_too_long")]
    TooLong,
    /// White space or a control character inside.
    #[error("email_space")]
    Space,
    /// A letter outside ASCII (often a Cyrillic а, е, о, с).
    #[error("email_not_ascii")]
    NotAscii,
    /// No `@`, or several.
    #[error("email_at")]
    At,
    /// The part before the `@` is impossible.
    #[error("email_local")]
    Local,
    /// The part after the `@` is not a domain name with a dot.
    #[error("email_domain")]
    Domain,
}

impl Email {
    /// Reads an address: trims, lowers the case, checks.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.chars().count() > MAX_LENGTH {
            return Err(EmailError::TooLong);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(EmailError::Space);
        }
        if !text.is_ascii() {
            return Err(EmailError::NotAscii);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        if !is_local(local) {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A dot-atom of RFC 5322: no quoted strings, no dots at the ends or in a row.
fn is_local(local: &str) -> bool {
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    local.len() <= MAX_LOCAL && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom))
}

/// A host name with a dot (RFC 1123 labels) whose last label is not a number.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_top = |label: &str| label.len() >= 2 && label.starts_with(|c: char| c.is_ascii_alphabetic());
    domain.contains('.') && domain.split('.').all(is_label) && domain.rsplit('.').next().is_some_and(is_top)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}
