//! Everything durable: all SQL, transactions and use-cases, on `SQLite` and `PostgreSQL`.
//!
//! Each use-case takes a scope right after the database (`&Visitor`, `&Entrant`, `&Organizer`, …): only [`scope`] can
//! build one. The schema, the session that a scope is built from, and whether the database answers need none.

// The tests' world names this crate as its users do.
#[cfg(test)]
extern crate self as store;
#[cfg(test)]
#[path = "../tests/use_cases/world.rs"]
mod world;

#[macro_use]
mod sql;

pub mod audit;
pub mod award;
pub mod backup;
mod catalogue;
pub mod ceremony;
pub mod checkup;
pub mod db;
pub mod demo;
pub mod door;
pub mod entries;
pub mod error;
mod event;
pub mod files;
pub mod jury;
pub mod limits;
pub mod mail;
pub mod migrate;
pub mod password;
pub mod people;
pub mod practices;
pub mod projects;
pub mod rehearsal;
pub mod scope;
pub mod scores;
pub mod seal;
mod search;
pub mod session;
pub mod sharing;
mod standings;

pub use db::Db;
pub use door::Key;
pub use error::{Error, Result, Rule};
