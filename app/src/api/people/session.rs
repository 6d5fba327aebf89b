//! How long the reader stays signed in: asked, and prolonged, by `public/session.js`.

use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// Until when the reader stays signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The first moment after it.
    pub until: Timestamp,
    /// The server's time.
    pub now: Timestamp,
}

/// Until when. Asking prolongs nothing.
#[server(endpoint = "session", protocol = Read)]
pub async fn get_stay() -> Result<Stay, AppError> {
    let request = crate::api::request::Request::current();
    Ok(Stay { until: request.session_end().await?, now: request.now()? })
}

/// Prolongs the session.
#[server(endpoint = "stay_signed_in")]
pub async fn stay_signed_in() -> Result<Stay, AppError> {
    let request = crate::api::request::Request::current();
    request.renew_session(&request.account().await?).await?;
    Ok(Stay { until: request.session_end().await?, now: request.now()? })
}
