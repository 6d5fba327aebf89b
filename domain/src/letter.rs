//! What is written to people by mail: the reason and its facts. The words are put in when a letter is sent.

use serde::{Deserialize, Serialize};

mod sharing;

pub use sharing::SharingLetter;

use crate::{
    award::Changed,
    entry::IneligibleReason,
    form::Section,
    id::{EntryId, PersonId, RegistrationId},
    locale::Trilingual,
    screening::{Mark, MoveAnswer, Ruling},
    time::{DAY, HOUR, Timestamp},
};

/// Which entry a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The entry.
    pub entry: EntryId,
    /// The title of the project.
    pub title: Trilingual,
    /// The number of the entry, as people read it.
    pub number: String,
}

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
    /// The entry is returned for revision.
    EntryReturned {
        /// The entry.
        about: About,
        /// What was marked, in the order of the form.
        marks: Vec<Mark>,
        /// Until when, exclusively.
        until: Timestamp,
        /// What the organizer wrote; may be empty.
        remark: String,
    },
    /// The entry competes.
    EntryEligible {
        /// The entry.
        about: About,
    },
    /// The entry does not compete.
    EntryIneligible {
        /// The entry.
        about: About,
        /// Why.
        reason: IneligibleReason,
        /// What the organizer wrote; may be empty.
        remark: String,
    },
    /// To the organizers who may rule on it: an appeal was made.
    AppealMade {
        /// The entry.
        about: About,
        /// What the entrant says.
        text: String,
    },
    /// The appeal was ruled on.
    AppealRuled {
        /// The entry.
        about: About,
        /// What came of it.
        ruling: Ruling,
        /// What the organizer wrote; may be empty.
        answer: String,
    },
    /// The organizer asks to move the entry to another category.
    MoveRequested {
        /// The entry.
        about: About,
        /// The name of that category.
        category: Trilingual,
        /// Why.
        reason: String,
    },
    /// To the organizers: the entrant answered whether the entry may move.
    MoveAnswered {
        /// The entry.
        about: About,
        /// The name of the category it was to move to.
        category: Trilingual,
        /// The answer.
        answer: MoveAnswer,
    },
    /// The organizer took the person out of an organization.
    Removed {
        /// The organization.
        organization: Trilingual,
        /// Why.
        reason: String,
    },
    /// To those whose entry is not sent: the deadline is near.
    Reminder {
        /// The entry.
        entry: EntryId,
        /// The edition.
        award: Trilingual,
        /// The project, as it is being written.
        title: Trilingual,
        /// The first late moment.
        until: Timestamp,
        /// In which sections how many answers are missing or wrong.
        missing: Vec<(Section, usize)>,
    },
    /// To those whose entries are not sent: the deadline is later now.
    DeadlineExtended {
        /// The edition.
        award: Trilingual,
        /// The project, if the deadline is of one entry.
        title: Option<Trilingual>,
        /// The first late moment.
        until: Timestamp,
        /// Why.
        reason: String,
    },
    /// To those with an entry: what the organizer changed of the edition.
    AwardChanged {
        /// The edition.
        award: Trilingual,
        /// Its year.
        year: i32,
        /// What changed.
        changed: Vec<Changed>,
    },
    /// To a juror: entries were given to them.
    SeatsGiven {
        /// The edition.
        award: Trilingual,
        /// Its year.
        year: i32,
        /// How many are new.
        count: u64,
        /// The first moment after the round.
        until: Timestamp,
    },
    /// To organizers: a juror left an entry, which needs another. Which one, the desk says.
    JurorLeft {
        /// The juror.
        name: String,
        /// The edition.
        award: Trilingual,
        /// Its year.
        year: i32,
    },
    /// To the chair: how far the audit log goes, to be kept where nobody else can change it.
    LogHead {
        /// How many acts.
        position: u64,
        /// The hash that stands for all of them.
        head: String,
        /// When.
        at: Timestamp,
    },
    /// About a published project and what others learn from it.
    Sharing(SharingLetter),
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

coded! {
    /// Where a letter of the outbox stands.
    pub enum MailState {
        /// It is to be sent.
        Waiting => "waiting",
        /// It went out.
        Sent => "sent",
        /// It was tried so often that it is tried no more.
        GivenUp => "given_up",
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
    /// The letter without what is still being written: the organizer sees what was sent, nothing else.
    #[must_use]
    pub fn without_drafts(mut self) -> Self {
        if let Self::Reminder { title, .. } | Self::DeadlineExtended { title: Some(title), .. } = &mut self {
            *title = Trilingual::default();
        }
        self
    }

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
