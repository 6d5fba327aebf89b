//! Files of entries: streamed to disk while they come, checked, then kept under their SHA-256.
//!
//! Originals are for the organization that sent them. Everybody else who may have a picture gets a copy of it, decoded
//! within limits and written anew, without what cameras put into it.

mod depot;
mod inspect;
mod keep;
mod picture;
mod read;
mod remove;
pub(crate) mod row;
mod sweep;
mod upload;

pub use depot::{Files, Permit};
pub use keep::{Arrived, Offer, keep, receive};
pub use read::{Opened, open};
pub use remove::remove;
pub use sweep::sweep;
pub use upload::{Upload, append, begin, find, finish};

use domain::file::FileError;

use crate::Error;

/// A fault of the disk or of the file store.
fn fault(error: &std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::StorageFull { FileError::Full.into() } else { Error::Unexpected(format!("files: {error}")) }
}
