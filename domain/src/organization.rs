//! Bodies that put projects forward, and the people of them.

use serde::{Deserialize, Serialize};

use crate::{
    bin::Bin,
    id::{OrganizationId, PersonId},
    locale::Trilingual,
    time::Timestamp,
};

coded! {
    /// The kind of a body.
    pub enum OrganizationKind {
        /// A state body: central, with its subordinate and territorial ones.
        Central => "central",
        /// A local executive body (akimat), with its own subordinate ones.
        Local => "local",
        /// An organization of the quasi-public sector.
        Quasi => "quasi",
    }
}

/// Somebody's place in an organization, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPlace {
    /// The BIN they wrote.
    pub bin: Bin,
    /// Whether they were admitted, or wait.
    pub is_admitted: bool,
    /// The organization's name; hidden until they are admitted.
    pub name: Option<Trilingual>,
    /// Whether the organizer has confirmed the organization; hidden until they are admitted.
    pub is_confirmed: bool,
}

/// An organization in the organizer's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationLine {
    /// Its identifier.
    pub id: OrganizationId,
    /// Its BIN.
    pub bin: Bin,
    /// Its name.
    pub name: Trilingual,
    /// Its kind.
    pub kind: OrganizationKind,
    /// How many people belong to it.
    pub members: u64,
    /// Since when it is confirmed, if it is.
    pub confirmed_at: Option<Timestamp>,
}

/// An organization with the people who belong to it, for the organizer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationRecord {
    /// The organization.
    pub line: OrganizationLine,
    /// The body that it is subordinate to, if the organizer said so.
    pub parent: Option<(Bin, Trilingual)>,
    /// One page of its members.
    pub members: Listed<Member>,
}

/// Somebody who belongs to an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The account.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Since when they belong to it.
    pub admitted_at: Timestamp,
    /// Whether they claimed the organization themselves, or somebody let them in.
    pub is_claimant: bool,
}

/// Somebody who waits to be admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The account.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The organization's name.
    pub organization: Trilingual,
    /// Its BIN.
    pub bin: Bin,
    /// Since when they wait.
    pub asked_at: Timestamp,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
}
