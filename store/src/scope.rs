//! Who is asking: only this module can build a scope, from a session, and each use-case takes one first.
//!
//! A scope carries the edition of the award, the person and `now`; a forgotten check does not compile, and tests pass
//! another `now`.

use domain::{
    award::{Award, AwardError},
    id::OrganizationId,
    person::Role,
    time::Timestamp,
};

use crate::{
    Db, Error, Result,
    award::{self, Edition},
};

mod account;

pub use account::{Account, Guest, Secretariat};

/// Anybody, looking at one edition of the award at one moment.
#[derive(Debug, Clone)]
pub struct Visitor {
    award: Award,
    guest: Guest,
}

/// Somebody who is signed in, looking at one edition.
#[derive(Debug, Clone)]
pub struct Person {
    visitor: Visitor,
    account: Account,
}

/// A person's place in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The organization.
    pub organization: OrganizationId,
    /// Whether a member or the organizer has admitted the person. Until then they see nothing of it.
    pub is_admitted: bool,
    /// Whether the organizer has confirmed the organization. Until then its members admit nobody.
    pub is_confirmed: bool,
}

impl Visitor {
    /// A visitor of the edition meant. [`Error::NotFound`] if there is no such edition, [`AwardError::NotAnnounced`] if
    /// there is none at all.
    pub async fn enter(db: &Db, edition: Edition, now: Timestamp) -> Result<Self> {
        let mut conn = db.read().await?;
        let awards = award::list_all(&mut conn).await?;
        if awards.is_empty() {
            return Err(AwardError::NotAnnounced.into());
        }
        let award = award::choose(&awards, edition, now).ok_or(Error::NotFound)?.clone();
        Ok(Self { award, guest: Guest::at(now) })
    }

    /// The edition.
    #[must_use]
    pub fn award(&self) -> &Award {
        &self.award
    }
}

impl std::ops::Deref for Visitor {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        &self.guest
    }
}

impl Person {
    /// The person whose session token this is. [`Error::Denied`] if there is no such living session.
    pub async fn enter(db: &Db, token: &str, edition: Edition, now: Timestamp) -> Result<Self> {
        let account = Account::enter(db, token, now).await?;
        Ok(Self { visitor: Visitor::enter(db, edition, now).await?, account })
    }

    /// What anybody may see.
    #[must_use]
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// The edition.
    #[must_use]
    pub fn award(&self) -> &Award {
        &self.visitor.award
    }

    fn holds(&self, role: Role) -> Result<Self> {
        self.account.holds(role).map(|()| self.clone())
    }
}

impl std::ops::Deref for Person {
    type Target = Account;

    fn deref(&self) -> &Account {
        &self.account
    }
}

/// Somebody who was admitted to an organization and may see its entries.
#[derive(Debug, Clone)]
pub struct Entrant {
    person: Person,
    organization: OrganizationId,
}

impl Entrant {
    /// The person as an entrant. [`Error::Denied`] for those without an organization or not yet admitted to it.
    pub fn of(person: &Person) -> Result<Self> {
        let membership = person.membership().filter(|membership| membership.is_admitted).ok_or(Error::Denied)?;
        Ok(Self { person: person.clone(), organization: membership.organization })
    }

    /// The organization whose entries these are.
    #[must_use]
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }
}

impl std::ops::Deref for Entrant {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

/// A scope that a role opens.
macro_rules! role_scope {
    ($($(#[$doc:meta])* $name:ident => $($role:ident)|+;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Person);

        impl $name {
            /// The person in this role. [`Error::Denied`] for everybody else.
            pub fn of(person: &Person) -> Result<Self> {
                [$(Role::$role),+].into_iter().find_map(|role| person.holds(role).ok()).map(Self).ok_or(Error::Denied)
            }
        }

        impl std::ops::Deref for $name {
            type Target = Person;

            fn deref(&self) -> &Person {
                &self.0
            }
        }
    )+};
}

role_scope! {
    /// Scores the entries assigned to them.
    Juror => Juror;
    /// Says what ties them to those who compete.
    Declarant => Juror | Chair | Confirmer | Host;
    /// Leads the jury: sees standings before anybody else.
    Chair => Chair;
    /// Runs the award: entries, people, settings. Sees no single juror's scores before sealing.
    Organizer => Organizer;
    /// Steps through the show.
    Host => Host;
    /// Writes how names are read out.
    Announcer => Host | Organizer;
    /// Confirms, from another account, what the host is about to reveal: the confirmer, or the chair in their place.
    Confirmer => Confirmer | Chair;
    /// Agrees, as another person, to what the organizer asks of a seal.
    Witness => Chair | Confirmer;
    /// Has a part in sealing.
    SealParty => Organizer | Chair | Confirmer;
    /// Keeps the machine running. Sees no scores.
    Admin => Admin;
}

/// Whoever runs a command on the server's own command line: they hold the database anyway.
#[derive(Debug, Clone, Copy)]
pub struct Operator {
    now: Timestamp,
}

impl Operator {
    /// The person at the console. Never built for a request.
    #[must_use]
    pub const fn at_console(now: Timestamp) -> Self {
        Self { now }
    }

    /// When the command was given.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }
}
