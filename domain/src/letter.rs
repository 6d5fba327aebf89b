//! What is written to people by mail: the reason and its facts. The words are put in when a letter is sent.

use serde::{Deserialize, Serialize};

use crate::{
    id::{PersonId, RegistrationId},
    locale::Trilingual,
    time::{DAY, HOUR, Timestamp},
};

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "template", content = "arguments", rename_all = "snake_case")]
pub enum Letter {
    /// To who registered: prove that the address is yours.
    VerifyAddress {
        /// The registration.
        registration: RegistrationId,
    },
    /// Somebody registered with an address that has an account.
    AlreadyRegistered {
        /// The account.
        person: PersonId,
    },
    /// A new password was asked for.
    NewPassword {
        /// The account.
        person: PersonId,
    },
    /// A new password was set.
    PasswordChanged {
        /// The account.
        person: PersonId,
    },
    /// To members and organizers: somebody asks to be admitted.
    MembershipAsked {
        /// Who asks.
        name: String,
        /// Their address.
        email: String,
        /// The organization.
        organization: Trilingual,
    },
    /// The person was admitted.
    Admitted {
        /// To this organization.
        organization: Trilingual,
    },
    /// To who submitted an entry: the receipt.
    EntrySubmitted {
        /// The title of the project.
        title: Trilingual,
        /// The number of the entry, as people read it.
        number: String,
        /// When it was submitted.
        at: Timestamp,
        /// The checksum of what was sent.
        sha256: String,
        /// The name and the checksum of each file sent with it.
        #[serde(default)]
        files: Vec<(String, String)>,
    },
    /// The organizer took the person out of an organization.
    Removed {
        /// The organization.
        organization: Trilingual,
        /// Why.
        reason: String,
    },
    /// The person was refused. Nothing of the organization is told.
    Refused {
        /// The account.
        person: PersonId,
    },
}

/// How long the link that ends a registration is good for, in milliseconds from its sending.
pub const REGISTRATION_CODE_LIFETIME: i64 = 48 * HOUR;

/// What a one-time code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A registration: it becomes an account for who knows its password.
    Registration(RegistrationId),
    /// An account, for this.
    Account(PersonId, CodePurpose),
}

coded! {
    /// What a code to an account is for.
    pub enum CodePurpose {
        /// To set a new password.
        Password => "password",
        /// To take up an account that was made by the operator.
        Invitation => "invitation",
    }
}

impl CodePurpose {
    /// How long the code is good for, in milliseconds.
    #[must_use]
    pub const fn lifetime(self) -> i64 {
        match self {
            Self::Password => HOUR,
            Self::Invitation => 7 * DAY,
        }
    }
}

impl Letter {
    /// What the one-time code opens that the letter carries, if it carries one.
    ///
    /// The code is made when the letter is sent, and only its hash is kept: neither a waiting letter nor the database
    /// lets anybody in.
    #[must_use]
    pub const fn opens(&self) -> Option<Opens> {
        match self {
            Self::VerifyAddress { registration } => Some(Opens::Registration(*registration)),
            Self::NewPassword { person } => Some(Opens::Account(*person, CodePurpose::Password)),
            _ => None,
        }
    }
}
