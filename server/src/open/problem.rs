//! Errors of the API as `application/problem+json` (RFC 9457).

use app::AppError;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::from_any_site;

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the status says it all.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status.
    status: u16,
    /// What to do about it.
    detail: String,
}

/// Why a request was refused.
#[derive(Debug)]
pub enum Refused {
    /// A parameter has a value that it cannot have.
    Parameter(String),
    /// There is no such thing.
    NotFound,
    /// Something else, as the store says it.
    Store(store::Error),
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, detail) = match self {
            Self::Parameter(detail) => (StatusCode::BAD_REQUEST, detail),
            Self::NotFound => (StatusCode::NOT_FOUND, "there is nothing at this address".to_owned()),
            Self::Store(error) => {
                let status = StatusCode::from_u16(AppError::from(error).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                (status, "come again later".to_owned())
            }
        };
        let problem =
            Problem { kind: "about:blank", title: status.canonical_reason().unwrap_or_default(), status: status.as_u16(), detail };
        let body = serde_json::json!(problem).to_string();
        from_any_site((status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response())
    }
}
