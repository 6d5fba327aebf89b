//! People: their names, their passwords, their roles in an award.

use std::fmt;

use serde::{Deserialize, Serialize};

mod password;

pub use password::{Password, PasswordError};

/// Shortest name, in characters.
pub const NAME_MIN: usize = 2;
/// Longest name, in characters.
pub const NAME_MAX: usize = 120;

/// The name of a person, on one line, with single spaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum PersonNameError {
    /// Fewer than two characters.
    #[error("name_too_short")]
    TooShort,
    /// More than 120 characters.
    #[error("name_too_long")]
    TooLong,
    /// A control character, or one that is invisible or turns the direction of the text.
    #[error("name_invisible")]
    Invisible,
}

impl PersonName {
    /// Reads a name: trims it and turns each run of white space into one space.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, PersonNameError> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().any(is_invisible) {
            return Err(PersonNameError::Invisible);
        }
        match name.chars().count() {
            0..NAME_MIN => Err(PersonNameError::TooShort),
            NAME_MIN..=NAME_MAX => Ok(Self(name)),
            _ => Err(PersonNameError::TooLong),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Characters by which two names can look the same or a line can be turned around: controls, zero-width
/// characters, and the directional marks, embeddings, overrides and isolates of Unicode (UAX #9).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PersonName {
    type Error = PersonNameError;

    fn try_from(text: String) -> Result<Self, PersonNameError> {
        Self::parse(&text)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

coded! {
    /// What a person may do in an award. An entrant is not a role but a member of an organization.
    pub enum Role {
        /// Scores the entries assigned to them.
        Juror => "juror",
        /// Leads the jury: decides ties, confirms and seals.
        Chair => "chair",
        /// Runs the award.
        Organizer => "organizer",
        /// Steps through the ceremony.
        Host => "host",
        /// The second person of every disclosure.
        Confirmer => "confirmer",
        /// Keeps the platform running.
        Admin => "admin",
    }
}

impl Role {
    /// Whether this role may see the jury's scores and standings before they are public. A juror sees only
    /// their own sheets, host and confirmer only the step at hand, an admin none.
    #[must_use]
    pub const fn sees_scores(self) -> bool {
        matches!(self, Self::Chair | Self::Organizer)
    }

    /// Whether one person may hold both. Who keeps the machine running sees no scores, in whatever other role: neither
    /// those of the jury nor, as a juror, their own. A juror neither leads the jury nor runs the award: as chair or organizer
    /// they would meet what ties keep from them.
    #[must_use]
    pub fn goes_with(self, other: Self) -> bool {
        let touches_scores = |role: Self| role.sees_scores() || role == Self::Juror;
        !matches!((self, other), (Self::Admin, role) | (role, Self::Admin) if touches_scores(role))
            && !matches!((self, other), (Self::Juror, role) | (role, Self::Juror) if role.sees_scores())
    }
}
