//! The rules of an award, tested through the public face of the crate: one module a noun.

mod answers;
mod award;
mod bin;
mod canonical;
mod category;
mod ceremony;
mod change;
mod change_property;
mod contact;
mod entry;
mod entry_property;
mod form;
mod locale;
mod note;
mod number;
mod person;
mod practice;
mod problems;
mod region;
mod reveal;
mod showcase;
mod slug;
mod standings;
mod standings_property;
mod time;
mod world;
