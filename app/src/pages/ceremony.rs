//! Running the show.

pub mod confirm;
mod follow;
pub mod host;
pub mod prompter;
