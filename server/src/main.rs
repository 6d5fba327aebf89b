//! `bayge`: the award platform in one binary.

#![recursion_limit = "512"]

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A page is some thousand small texts, and a third of making it was spent in the system's allocator; see docs/MEASURES.md.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::cli::run()
}
