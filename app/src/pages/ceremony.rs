//! Running the show.

mod altered;
pub mod confirm;
mod follow;
pub mod host;
pub mod prompter;
