//! Server functions: the door between browser and store. Each is a few lines: scope, store, return.

pub mod award;
#[cfg(not(target_family = "wasm"))]
pub mod request;
