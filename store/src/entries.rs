//! Entries: written by their organization, sent, and then in the organizer's hands.
//!
//! Each write touches the row of the entry first. On `PostgreSQL` that holds it until the commit, so that a save, a
//! submission and a decision about one entry never pass each other, whatever their keys.

mod autosave;
mod desk;
mod history;
mod list;
mod own;
mod presence;
mod publish;
mod row;
mod save;
mod submit;
mod version;

pub use autosave::autosave;
pub use desk::{find_eligible, find_ineligible, get, return_for_revision};
pub use history::{HISTORY_PAGE, history, restore};
pub use list::{Filter, count_by_state, list, list_own};
pub use own::{create, get_own};
pub use presence::around;
pub use publish::{publish, unpublish};
pub use save::{Kept, choose, get_earlier, save_section};
pub use submit::{submit, withdraw};

pub(crate) use own::insert;
pub(crate) use publish::show;
pub(crate) use row::write_state;
pub(crate) use save::keep_section;
pub(crate) use submit::send;

/// Entries on one page of a list.
pub const PAGE: u32 = 20;
