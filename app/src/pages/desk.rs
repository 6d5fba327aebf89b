//! The organizer's desk.

pub mod ceremony;
pub mod entries;
pub mod entry;
pub mod mail;
pub mod nav;
pub mod organization;
pub mod overview;
pub mod people;
pub mod prizes;
pub mod settings;
pub mod unsent;
