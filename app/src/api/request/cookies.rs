//! Cookies: the session, and what a refused form had typed in it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::time::{MINUTE, SECOND, Timestamp};
use http::{HeaderMap, HeaderValue, header};
use leptos::prelude::*;
use store::scope::Account;

use super::{House, Request};
use crate::{AppError, api::refusal::Refusal};

/// How long a refused form waits for its page.
const REFUSAL_WAITS: i64 = 2 * MINUTE;
/// Browsers keep about 4,096 bytes a cookie.
const COOKIE_LIMIT: usize = 3_500;
/// Tells the next page's script that what this device kept for somebody is to be forgotten.
const SIGNED_OUT: &str = "bayge-signed-out";

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

    fn refusal_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-bayge-form" } else { "bayge-form" }
    }

    /// A cookie that scripts cannot read and other sites' forms do not carry.
    fn cookie(&self, name: &str, value: &str, millis: i64) -> Result<HeaderValue, AppError> {
        let lock = if self.is_secure() { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{lock}", millis / SECOND);
        HeaderValue::from_str(&cookie).map_err(|_| AppError::Unexpected)
    }

    /// The cookie in which a refused form waits, if all of it fits.
    pub fn keep_refusal(&self, refusal: &Refusal) -> Result<Option<HeaderValue>, AppError> {
        let json = serde_json::to_vec(refusal).map_err(|_| AppError::Unexpected)?;
        let value = BASE64_URL_SAFE_NO_PAD.encode(json);
        if value.len() > COOKIE_LIMIT {
            return Ok(None);
        }
        self.cookie(self.refusal_cookie(), &value, REFUSAL_WAITS).map(Some)
    }
}

impl Request {
    /// Begins a session in the visitor's browser.
    pub fn keep_session(&self, token: &str) -> Result<(), AppError> {
        self.set_cookie(self.house()?.session_cookie(), token, store::session::SESSION_LENGTH)
    }

    /// Prolongs a session that is in use, at most once an hour.
    pub async fn renew_session(&self, account: &Account) -> Result<(), AppError> {
        let Some(token) = self.cookie(self.house()?.session_cookie()) else { return Ok(()) };
        if store::session::renew(&self.db()?, &token, account.id(), account.now()).await? { self.keep_session(&token) } else { Ok(()) }
    }

    /// When the session ends if nobody prolongs it. [`AppError::SignInFirst`] where there is none.
    pub async fn session_end(&self) -> Result<Timestamp, AppError> {
        let token = self.cookie(self.house()?.session_cookie()).ok_or(AppError::SignInFirst)?;
        store::session::ends_at(&self.db()?, &token, self.now()?).await?.ok_or(AppError::SignInFirst)
    }

    /// Ends the session in the visitor's browser, and in the database.
    pub async fn drop_session(&self) -> Result<(), AppError> {
        let name = self.house()?.session_cookie();
        if let Some(token) = self.cookie(name) {
            store::session::end(&self.db()?, &token).await?;
        }
        // Read by `public/autosave.js`, and by nobody else.
        let told = HeaderValue::from_static("bayge-signed-out=1; Path=/; Max-Age=86400; SameSite=Lax");
        expect_context::<leptos_axum::ResponseOptions>().append_header(header::SET_COOKIE, told);
        self.set_cookie(name, "", 0)
    }

    /// Whether the reader's device may hold a journal of what was typed: they are signed in, or have just signed out.
    #[must_use]
    pub fn may_write(&self) -> bool {
        let is_signed_in = self.house().is_ok_and(|house| self.cookie(house.session_cookie()).is_some());
        is_signed_in || self.cookie(SIGNED_OUT).is_some()
    }

    /// The refusal of a form of this function, which is then forgotten.
    pub fn take_refusal(&self, function: &str) -> Result<Option<Refusal>, AppError> {
        if let Some(refusal) = self.refusal() {
            return Ok(Some(refusal.clone()).filter(|refusal| refusal.function == function));
        }
        let name = self.house()?.refusal_cookie();
        let kept = self.cookie(name).and_then(|value| BASE64_URL_SAFE_NO_PAD.decode(value).ok());
        let refusal = kept.and_then(|json| serde_json::from_slice::<Refusal>(&json).ok()).filter(|refusal| refusal.function == function);
        if refusal.is_some() {
            self.set_cookie(name, "", 0)?;
        }
        Ok(refusal)
    }

    fn set_cookie(&self, name: &str, value: &str, millis: i64) -> Result<(), AppError> {
        let cookie = self.house()?.cookie(name, value, millis)?;
        expect_context::<leptos_axum::ResponseOptions>().append_header(header::SET_COOKIE, cookie);
        Ok(())
    }

    /// A cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookie(&self.parts.as_ref()?.headers, name)
    }
}

/// A cookie's value among the headers.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}
