//! A misspelt variable is an error, as a misspelt key is.

use std::ffi::OsString;

use clap::{Args, Command};

use super::{Settings, SettingsError};

/// Variables that are no settings of the file: the log, the file itself, and what the scripts and tests use.
const OTHERS: [&str; 8] = [
    "BAYGE_LOG",
    "BAYGE_CONFIG",
    "BAYGE_TOOLS",
    "BAYGE_CHROMIUM",
    "BAYGE_TEST_POSTGRES",
    "BAYGE_TEST_POSTGRES_PORT",
    "BAYGE_TEST_PYTHON",
    "BAYGE_TEST_STEPS",
];

/// Looks for variables that begin with `BAYGE_` and mean nothing.
pub fn check_environment() -> Result<(), SettingsError> {
    check(std::env::vars_os().map(|(name, _)| name))
}

fn check(names: impl Iterator<Item = OsString>) -> Result<(), SettingsError> {
    let command = Settings::augment_args(Command::new("bayge"));
    let known =
        |name: &str| OTHERS.contains(&name) || command.get_arguments().any(|argument| argument.get_env().is_some_and(|env| env == name));
    let mut ours = names.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with("BAYGE_"));
    ours.find(|name| !known(name)).map_or(Ok(()), |name| Err(SettingsError::Variable(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_variables_pass() {
        let checked = |names: &[&str]| check(names.iter().map(OsString::from)).map_err(|error| error.to_string());
        assert_eq!(checked(&["PATH", "BAYGE_LISTEN", "BAYGE_TRUSTED_PROXY", "BAYGE_LOG", "BAYGE_TEST_POSTGRES_PORT"]), Ok(()));
        let error = checked(&["BAYGE_LISTEN", "BAYGE_DATABSE"]).expect_err("misspelt");
        assert!(error.starts_with("BAYGE_DATABSE "), "{error}");
    }
}
