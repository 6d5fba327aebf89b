//! Every use-case on both engines.

mod cast;
mod ceremony;
mod entries;
mod projects;
mod schema;
mod world;
