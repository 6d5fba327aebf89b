//! How firmly winners stand, for everyone.

use domain::robustness::PublicRobustness;
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// The card of a category, once it is public.
#[server(endpoint = "robustness", protocol = Read)]
pub async fn get_card(
    /// The year; none means the present edition.
    year: Option<i32>,
    /// The category's slug.
    category: String,
) -> Result<Option<PublicRobustness>, AppError> {
    use store::award::Edition;
    let request = super::request::Request::current();
    let visitor = request.visitor(year.map_or(Edition::Open, Edition::Year)).await?;
    Ok(store::seal::find_card(&request.db()?, &visitor, &category).await?)
}
