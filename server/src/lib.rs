//! The axum binary `bayge`: configuration, middleware, live stream, health, the command line.

pub mod assets;
pub mod cli;
mod fault;
mod headers;
mod health;
pub mod listen;
mod preferences;
pub mod router;
pub mod settings;
