//! What people see: shell, routes, pages, ui components, server functions, words.

// A page is one type made of all its elements; the longest go deeper than the default of 128.
#![recursion_limit = "512"]
// Views are built by macros whose expansions these two lints misread.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

pub mod api;
pub mod error;
#[cfg(not(target_family = "wasm"))]
pub mod mail;
pub mod pages;
mod parts;
#[cfg(not(target_family = "wasm"))]
pub mod print;
mod routes;
#[cfg(not(target_family = "wasm"))]
pub mod shell;
pub mod ui;
pub mod words;

pub use error::AppError;
pub use routes::App;
