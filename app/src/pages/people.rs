//! Accounts: coming in, and one's own place.

pub mod account;
mod applicants;
pub mod forgot;
pub mod mailbox;
pub mod new_password;
mod organization;
pub mod register;
pub(crate) mod role;
mod sheet;
pub mod sign_in;
pub mod verify;

pub use applicants::ApplicantTable;
pub use sheet::{ProblemSummary, Problems};
