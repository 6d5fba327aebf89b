//! People: how they come in, how they prove who they are, and who belongs to which organization.
//!
//! What strangers may do has one answer and one amount of work (runs of argon2, a commit), whether the account or the
//! BIN they name is known or not.

mod applicant;
mod claim;
pub(crate) mod code;
mod invite;
mod member;
mod membership;
mod new_password;
mod organization;
mod place;
mod register;
pub(crate) mod registration;
mod sign_in;

use sha2::{Digest, Sha256};

pub use applicant::list_waiting;
pub use invite::{Invitation, add_user};
pub use member::{get_organization, remove_member};
pub use membership::{admit, refuse, request_membership};
pub use new_password::{ask_for_new_password, set_new_password};
pub use organization::{confirm_organization, list_organizations};
pub use place::find_place;
pub use register::{register, verify};
pub use sign_in::sign_in;

use crate::Key;

/// Organizations or people on one page of a list.
pub const PAGE: u32 = 20;

/// The demonstration's own addresses: outside one, nobody can have such an account.
const DEMONSTRATION: &str = "@demo.bayge";

/// What a write about an address, or about a code, is about.
fn key_of(text: &str) -> Key {
    let digest = Sha256::digest(text.as_bytes());
    Key::Address(digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The first row of a page, and how many pages there are.
fn paging(page: u32, total: i64) -> (i64, u32, u64) {
    let total = u64::try_from(total).unwrap_or(0);
    let pages = domain::paging::pages(total, PAGE);
    (i64::from(page.saturating_sub(1)) * i64::from(PAGE), pages, total)
}
