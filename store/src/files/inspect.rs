//! What lies on the disk: read once, from beginning to end, a piece at a time.

#[cfg(test)]
mod tests;

use std::{fs::File, io::Read, path::Path};

use domain::file::{Content, FileKind};
use sha2::{Digest, Sha256};

use super::{fault, picture};
use crate::{Error, Result};

/// A file that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    pub kind: FileKind,
    pub size: u64,
    pub sha256: String,
    /// Of the copy for others, if it is a picture.
    pub preview_sha256: Option<String>,
}

/// Reads the file, and writes the copy of a picture to `preview`. Blocks.
pub fn inspect(path: &Path, preview: &Path) -> Result<Inspected> {
    let mut content = Content::new();
    let sha256 = read(path, |bytes| content.feed(bytes))?;
    let (kind, size) = content.finish().map_err(Error::from)?;
    let preview_sha256 = if kind.is_image() {
        picture::copy(path, preview, kind)?;
        Some(read(preview, |_| ())?)
    } else {
        None
    };
    Ok(Inspected { kind, size, sha256, preview_sha256 })
}

/// Gives the SHA-256 of a file, showing its bytes on the way.
fn read(path: &Path, mut show: impl FnMut(&[u8])) -> Result<String> {
    let mut file = File::open(path).map_err(|error| fault(&error))?;
    let mut sha256 = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = file.read(&mut buffer).map_err(|error| fault(&error))?;
        if length == 0 {
            return Ok(hex::encode(sha256.finalize()));
        }
        sha256.update(&buffer[..length]);
        show(&buffer[..length]);
    }
}
