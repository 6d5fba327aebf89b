//! A plain form that was refused: what was wrong, and what had been typed. It waits in a short-lived cookie for the
//! page that the form returns to, so that nothing typed is lost without scripts. What is too long for a cookie comes
//! with the request that the page is made from. Passwords and codes are never kept.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::ServerFn;

use crate::{AppError, api::wire::Read};

/// A refused form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The address that the form was sent to.
    pub function: String,
    /// What was wrong.
    pub error: AppError,
    /// What had been typed, by the fields' names.
    pub fields: BTreeMap<String, String>,
}

impl Refusal {
    /// What had been typed in a field.
    #[must_use]
    pub fn remembered(&self, field: &str) -> String {
        self.fields.get(field).cloned().unwrap_or_default()
    }

    /// What had been typed in the fields of a group, by the names inside the brackets: `fields[title_kk]`.
    #[must_use]
    pub fn group(&self, group: &str) -> BTreeMap<String, String> {
        let name = |field: &str| Some(field.strip_prefix(group)?.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        self.fields.iter().filter_map(|(field, text)| Some((name(field)?, text.clone()))).collect()
    }
}

/// The refusal of one of the forms on a page, once.
#[server(endpoint = "refusal", protocol = Read)]
pub async fn get_refusal(
    /// The addresses that the forms are sent to, with spaces between; beyond twenty none is looked for.
    functions: String,
) -> Result<Option<Refusal>, AppError> {
    let request = super::request::Request::current();
    for function in functions.split(' ').take(20) {
        if let Some(refusal) = request.take_refusal(function)? {
            return Ok(Some(refusal));
        }
    }
    Ok(None)
}

/// What was typed into one of several forms that was refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered(pub Option<Refusal>);

impl Remembered {
    /// What was typed into this field of the form of this function; `None` if that form was not refused.
    #[must_use]
    pub fn of<F: ServerFn>(&self, field: &str) -> Option<String> {
        self.0.as_ref().filter(|refusal| refusal.function == F::url()).map(|refusal| refusal.remembered(field))
    }
}

/// A page's knowledge of its refused form.
pub type RefusalResource = Resource<Result<Option<Refusal>, AppError>>;

/// The refusal of this page's form, read with the page.
#[must_use]
pub fn refusal_of<F: ServerFn>() -> RefusalResource {
    let function = F::url();
    Resource::new_blocking(|| (), move |()| get_refusal(function.to_owned()))
}
