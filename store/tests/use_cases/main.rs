//! Every use-case on both engines.

mod projects;
mod schema;
mod world;
