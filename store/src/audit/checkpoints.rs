//! Heads of the log in a file outside the database: whoever changes the database does not change these with it.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use domain::audit::{Checkpoint, Head};

use super::head;
use crate::{Db, Error, Result, scope::Operator};

/// The file, one checkpoint a line as JSON. Lines are only ever added.
#[derive(Debug, Clone)]
pub struct Checkpoints(PathBuf);

impl Checkpoints {
    /// The file in a data folder.
    #[must_use]
    pub fn of(data_dir: &Path) -> Self {
        Self(data_dir.join("checkpoints.jsonl"))
    }

    /// What was written down; nothing if there is no file. A line that is none is an error: nobody but this writes there.
    pub fn read(&self) -> Result<Vec<Checkpoint>> {
        let file = match File::open(&self.0) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.fault(&error)),
        };
        let read = |line: io::Result<String>| {
            let line = line.map_err(|error| self.fault(&error))?;
            serde_json::from_str(&line).map_err(|error| self.fault(&error))
        };
        BufReader::new(file).lines().map(read).collect()
    }

    fn add(&self, checkpoint: &Checkpoint) -> Result<()> {
        let line = serde_json::to_string(checkpoint).map_err(|error| self.fault(&error))?;
        let add = || {
            let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(&self.0)?;
            file.write_all(format!("{line}\n").as_bytes())?;
            file.sync_all()
        };
        add().map_err(|error| self.fault(&error))
    }

    fn fault(&self, error: &dyn std::fmt::Display) -> Error {
        Error::Unexpected(format!("{}: {error}", self.0.display()))
    }
}

/// Writes down how far the log goes, unless that is written down already.
pub async fn note(db: &Db, operator: &Operator, checkpoints: &Checkpoints) -> Result<Option<Head>> {
    let found = head(db, operator).await?;
    let last = checkpoints.read()?.pop();
    if found.position == 0 || last.is_some_and(|last| last.head == found.hex()) {
        return Ok(None);
    }
    checkpoints.add(&Checkpoint { position: found.position, head: found.hex(), at: operator.now() })?;
    Ok(Some(found))
}
