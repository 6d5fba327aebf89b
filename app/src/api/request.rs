//! What the server knows of the request being answered: database, session, arrival time, preferences.

mod cookies;
mod language;

use std::sync::Arc;

use domain::{id::EntryId, locale::Locale, person::Role, time::Timestamp};
use http::request::Parts;
use leptos::prelude::*;
use store::{
    Db,
    audit::Checkpoints,
    award::Edition,
    files::Files,
    limits::{Caller, Limits},
    scope::{Account, Chair, Declarant, Entrant, Guest, Juror, Organizer, Person, Secretariat, Visitor},
    seal::KeyFile,
};

pub use cookies::cookie;
pub use language::{locale_of_path, reader_locale};

use crate::{AppError, api::refusal::Refusal, mail::Shown, shell::Assets};

/// The moment a request's headers arrived, stamped by the outermost middleware.
#[derive(Debug, Clone, Copy)]
pub struct Arrival(pub Timestamp);

/// The address a request came from, as far as the trusted proxy says.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub std::net::IpAddr);

/// What does not change from request to request.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// The files of entries.
    pub files: Files,
    /// What was written down of the audit log outside the database.
    pub checkpoints: Checkpoints,
    /// Built files.
    pub assets: Arc<Assets>,
    /// `https://award.example`, without a slash at the end.
    pub public_url: Arc<str>,
    /// Whether this server shows a demonstration award.
    pub is_demo: bool,
    /// Whether everything that this server shows is invented: each page says so.
    pub is_rehearsal: bool,
    /// How often strangers may knock.
    pub limits: Arc<Limits>,
    /// Where the key of the seals lies.
    pub seal_key: KeyFile,
    /// The letters that a demonstration shows.
    pub shown_mail: Arc<Shown>,
}

/// The request being answered.
#[derive(Clone)]
pub struct Request {
    house: Option<House>,
    parts: Option<Parts>,
}

impl Request {
    /// The present one. Outside a request (routes are listed once at start-up) it is empty and harmless.
    #[must_use]
    pub fn current() -> Self {
        Self { house: use_context::<House>(), parts: use_context::<Parts>() }
    }

    /// One that came past the pages, to a route of its own.
    #[must_use]
    pub const fn of(house: House, parts: Parts) -> Self {
        Self { house: Some(house), parts: Some(parts) }
    }

    /// The database.
    pub fn db(&self) -> Result<Db, AppError> {
        self.house.as_ref().map(|house| house.db.clone()).ok_or(AppError::Unexpected)
    }

    /// What does not change from request to request.
    pub fn house(&self) -> Result<&House, AppError> {
        self.house.as_ref().ok_or(AppError::Unexpected)
    }

    /// Anybody, at this moment, in the edition meant.
    pub async fn visitor(&self, edition: Edition) -> Result<Visitor, AppError> {
        Ok(Visitor::enter(&self.db()?, edition, self.now()?).await?)
    }

    /// Anybody, at this moment, whatever the edition.
    pub fn guest(&self) -> Result<Guest, AppError> {
        Ok(Guest::at(self.now()?))
    }

    /// Who is signed in, whatever the edition. [`AppError::SignInFirst`] if nobody is.
    pub async fn account(&self) -> Result<Account, AppError> {
        let token = self.cookie(self.house()?.session_cookie()).ok_or(AppError::SignInFirst)?;
        match Account::enter(&self.db()?, &token, self.now()?).await {
            Err(store::Error::Denied) => Err(AppError::SignInFirst),
            found => Ok(found?),
        }
    }

    /// Who is signed in, as the organizer, whatever the edition.
    pub async fn secretariat(&self) -> Result<Secretariat, AppError> {
        Ok(Secretariat::of(&self.account().await?)?)
    }

    /// Who is signed in, looking at an edition. [`AppError::SignInFirst`] if nobody is.
    pub async fn person(&self, edition: Edition) -> Result<Person, AppError> {
        let token = self.cookie(self.house()?.session_cookie()).ok_or(AppError::SignInFirst)?;
        match Person::enter(&self.db()?, &token, edition, self.now()?).await {
            Err(store::Error::Denied) => Err(AppError::SignInFirst),
            found => Ok(found?),
        }
    }

    /// Who is signed in, as a member of their organization.
    pub async fn entrant(&self) -> Result<Entrant, AppError> {
        Ok(Entrant::of(&self.person(Edition::Open).await?)?)
    }

    /// Who is signed in, as the organizer of an edition; of the one nearest its ceremony by default.
    pub async fn organizer(&self, year: Option<i32>) -> Result<Organizer, AppError> {
        Ok(Organizer::of(&self.person(year.map_or(Edition::NearestCeremony, Edition::Year)).await?)?)
    }

    /// Who is signed in, as the organizer of an edition; of the open or next one by default.
    pub async fn organizer_of_open(&self, year: Option<i32>) -> Result<Organizer, AppError> {
        Ok(Organizer::of(&self.person(year.map_or(Edition::Open, Edition::Year)).await?)?)
    }

    /// Who is signed in, as the chair of an edition's jury; of the one nearest its ceremony by default.
    pub async fn chair(&self, year: Option<i32>) -> Result<Chair, AppError> {
        Ok(Chair::of(&self.person(year.map_or(Edition::NearestCeremony, Edition::Year)).await?)?)
    }

    /// Who is signed in, as somebody who says what ties them: a juror, a chair, a confirmer or a host.
    pub async fn declarant(&self) -> Result<Declarant, AppError> {
        Ok(Declarant::of(&self.person(self.judged(None).await?).await?)?)
    }

    /// Leads whoever declares ties back to where they did.
    pub fn back_to_ties(&self, declarant: &Declarant, query: &str) {
        let has = |role: Role| declarant.roles().contains(&role);
        let page = match (has(Role::Juror), has(Role::Chair)) {
            (true, _) => "/jury",
            (_, true) => "/desk/scores",
            _ => "/account",
        };
        self.go(&format!("{page}{query}#ties"));
    }

    /// Leads to the scores of a category, which say what was done.
    pub fn back_to_scores(&self, year: i32, category: &str, done: &str) {
        self.go(&format!("/desk/scores/{category}?year={year}&done={done}"));
    }

    /// Who is signed in, as a juror of an edition; of the one that the jury works on by default.
    pub async fn juror(&self, year: Option<i32>) -> Result<Juror, AppError> {
        Ok(Juror::of(&self.person(self.judged(year).await?).await?)?)
    }

    /// Who is signed in, as the organizer of an edition; of the one that the jury works on by default.
    pub async fn jury_organizer(&self, year: Option<i32>) -> Result<Organizer, AppError> {
        Ok(Organizer::of(&self.person(self.judged(year).await?).await?)?)
    }

    /// The edition meant, or the one that the jury works on.
    async fn judged(&self, year: Option<i32>) -> Result<Edition, AppError> {
        match year {
            Some(year) => Ok(Edition::Year(year)),
            None => Ok(store::jury::at_work(&self.db()?, &self.guest()?).await?),
        }
    }

    /// Leads to the settings of an edition, which say that the change was made.
    pub fn back_to_settings(&self, year: i32) {
        self.go(&format!("/desk/settings?year={year}&done=saved"));
    }

    /// Leads to an entry on the organizer's desk.
    pub fn back_to_desk(&self, id: EntryId) {
        leptos_axum::redirect(&format!("/{}/desk/entries/{id}", self.locale().code()));
    }

    /// When the request's headers arrived.
    pub fn now(&self) -> Result<Timestamp, AppError> {
        self.parts.as_ref().and_then(|parts| parts.extensions.get::<Arrival>()).map(|arrival| arrival.0).ok_or(AppError::Unexpected)
    }

    /// Where the request came from.
    pub fn client(&self) -> Result<std::net::IpAddr, AppError> {
        self.parts.as_ref().and_then(|parts| parts.extensions.get::<Client>()).map(|client| client.0).ok_or(AppError::Unexpected)
    }

    /// Where the request came from, with the count of what came from there before.
    pub fn caller(&self) -> Result<Caller, AppError> {
        Ok(Caller::new(self.house()?.limits.clone(), self.client()?))
    }

    /// Sends the reader to an address of this language: `go("/account")`.
    pub fn go(&self, path: &str) {
        leptos_axum::redirect(&format!("/{}{path}", self.locale().code()));
    }

    /// Sends the reader back to where they say they were, if that is on this site, or else to `path`.
    pub fn go_back_to(&self, address: &str, path: &str) {
        if is_local(address) { leptos_axum::redirect(address) } else { self.go(path) }
    }

    /// Whether this is a page in a language: not a screen of the hall, which may be empty, and no form's address.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.parts.as_ref().is_some_and(|parts| locale_of_path(parts.uri.path()).is_some())
    }

    /// Whether this is a page that changes, or works, without anybody touching it: what follows the ceremony, and the verifier.
    #[must_use]
    pub fn moves_by_itself(&self) -> bool {
        const NAMES: [&str; 4] = ["live", "stage", "overlay", "verify"];
        self.parts.as_ref().is_some_and(|parts| parts.uri.path().split('/').any(|part| NAMES.contains(&part)))
    }

    /// The reader's language: see [`reader_locale`].
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.parts.as_ref().map_or(Locale::Kk, |parts| reader_locale(&parts.uri, &parts.headers))
    }

    /// The refused form that this page is the answer to: its address is then the form's and not its own.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.parts.as_ref()?.extensions.get::<Refusal>()
    }

    /// Built files.
    #[must_use]
    pub fn assets(&self) -> Arc<Assets> {
        self.house.as_ref().map(|house| house.assets.clone()).unwrap_or_default()
    }

    /// Whether every page is to say that it is a rehearsal.
    #[must_use]
    pub fn is_rehearsal(&self) -> bool {
        self.house.as_ref().is_some_and(|house| house.is_rehearsal)
    }

    /// `light`, `dark` or nothing for the system's choice.
    #[must_use]
    pub fn theme(&self) -> Option<&'static str> {
        ["light", "dark"].into_iter().find(|theme| self.cookie("theme").as_deref() == Some(theme))
    }

    /// `large`, `larger` or nothing.
    #[must_use]
    pub fn text_size(&self) -> Option<&'static str> {
        ["large", "larger"].into_iter().find(|size| self.cookie("text").as_deref() == Some(size))
    }
}

/// Whether an address that came with a request leads to this site: a form must not send the reader elsewhere.
#[must_use]
pub fn is_local(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && address.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Denied => Self::Denied,
            store::Error::Rule(store::Rule::Account(error)) => Self::Account(error),
            store::Error::Rule(store::Rule::Award(error)) => Self::Award(error),
            store::Error::Rule(store::Rule::Entry(error)) => Self::Entry(error),
            store::Error::Rule(store::Rule::Screening(error)) => Self::Screening(error),
            store::Error::Rule(store::Rule::Ceremony(error)) => Self::Ceremony(error),
            store::Error::Rule(store::Rule::File(error)) => Self::File(error),
            store::Error::Rule(store::Rule::Jury(error)) => Self::Jury(error),
            store::Error::Rule(store::Rule::Round(error)) => Self::Round(error),
            store::Error::Rule(store::Rule::Seal(error)) => Self::Seal(error),
            store::Error::Rule(store::Rule::Sharing(error)) => Self::Sharing(error),
            store::Error::Rule(store::Rule::Collection(error)) => Self::Collection(error),
            store::Error::Conflict => Self::Conflict,
            store::Error::Unavailable => Self::Unavailable,
            store::Error::Unexpected(message) => {
                tracing::error!(%message, "a use-case failed");
                Self::Unexpected
            }
        }
    }
}
