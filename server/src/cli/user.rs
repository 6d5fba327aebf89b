//! `bayge user add`.

use domain::{
    account::AccountError,
    email::Email,
    locale::Locale,
    person::{PersonName, Role},
};
use store::{
    Error, Rule,
    people::{self, Invitation},
    scope::Operator,
};

use super::{Trouble, open};
use crate::{headers, settings::Settings};

/// Who is added, as written on the command line.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// Their e-mail address
    email: String,
    /// What they may do; may be repeated
    #[arg(long = "role", required = true, value_parser = clap::builder::PossibleValuesParser::new(Role::CODES))]
    roles: Vec<String>,
    /// Their name [default: the part of the address before the @]
    #[arg(long)]
    name: Option<String>,
    /// The language of their mails and of the link
    #[arg(long, default_value = "kk", value_parser = clap::builder::PossibleValuesParser::new(Locale::CODES))]
    language: String,
}

/// Gives somebody an account with roles, and prints a one-time link with which they set their password.
pub async fn add(settings: &Settings, add: Add) -> Result<(), Trouble> {
    let email = Email::parse(&add.email).map_err(|_| format!("{} is not an e-mail address", add.email))?;
    let name = add.name.unwrap_or_else(|| add.email.split('@').next().unwrap_or_default().to_owned());
    let name = PersonName::parse(&name).map_err(|_| format!("{name:?} cannot be a name; write one with --name"))?;
    let locale = Locale::parse(&add.language).unwrap_or(Locale::Kk);
    let roles = add.roles.iter().filter_map(|code| Role::parse(code)).collect();
    let db = open(settings).await?;
    let operator = Operator::at_console(headers::now());
    let code = people::add_user(&db, &operator, Invitation { email, name, locale, roles }).await.map_err(|error| match error {
        Error::Denied => Trouble::from("addresses of the demonstration cannot be given to people"),
        Error::Rule(Rule::Account(AccountError::Roles)) => {
            Trouble::from("an admin sees no scores: admin cannot be combined with juror, chair or organizer; nothing was changed")
        }
        error => error.into(),
    })?;
    db.close().await;
    println!("{}/{}/new-password?code={code}", settings.public_url(), locale.code());
    Ok(())
}
