//! What somebody writes to register, as typed and as read.

use serde::{Deserialize, Serialize};

use super::AccountError;
use crate::{
    bin::Bin,
    email::Email,
    locale::Locale,
    organization::OrganizationKind,
    person::{Password, PersonName},
    region::Region,
};

/// The version of the consent text shown, kept with each registration: change it with the text.
pub const CONSENT_VERSION: &str = "2026-03";
/// Longest name of an organization, in characters.
pub const ORGANIZATION_NAME_MAX: usize = 300;

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationForm {
    /// The person's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The password chosen.
    pub password: String,
    /// The organization.
    #[serde(flatten)]
    pub organization: OrganizationForm,
    /// Not empty if the person agreed to the processing of personal data.
    pub consent: String,
}

/// The part about the organization, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganizationForm {
    /// The BIN.
    pub bin: String,
    /// The name in Kazakh.
    pub organization_kk: String,
    /// The name in Russian.
    pub organization_ru: String,
    /// The code of its kind.
    pub kind: String,
    /// The code of its region.
    pub region: String,
}

/// A registration that meets the rules.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The person's name.
    pub name: PersonName,
    /// Their address.
    pub email: Email,
    /// The password chosen.
    pub password: Password,
    /// The language of mails.
    pub locale: Locale,
    /// The organization they say they belong to.
    pub organization: OrganizationClaim,
}

/// The organization that somebody says they belong to. A BIN is public, so this proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationClaim {
    /// The BIN.
    pub bin: Bin,
    /// The kind.
    pub kind: OrganizationKind,
    /// The region.
    pub region: Region,
    /// The name in Kazakh.
    pub name_kk: String,
    /// The name in Russian.
    pub name_ru: String,
}

impl RegistrationForm {
    /// Everything that is wrong, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<AccountError> {
        let email = Email::parse(&self.email);
        // The rule that names the address can only be judged with one; the others hold for any.
        let password = match &email {
            Ok(email) => Password::parse(&self.password, email).err(),
            Err(_) => None,
        };
        let mut problems: Vec<AccountError> = PersonName::parse(&self.name).err().map(AccountError::Name).into_iter().collect();
        problems.extend(email.err().map(AccountError::Email));
        problems.extend(password.map(AccountError::Password));
        problems.extend(self.organization.problems());
        problems.extend(self.consent.is_empty().then_some(AccountError::Consent));
        problems
    }

    /// Reads the form.
    ///
    /// # Errors
    /// A problem; that of the password before the others, because a page can find the others again in what it kept of
    /// the form, and passwords are never kept.
    pub fn parse(&self, locale: Locale) -> Result<Registration, AccountError> {
        let problems = self.problems();
        if let Some(problem) = problems.iter().find(|problem| matches!(problem, AccountError::Password(_))).or(problems.first()) {
            return Err(*problem);
        }
        let email = Email::parse(&self.email).map_err(AccountError::Email)?;
        Ok(Registration {
            name: PersonName::parse(&self.name).map_err(AccountError::Name)?,
            password: Password::parse(&self.password, &email).map_err(AccountError::Password)?,
            email,
            locale,
            organization: self.organization.parse()?,
        })
    }
}

impl OrganizationForm {
    /// Everything that is wrong, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<AccountError> {
        [
            Bin::parse(&self.bin).err().map(AccountError::Bin),
            clean(&self.organization_kk).is_none().then_some(AccountError::OrganizationName(Locale::Kk)),
            clean(&self.organization_ru).is_none().then_some(AccountError::OrganizationName(Locale::Ru)),
            OrganizationKind::parse(&self.kind).is_none().then_some(AccountError::OrganizationKind),
            Region::parse(&self.region).is_none().then_some(AccountError::Region),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads this part of the form.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self) -> Result<OrganizationClaim, AccountError> {
        Ok(OrganizationClaim {
            bin: Bin::parse(&self.bin).map_err(AccountError::Bin)?,
            name_kk: clean(&self.organization_kk).ok_or(AccountError::OrganizationName(Locale::Kk))?,
            name_ru: clean(&self.organization_ru).ok_or(AccountError::OrganizationName(Locale::Ru))?,
            kind: OrganizationKind::parse(&self.kind).ok_or(AccountError::OrganizationKind)?,
            region: Region::parse(&self.region).ok_or(AccountError::Region)?,
        })
    }
}

/// A name on one line with single spaces; `None` if there is none or it is too long.
fn clean(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_plain = !name.chars().any(char::is_control);
    (is_plain && (1..=ORGANIZATION_NAME_MAX).contains(&name.chars().count())).then_some(name)
}
