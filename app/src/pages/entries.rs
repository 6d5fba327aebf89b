//! The wizard: an organization's entries, from the first letter to the receipt.

pub mod answers;
mod barred;
mod bars;
pub mod changes;
mod field;
mod files;
pub mod follow_up;
mod form;
pub mod history;
mod inputs;
pub mod labels;
pub mod list;
mod met;
pub mod problems;
pub mod receipt;
pub mod remarks;
mod rescue;
pub mod review;
pub mod revision;
mod rows;
mod screening;
pub mod section;
mod shut;
pub mod state;
pub mod strip;
pub mod tasks;
pub mod typing;
