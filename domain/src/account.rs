//! Why an account cannot be made, proven or opened.

use serde::{Deserialize, Serialize};

mod registration;

pub use registration::{CONSENT_VERSION, ORGANIZATION_NAME_MAX, OrganizationClaim, OrganizationForm, Registration, RegistrationForm};

use crate::{
    bin::BinError,
    email::EmailError,
    locale::Locale,
    person::{PasswordError, PersonNameError},
};

/// What is wrong with what was typed, or with the moment. Never tells whether an account or a BIN is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AccountError {
    /// The address is not one.
    #[error("account_email")]
    Email(EmailError),
    /// The name is not one.
    #[error("account_name")]
    Name(PersonNameError),
    /// The password may not be used.
    #[error("account_password")]
    Password(PasswordError),
    /// The BIN is not one.
    #[error("account_bin")]
    Bin(BinError),
    /// An organization needs its name in Kazakh and in Russian; this one is missing or too long.
    #[error("account_organization_name")]
    OrganizationName(Locale),
    /// The kind of organization was not chosen.
    #[error("account_organization_kind")]
    OrganizationKind,
    /// The region was not chosen.
    #[error("account_region")]
    Region,
    /// The person did not agree to the processing of personal data.
    #[error("account_consent")]
    Consent,
    /// Address and password do not fit, or the address was not verified yet: one answer for all of these.
    #[error("account_wrong_password")]
    WrongPassword,
    /// Not the password that was chosen in the registration whose letter this is.
    #[error("account_other_password")]
    OtherPassword,
    /// The code is unknown, used or too old.
    #[error("account_code")]
    Code,
    /// Too many attempts for this account or from this place.
    #[error("account_too_many")]
    TooMany,
    /// Roles that one person may not hold together: see [`crate::person::Role::goes_with`].
    #[error("account_roles")]
    Roles,
    /// Nobody is removed without a reason.
    #[error("account_reason")]
    Reason,
}

impl AccountError {
    /// The name of the form's field that this is about, if it is about one.
    #[must_use]
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::Email(_) => Some("email"),
            Self::Name(_) => Some("name"),
            Self::Password(_) | Self::OtherPassword => Some("password"),
            Self::Bin(_) => Some("bin"),
            Self::OrganizationName(Locale::Ru) => Some("organization_ru"),
            Self::OrganizationName(_) => Some("organization_kk"),
            Self::OrganizationKind => Some("kind"),
            Self::Region => Some("region"),
            Self::Consent => Some("consent"),
            Self::Reason => Some("reason"),
            Self::WrongPassword | Self::Code | Self::TooMany | Self::Roles => None,
        }
    }
}
