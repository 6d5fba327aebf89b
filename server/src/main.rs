//! `bayge`: the award platform in one binary.

#![recursion_limit = "512"]

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
