//! The audit log on the organizer's desk.

use domain::{audit::LoggedAct, locale::Trilingual, organization::Listed};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// A page of the log, with the codes that it may be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPart {
    /// The acts, the newest first.
    pub acts: Listed<LoggedAct>,
    /// Every code that was ever recorded.
    pub codes: Vec<String>,
    /// What the categories of all editions are called, by slug.
    pub categories: Vec<(String, Trilingual)>,
}

/// What reading the whole log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogFinding {
    /// It is whole.
    Whole {
        /// How many acts.
        acts: u64,
        /// The hash that stands for all of them.
        head: String,
    },
    /// It is not, first at this act.
    Damaged {
        /// The act's place.
        act: u64,
    },
}

/// A page of the log; of acts with one code if it is not empty.
#[server(endpoint = "desk_log", protocol = Read)]
pub async fn list_acts(
    /// The code.
    act: String,
    /// Which page, from 1.
    page: u32,
) -> Result<LogPart, AppError> {
    let request = super::request::Request::current();
    let (db, secretariat) = (request.db()?, request.secretariat().await?);
    let codes = store::audit::list_codes(&db, &secretariat).await?;
    let categories = store::audit::list_category_names(&db, &secretariat).await?;
    Ok(LogPart { acts: store::audit::list(&db, &secretariat, act, page).await?, codes, categories })
}

/// Reads the whole log and says whether it is whole; `None` unless asked to.
#[server(endpoint = "desk_log_check", protocol = Read)]
pub async fn check_log(
    /// Whether to.
    is_wanted: bool,
) -> Result<Option<LogFinding>, AppError> {
    if !is_wanted {
        return Ok(None);
    }
    let request = super::request::Request::current();
    let found = store::audit::check(&request.db()?, &request.secretariat().await?, &request.house()?.checkpoints).await?;
    Ok(Some(match found {
        Ok(head) => LogFinding::Whole { acts: head.position, head: head.hex() },
        Err(damage) => LogFinding::Damaged { act: damage.position() },
    }))
}
