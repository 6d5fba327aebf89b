//! Every use-case on both engines.

mod audit;
mod award;
mod backup;
mod cast;
mod ceremony;
mod demo;
mod entries;
mod files;
mod jury;
mod mail;
mod people;
mod projects;
mod public;
mod schema;
mod scores;
mod seal;
mod world;
