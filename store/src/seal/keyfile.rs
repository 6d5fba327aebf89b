//! The key that signs, in a file of its own: who reads the database cannot sign with it.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use domain::seal::{Hex, SealKey};
use rand::{TryRng, rngs::SysRng};

use crate::{Error, Result};

/// Where the key lies. It is made when it is first needed.
#[derive(Debug, Clone)]
pub struct KeyFile(Arc<Path>);

impl KeyFile {
    /// The file of this data folder.
    #[must_use]
    pub fn of(data_dir: &Path) -> Self {
        Self(data_dir.join("seal.key").into())
    }

    /// The key; a new one from the operating system's randomness if there is none.
    pub fn open(&self) -> Result<SealKey> {
        match fs::read_to_string(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => self.keep(&random()?)?,
            _ => {}
        }
        let text = fs::read_to_string(&self.0).map_err(|error| self.trouble(&error))?;
        let bytes = Hex::<32>::parse(text.trim_end()).ok_or_else(|| self.trouble(&"it does not hold 64 hexadecimal digits"))?;
        Ok(SealKey::from_bytes(&bytes.0))
    }

    /// Keeps this key, unless there is one: a key is never written over.
    pub fn keep(&self, bytes: &[u8; 32]) -> Result<()> {
        let folder = self.0.parent().map(PathBuf::from).unwrap_or_default();
        // Whole under another name first: two servers that begin at once take the same one, and none a torn one.
        let draft = folder.join(format!(".seal.key.{}", Hex(random()?)));
        let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft).and_then(|mut file| {
            writeln!(file, "{}", Hex(*bytes))?;
            file.sync_all()
        });
        let linked = written.and_then(|()| fs::hard_link(&draft, &self.0));
        drop(fs::remove_file(&draft));
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(self.trouble(&error)),
            _ => Ok(()),
        }
    }

    fn trouble(&self, error: &dyn std::fmt::Display) -> Error {
        Error::Unexpected(format!("the key of the seals, {}: {error}", self.0.display()))
    }
}

/// Thirty-two bytes from the operating system.
pub(super) fn random() -> Result<[u8; 32]> {
    let mut bytes = [0; 32];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Unexpected(format!("the operating system has no randomness: {error}")))?;
    Ok(bytes)
}
