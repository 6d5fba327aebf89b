//! Every use-case on both engines.

mod schema;
mod world;
