//! What the server knows of the request being answered: database, session, arrival time, preferences.

use std::sync::Arc;

use domain::{
    locale::Locale,
    time::{SECOND, Timestamp},
};
use http::{HeaderMap, header::COOKIE, request::Parts};
use leptos::prelude::*;
use store::{
    Db,
    award::Edition,
    limits::{Caller, Limits},
    scope::{Person, Visitor},
};

use crate::{AppError, shell::Assets};

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
    /// Built files.
    pub assets: Arc<Assets>,
    /// `https://award.example`, without a slash at the end.
    pub public_url: Arc<str>,
    /// Whether this server shows a demonstration award.
    pub is_demo: bool,
    /// How often strangers may knock.
    pub limits: Arc<Limits>,
}

impl House {
    /// Whether visitors reach the site over https: cookies are then locked to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The session cookie's name; browsers keep `__Host-` cookies to https, this host and the whole path.
    #[must_use]
    pub fn session_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-bayge" } else { "bayge" }
    }
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

    /// Who is signed in. [`AppError::SignInFirst`] if nobody is.
    pub async fn person(&self, edition: Edition) -> Result<Person, AppError> {
        let token = self.cookie(self.house()?.session_cookie()).ok_or(AppError::SignInFirst)?;
        match Person::enter(&self.db()?, &token, edition, self.now()?).await {
            Err(store::Error::Denied) => Err(AppError::SignInFirst),
            found => Ok(found?),
        }
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

    /// Begins a session in the visitor's browser. Scripts cannot read it, and other sites' forms do not carry it.
    pub fn keep_session(&self, token: &str) -> Result<(), AppError> {
        self.set_cookie(self.house()?.session_cookie(), token, store::session::SESSION_LENGTH / SECOND)
    }

    /// Ends the session in the visitor's browser, and in the database.
    pub async fn drop_session(&self) -> Result<(), AppError> {
        let name = self.house()?.session_cookie();
        if let Some(token) = self.cookie(name) {
            store::session::end(&self.db()?, &token).await?;
        }
        self.set_cookie(name, "", 0)
    }

    fn set_cookie(&self, name: &str, value: &str, seconds: i64) -> Result<(), AppError> {
        let lock = if self.house()?.is_secure() { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{lock}");
        let cookie = http::HeaderValue::from_str(&cookie).map_err(|_| AppError::Unexpected)?;
        expect_context::<leptos_axum::ResponseOptions>().append_header(http::header::SET_COOKIE, cookie);
        Ok(())
    }

    /// The language in the address: its first part, or `l` where it has none (the hall screen); a server function's page
    /// tells it by its Referer.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let Some(parts) = &self.parts else { return Locale::Kk };
        locale_of_path(parts.uri.path())
            .or_else(|| parts.uri.query()?.split('&').find_map(|pair| Locale::parse(pair.strip_prefix("l=")?)))
            .or_else(|| parts.headers.get(http::header::REFERER)?.to_str().ok()?.split('/').nth(3).and_then(Locale::parse))
            .or_else(|| Locale::parse(&cookie(&parts.headers, "locale")?))
            .unwrap_or(Locale::Kk)
    }

    /// Built files.
    #[must_use]
    pub fn assets(&self) -> Arc<Assets> {
        self.house.as_ref().map(|house| house.assets.clone()).unwrap_or_default()
    }

    /// A cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookie(&self.parts.as_ref()?.headers, name)
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

/// The language that begins a path.
#[must_use]
pub fn locale_of_path(path: &str) -> Option<Locale> {
    Locale::parse(path.split('/').nth(1)?)
}

/// A cookie's value among the headers.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Denied => Self::Denied,
            store::Error::Rule(store::Rule::Account(error)) => Self::Account(error),
            store::Error::Rule(store::Rule::Entry(error)) => Self::Entry(error),
            store::Error::Rule(store::Rule::Ceremony(error)) => Self::Ceremony(error),
            store::Error::Conflict => Self::Conflict,
            store::Error::Unavailable => Self::Unavailable,
            store::Error::Unexpected(message) => {
                tracing::error!(%message, "a use-case failed");
                Self::Unexpected
            }
        }
    }
}
