//! The organizer's desk.

pub mod people;
