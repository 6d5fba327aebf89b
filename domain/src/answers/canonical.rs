//! The one byte sequence that stands for a set of answers: what a receipt's SHA-256 is taken of.

use sha2::{Digest, Sha256};

use super::Answers;

impl Answers {
    /// The canonical bytes: one JSON object, every kept answer as a string member, keys in ascending order, no white
    /// space, UTF-8, only `"`, `\` and control characters escaped. Keys are ASCII and values strings, so these are
    /// exactly the bytes of RFC 8785 (JSON Canonicalization Scheme). No answers: `{}`.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut json = String::from("{");
        for (index, (key, text)) in self.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            json.push_str(&quote(key));
            json.push(':');
            json.push_str(&quote(text));
        }
        json.push('}');
        json.into_bytes()
    }

    /// The SHA-256 of [`Answers::canonical`], 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256_hex(&self) -> String {
        hex::encode(Sha256::digest(self.canonical()))
    }
}

/// A JSON string.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
