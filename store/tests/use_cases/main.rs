//! Every use-case on both engines.

mod award;
mod cast;
mod ceremony;
mod entries;
mod mail;
mod people;
mod projects;
mod schema;
mod world;
