//! Entries: written by their organization, sent, and then in the organizer's hands.
//!
//! Each write touches the row of the entry first. On `PostgreSQL` that holds it until the commit, so that a save, a
//! submission and a decision about one entry never pass each other, whatever their keys.

mod autosave;
mod bulk;
mod desk;
mod export;
mod history;
mod list;
mod overview;
mod own;
mod presence;
mod publish;
mod remind;
pub(crate) mod row;
mod save;
mod screening;
mod submit;
mod thinning;
mod unsent;
mod version;

pub use autosave::autosave;
pub use bulk::{act_on_many, foresee};
pub use desk::{find_eligible, find_ineligible, get, return_for_revision};
pub use export::{Exported, export, export_edition};
pub use history::{HISTORY_PAGE, history, restore};
pub use list::{Filter, Shown, count_by_state, list, list_own};
pub use overview::get_overview;
pub use own::{create, get_own, get_own_with_texts, get_sent_content, list_categories};
pub use presence::around;
pub use publish::{publish, unpublish};
pub use remind::remind;
pub use save::{Kept, choose, get_earlier, save_section};
pub use screening::{answer_move, appeal, mark, request_move, rule_on_appeal, tick, unmark};
pub use submit::{submit, withdraw};
pub use thinning::thin;
pub use unsent::list_unsent;

pub(crate) use own::insert;
pub(crate) use publish::show;
pub(crate) use row::{award_of, draft_title, find_of, find_unsent, list_with_own_time, sent_answers, touch, write_decision, write_state};
pub(crate) use save::keep_section;
pub(crate) use screening::{insert_appeal, insert_mark, tell_marks};
pub(crate) use submit::send;

/// Entries on one page of a list.
pub const PAGE: u32 = 20;
