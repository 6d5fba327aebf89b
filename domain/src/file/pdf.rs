//! PDF (ISO 32000-2): where it begins and ends, and whether it asks for a password.

use super::FileError;

/// How near the end the last mark must stand (ISO 32000-2, annex I: readers look at the last 1,024 bytes).
const END_WITHIN: usize = 1024;
/// How near the end the place of the last table must be told.
const START_WITHIN: usize = 2048;
/// The name in the trailer that says that a file is encrypted (7.5.5, table 15).
const ENCRYPT: &[u8] = b"Encrypt";

/// Looks for that name in every byte: a trailer may stand at the beginning, at the end, or in a stream's dictionary.
#[derive(Debug, Default)]
pub struct PdfScan {
    /// The name being read, if one is; only as much as tells it from [`ENCRYPT`].
    name: Option<Vec<u8>>,
    /// The digits of `#45` read so far (7.3.5: any character of a name may be written so).
    escape: Option<Vec<u8>>,
    is_encrypted: bool,
}

impl PdfScan {
    /// At its very beginning, save a mark of the encoding and white space: anything else before it would be another file.
    pub fn begins(head: &[u8]) -> bool {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        head.trim_ascii_start().starts_with(b"%PDF-")
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.step(byte);
        }
    }

    pub fn finish(mut self, tail: &[u8]) -> Result<(), FileError> {
        self.end_name();
        let within = |text: &[u8], reach: usize| {
            let end = &tail[tail.len().saturating_sub(reach)..];
            end.windows(text.len()).any(|window| window == text)
        };
        if self.is_encrypted {
            Err(FileError::Encrypted)
        } else if within(b"%%EOF", END_WITHIN) && within(b"startxref", START_WITHIN) {
            Ok(())
        } else {
            Err(FileError::Broken)
        }
    }

    fn step(&mut self, byte: u8) {
        if byte == b'/' {
            self.end_name();
            self.name = Some(Vec::with_capacity(ENCRYPT.len() + 1));
            return;
        }
        let Some(name) = &mut self.name else { return };
        if byte.is_ascii_whitespace() || matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'%') {
            self.end_name();
        } else if let Some(digits) = &mut self.escape {
            digits.push(byte);
            if digits.len() == 2 {
                let code = std::str::from_utf8(digits).ok().and_then(|text| u8::from_str_radix(text, 16).ok());
                name.push(code.unwrap_or(0));
                self.escape = None;
            }
        } else if byte == b'#' {
            self.escape = Some(Vec::with_capacity(2));
        } else {
            name.push(byte);
        }
        if self.name.as_ref().is_some_and(|name| !ENCRYPT.starts_with(name)) {
            (self.name, self.escape) = (None, None);
        }
    }

    fn end_name(&mut self) {
        self.is_encrypted |= self.name.take().is_some_and(|name| name == ENCRYPT);
        self.escape = None;
    }
}
