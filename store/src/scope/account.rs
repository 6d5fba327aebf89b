//! Those who need no edition of the award: a fresh server has none, and people sign in to it all the same.

use domain::{id::PersonId, locale::Locale, person::Role, time::Timestamp};

use super::Membership;
use crate::{Db, Error, Result, session};

/// Anybody at one moment, whatever the edition.
#[derive(Debug, Clone, Copy)]
pub struct Guest {
    now: Timestamp,
}

impl Guest {
    /// Whoever asks at this moment.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self { now }
    }

    /// The moment the request arrived.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }
}

/// Somebody who is signed in, whatever the edition.
#[derive(Debug, Clone)]
pub struct Account {
    guest: Guest,
    id: PersonId,
    name: String,
    email: String,
    locale: Locale,
    roles: Vec<Role>,
    membership: Option<Membership>,
}

impl Account {
    /// The person whose session token this is. [`Error::Denied`] if there is no such living session.
    pub async fn enter(db: &Db, token: &str, now: Timestamp) -> Result<Self> {
        let mut conn = db.read().await?;
        let found = session::find_person(&mut conn, token, now).await?.ok_or(Error::Denied)?;
        let roles = session::list_roles(&mut conn, found.id).await?;
        let membership = session::find_membership(&mut conn, found.id).await?;
        let locale = Locale::parse(&found.locale).unwrap_or(Locale::Kk);
        Ok(Self { guest: Guest::at(now), id: found.id, name: found.name, email: found.email, locale, roles, membership })
    }

    /// The account.
    #[must_use]
    pub fn id(&self) -> PersonId {
        self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The language of mails.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The roles held.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The place in an organization, if any.
    #[must_use]
    pub fn membership(&self) -> Option<Membership> {
        self.membership
    }

    pub(super) fn holds(&self, role: Role) -> Result<()> {
        if self.roles.contains(&role) { Ok(()) } else { Err(Error::Denied) }
    }
}

impl std::ops::Deref for Account {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        &self.guest
    }
}

/// The organizer, whatever the edition: also before there is one.
#[derive(Debug, Clone)]
pub struct Secretariat(Account);

impl Secretariat {
    /// The account in this role. [`Error::Denied`] for everybody else.
    pub fn of(account: &Account) -> Result<Self> {
        account.holds(Role::Organizer)?;
        Ok(Self(account.clone()))
    }
}

impl std::ops::Deref for Secretariat {
    type Target = Account;

    fn deref(&self) -> &Account {
        &self.0
    }
}
