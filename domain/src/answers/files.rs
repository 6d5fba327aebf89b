//! The files of an entry among its answers: only in what is sent, so that the receipt's checksum covers them too.

use super::Answers;
use crate::{file::FileLine, form::row_key};

/// The rows that name files in what was sent: `file.1.sha256`. No field of the form has this key.
const ROWS: &str = "file";

impl Answers {
    /// These answers with the files that are sent with them. Without files nothing is added: a receipt for words alone
    /// has the checksum that it always had.
    #[must_use]
    pub fn with_files(&self, files: &[FileLine]) -> Self {
        let mut answers = self.0.clone();
        // What an earlier submission had is no part of this one.
        answers.retain(|key, _| key.split('.').next() != Some(ROWS));
        for (index, file) in files.iter().enumerate() {
            let parts = [
                ("audience", file.audience.code().to_owned()),
                ("kind", file.kind.code().to_owned()),
                ("name", file.name.clone()),
                ("purpose", file.purpose.code().to_owned()),
                ("sha256", file.sha256.clone()),
                ("size", file.size.to_string()),
            ];
            answers.extend(parts.map(|(part, text)| (row_key(ROWS, index + 1, part), text)));
        }
        Self(answers)
    }
}
