//! The organizer's desk.

pub mod ceremony;
pub mod collections;
pub mod entries;
pub mod entry;
pub mod jury;
pub mod log;
pub mod mail;
pub mod names;
pub mod nav;
pub mod organization;
pub mod overview;
pub mod people;
pub mod practices;
pub mod prizes;
pub mod revisions;
pub mod scores;
pub mod seal;
pub mod settings;
pub mod unsent;
