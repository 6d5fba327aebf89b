//! Running the show.

pub mod host;
