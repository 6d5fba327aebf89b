//! The axum binary `bayge`: configuration, middleware, live stream, health, the command line.

// A page is one type made of all its elements; the longest go deeper than the default of 128.
#![recursion_limit = "512"]

mod accents;
pub mod assets;
mod cache;
mod calendar;
mod checkpoints;
pub mod cli;
pub mod export;
mod fault;
mod files;
mod functions;
mod headers;
mod health;
pub mod listen;
mod live;
pub mod mailer;
mod metrics;
mod open;
mod pdf;
mod policy;
mod practices;
mod preferences;
mod receipt;
pub mod reminders;
mod rendering;
pub mod router;
mod seals;
mod security;
pub mod settings;
mod share;
