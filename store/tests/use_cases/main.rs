//! Every use-case on both engines.

mod cast;
mod ceremony;
mod entries;
mod files;
mod mail;
mod people;
mod projects;
mod schema;
mod world;
