//! Every use-case on both engines.

mod audit;
mod award;
mod backup;
mod cast;
mod ceremony;
mod collections;
mod demo;
mod entries;
mod files;
mod jury;
mod mail;
mod people;
mod practices;
mod projects;
mod public;
mod rehearsal;
mod schema;
mod scores;
mod seal;
mod sharing;
mod two_people;
mod world;
