//! The wizard: an organization's entries, from the first letter to the receipt.

pub mod answers;
mod bars;
mod field;
mod form;
pub mod history;
mod inputs;
pub mod labels;
pub mod list;
mod met;
pub mod problems;
pub mod receipt;
mod rescue;
pub mod review;
mod rows;
pub mod section;
pub mod state;
mod strip;
pub mod tasks;
pub mod typing;
