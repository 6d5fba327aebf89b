//! Asking for contact: an official of one body asks the owner of another's project, and both talk.

use serde::{Deserialize, Serialize};

use super::SharingError;
use crate::{
    id::{ContactId, OrganizationId},
    locale::Trilingual,
    time::Timestamp,
};

/// Requests that one person may make within 24 hours.
pub const PER_DAY: u64 = 5;
/// Open requests that one project may have.
pub const OPEN_PER_PROJECT: u64 = 40;
/// Messages of one conversation.
pub const MAX_MESSAGES: u64 = 60;

coded! {
    /// Which side somebody is of.
    pub enum Side {
        /// Who asks.
        Asker => "asker",
        /// Whose project it is: its organization, or the organizer for a practice that no account speaks for.
        Owner => "owner",
        /// The organizer, looking on.
        Organizer => "organizer",
    }
}

coded! {
    /// Where a conversation stands.
    pub enum ContactState {
        /// The owner has not answered.
        Waiting => "waiting",
        /// The owner answered.
        Answered => "answered",
        /// It is over.
        Closed => "closed",
    }
}

/// What is known when somebody asks for contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// The confirmed organization of who asks, if they were admitted to one.
    pub organization: Option<OrganizationId>,
    /// Whose project it is; nobody's for a practice that no account speaks for.
    pub owner: Option<OrganizationId>,
    /// How many requests they made in the last 24 hours.
    pub today: u64,
    /// How many open requests about this project they have.
    pub own_open: u64,
    /// How many open requests it has.
    pub open: u64,
}

impl Asking {
    /// Whether they may ask; gives the organization that they ask for.
    ///
    /// # Errors
    /// The first rule that is not met.
    pub fn check(&self) -> Result<OrganizationId, SharingError> {
        let organization = self.organization.ok_or(SharingError::NoBody)?;
        if self.owner == Some(organization) {
            Err(SharingError::OwnProject)
        } else if self.own_open > 0 {
            Err(SharingError::Waiting)
        } else if self.today >= PER_DAY {
            Err(SharingError::TooManyToday)
        } else if self.open >= OPEN_PER_PROJECT {
            Err(SharingError::ProjectFull)
        } else {
            Ok(organization)
        }
    }
}

/// Whether something more may be said in a conversation.
///
/// # Errors
/// It is closed, or full.
pub const fn check_open(state: ContactState, messages: u64) -> Result<(), SharingError> {
    match state {
        ContactState::Closed => Err(SharingError::Closed),
        _ if messages >= MAX_MESSAGES => Err(SharingError::ThreadFull),
        _ => Ok(()),
    }
}

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLine {
    /// Its identifier.
    pub id: ContactId,
    /// The title of the project, as it was when it was asked about.
    pub title: Trilingual,
    /// The body that asks.
    pub organization: Trilingual,
    /// Where it stands.
    pub state: ContactState,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// How many messages it has.
    pub messages: u64,
    /// Whether one side reported it to the organizer.
    pub is_reported: bool,
}

/// A conversation, for those who may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// What its line says.
    pub line: ContactLine,
    /// The project's address, while it is in the showcase.
    pub slug: Option<String>,
    /// The body that owns the project; nothing for a practice.
    pub owner: Option<Trilingual>,
    /// Which side the reader is of.
    pub side: Side,
    /// What was said, in order.
    pub messages: Vec<Message>,
    /// Why it was reported.
    pub report: String,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// From which side.
    pub side: Side,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they said.
    pub text: String,
    /// When.
    pub at: Timestamp,
}
