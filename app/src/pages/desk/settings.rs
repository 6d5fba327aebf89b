//! `/{l}/desk/settings`: what the organizer sets of an edition.

mod fields;
pub mod new;
