//! Entries as the organizer has them.

pub mod bulk;
pub mod screening;

use domain::{
    category::Category,
    entry::{EntryList, IneligibleReason},
    id::EntryId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::EntryView;
use crate::{AppError, api::wire::Read};

/// What the organizer's list shows, and by which filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeskQuery {
    /// The edition; the one nearest its ceremony by default.
    pub year: Option<i32>,
    /// The code of a state, or empty.
    pub state: String,
    /// The slug of a category, or empty.
    pub category: String,
    /// Words to look for.
    pub q: String,
    /// The code of an order; by number by default.
    pub sort: String,
    /// How many lines on a page; 20 by default.
    pub size: u32,
    /// Which page, from 1.
    pub page: u32,
}

/// How many lines a page of the organizer's list may have; the first by default.
pub const SIZES: [u32; 3] = [20, 50, 100];

/// A page of the organizer's list, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskList {
    /// The entries.
    pub list: EntryList,
    /// How many entries stand in each state, drafts included.
    pub counts: Vec<(String, u64)>,
    /// The edition shown.
    pub year: i32,
    /// Every edition.
    pub years: Vec<i32>,
    /// The categories of the edition shown.
    pub categories: Vec<Category>,
}

/// The entries of an edition.
#[server(endpoint = "desk_entry_list", protocol = Read)]
pub async fn list_entries(
    /// What is asked for.
    query: DeskQuery,
) -> Result<DeskList, AppError> {
    let request = super::super::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(query.year).await?);
    let filter = store::entries::Filter { state: query.state, category: query.category, q: query.q };
    let shown = store::entries::Shown {
        sort: domain::entry::EntrySort::parse(&query.sort).unwrap_or(domain::entry::EntrySort::Number),
        reader: request.locale(),
        size: if SIZES.contains(&query.size) { query.size } else { SIZES[0] },
        page: query.page,
    };
    let list = store::entries::list(&db, &organizer, &filter, shown).await?;
    let counts = store::entries::count_by_state(&db, &organizer).await?;
    let years = store::award::list_years(&db, organizer.visitor()).await?;
    let categories = store::award::list_categories(&db, organizer.visitor()).await?;
    Ok(DeskList { list, counts, year: organizer.award().year, years, categories })
}

/// What waits for the organizer, and the editions that go on.
#[server(endpoint = "desk_overview", protocol = Read)]
pub async fn get_overview() -> Result<domain::award::Overview, AppError> {
    let request = super::super::request::Request::current();
    Ok(store::entries::get_overview(&request.db()?, &request.secretariat().await?).await?)
}

/// One entry as it was last sent.
#[server(endpoint = "desk_entry", protocol = Read)]
pub async fn get_entry(
    /// The entry.
    id: EntryId,
) -> Result<EntryView, AppError> {
    let request = super::super::request::Request::current();
    let organizer = request.organizer(None).await?;
    let record = store::entries::get(&request.db()?, &organizer, id).await?;
    Ok(EntryView { record, texts: domain::award::AwardTexts::new(), now: organizer.now() })
}

/// Puts the entry into the showcase.
#[server(endpoint = "entry_publish")]
pub async fn publish_entry(
    /// The entry.
    id: EntryId,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    store::entries::publish(&request.db()?, &request.organizer(None).await?, id).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Takes the entry out of the showcase.
#[server(endpoint = "entry_unpublish")]
pub async fn unpublish_entry(
    /// The entry.
    id: EntryId,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    store::entries::unpublish(&request.db()?, &request.organizer(None).await?, id, reason).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Finds the entry eligible.
#[server(endpoint = "entry_find_eligible")]
pub async fn find_eligible(
    /// The entry.
    id: EntryId,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    store::entries::find_eligible(&request.db()?, &request.organizer(None).await?, id).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Finds the entry ineligible.
#[server(endpoint = "entry_find_ineligible")]
pub async fn find_ineligible(
    /// The entry.
    id: EntryId,
    /// Why.
    reason: IneligibleReason,
    /// What to tell the entrant.
    #[server(default)]
    remark: String,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    store::entries::find_ineligible(&request.db()?, &request.organizer(None).await?, id, reason, remark).await?;
    request.back_to_desk(id);
    Ok(())
}

/// The entries of an edition that are being written: whose and how far, never what.
#[server(endpoint = "desk_unsent", protocol = Read)]
pub async fn list_unsent(
    /// The edition; the open or next one by default.
    year: Option<i32>,
    /// Which page, from 1.
    page: u32,
) -> Result<domain::entry::UnsentList, AppError> {
    let request = super::super::request::Request::current();
    Ok(store::entries::list_unsent(&request.db()?, &request.organizer_of_open(year).await?, page).await?)
}
