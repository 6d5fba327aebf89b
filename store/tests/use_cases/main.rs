//! Every use-case on both engines.

mod entries;
mod projects;
mod schema;
mod world;
