//! `bayge`: the award platform in one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
