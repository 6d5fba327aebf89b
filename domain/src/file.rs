//! Files of an entry: presentation, evidence, letter. What a file is, its content says and never its name.

use serde::{Deserialize, Serialize};

mod content;
mod jpeg;
mod moment;
mod name;
mod pdf;
mod png;

pub use content::Content;
pub use moment::{GRACE, check_may_begin, check_may_finish};
pub use name::FileName;

use crate::{id::FileId, time::Timestamp};

/// The largest file, in bytes: 20 MB.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;
/// The most files of one entry.
pub const MAX_FILES: usize = 5;
/// The most that all entries of one organization may keep, in bytes.
pub const ORGANIZATION_BYTES: u64 = 500 * 1024 * 1024;

coded! {
    /// What a file is, told by its content.
    pub enum FileKind {
        /// A document.
        Pdf => "pdf",
        /// A picture without loss.
        Png => "png",
        /// A photograph.
        Jpeg => "jpeg",
    }
}

coded! {
    /// What a file is for.
    pub enum Purpose {
        /// It presents the project.
        Presentation => "presentation",
        /// It proves a result.
        Evidence => "evidence",
        /// The letter of the head.
        Letter => "letter",
    }
}

coded! {
    /// Who may have a file.
    pub enum FileAudience {
        /// The jury and the organizer.
        Jury => "jury",
        /// Everyone, once the entry is published whole.
        Public => "public",
    }
}

coded! {
    /// Why a file is not taken.
    pub enum FileError {
        /// Nothing was chosen, or there is nothing in it.
        Empty => "empty",
        /// Larger than [`MAX_BYTES`].
        TooLarge => "too_large",
        /// The entry has [`MAX_FILES`] already.
        TooMany => "too_many",
        /// Neither PDF nor PNG nor JPEG.
        WrongType => "wrong_type",
        /// It breaks off, or cannot be read.
        Broken => "broken",
        /// It asks for a password.
        Encrypted => "encrypted",
        /// It is something else at the same time.
        Disguised => "disguised",
        /// A picture with more dots than can be shown.
        TooManyDots => "too_many_dots",
        /// It takes too long to read.
        TooSlow => "too_slow",
        /// The organization has used up its place.
        Quota => "quota",
        /// The server has no room left.
        Full => "full",
        /// Too many uploads at once.
        Busy => "busy",
        /// The rest of it did not come in time.
        Interrupted => "interrupted",
        /// Its upload began after the bell, or ended after the grace.
        Late => "late",
        /// It was not said what it is for, or for whom.
        Unsaid => "unsaid",
    }
}

impl std::error::Error for FileError {}

impl FileKind {
    /// The ending of its names.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// As `Content-Type` says it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// Whether it is a picture: others are then shown a copy of it, without what cameras write into it.
    #[must_use]
    pub const fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }
}

/// A file of an entry, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Its identifier.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes as they were uploaded, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Who may have it.
    pub audience: FileAudience,
    /// When its upload began.
    pub uploaded_at: Timestamp,
}
