//! Server functions: the door between browser and store. Each is a few lines: scope, store, return.

pub mod award;
pub mod ceremony;
pub mod collections;
pub mod entries;
pub mod files;
pub mod jury;
pub mod log;
pub mod mail;
pub mod people;
pub mod practices;
pub mod project;
pub mod refusal;
#[cfg(not(target_family = "wasm"))]
pub mod request;
pub mod robustness;
pub mod scores;
pub mod seal;
pub mod sharing;
pub mod wire;
