//! The rules of an award, and nothing else.
//!
//! Pure: no I/O, no async, no clock, no randomness, no framework. The same code runs in the server, in the
//! browser and in the stand-alone verifier. Whoever calls passes `now` and the ids.
//!
//! Errors are small enums; their `Display` is a stable code, never words for people: those live with the
//! translations.

#![forbid(unsafe_code)]

#[macro_use]
mod code;

pub mod account;
pub mod answers;
pub mod audit;
pub mod award;
pub mod bin;
pub mod category;
pub mod ceremony;
pub mod collection;
pub mod criterion;
pub mod deliberation;
pub mod email;
pub mod entry;
pub mod figure;
pub mod file;
pub mod fold;
pub mod form;
pub mod id;
pub mod jury;
pub mod letter;
pub mod locale;
pub mod note;
pub mod number;
pub mod organization;
pub mod paging;
pub mod person;
pub mod phone;
pub mod practice;
pub mod project;
pub mod region;
pub mod robustness;
pub mod round;
pub mod screening;
pub mod seal;
pub mod search;
pub mod sharing;
pub mod sheet;
pub mod showcase;
pub mod slug;
pub mod standings;
pub mod time;
