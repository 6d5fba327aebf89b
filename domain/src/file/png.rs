//! PNG (W3C, third edition): a signature, chunks from `IHDR` to `IEND`, and nothing after them.

use super::FileError;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The length and the name before a chunk's content.
const CHUNK_HEAD: usize = 8;
/// The check sum after it.
const CHUNK_END: u64 = 4;
/// The content of `IHDR`.
const HEADER_LENGTH: u32 = 13;

/// Walks the chunks. Whether their content can be read, whoever decodes it finds out.
#[derive(Debug, Default)]
pub struct PngScan {
    place: Place,
    /// What has come of a signature or of the head of a chunk.
    head: Vec<u8>,
    /// What is left of a chunk.
    skip: u64,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the signature, which is as long as the head of a chunk.
    #[default]
    Start,
    /// Before the first chunk.
    Header,
    /// Before another one.
    Chunk,
    /// In the last one, or behind it.
    End,
    /// Something stands behind it.
    Beyond,
    /// No PNG.
    Broken,
}

impl PngScan {
    pub fn begins(head: &[u8]) -> bool {
        head.starts_with(SIGNATURE)
    }

    pub fn feed(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && self.place != Place::Broken {
            if self.skip > 0 {
                let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(bytes.len());
                self.skip -= skipped as u64;
                bytes = &bytes[skipped..];
            } else if matches!(self.place, Place::End | Place::Beyond) {
                self.place = Place::Beyond;
                return;
            } else {
                self.head.push(bytes[0]);
                bytes = &bytes[1..];
                if self.head.len() == CHUNK_HEAD {
                    self.take_head();
                }
            }
        }
    }

    pub fn finish(self) -> Result<(), FileError> {
        match self.place {
            Place::Beyond => Err(FileError::Disguised),
            Place::End if self.skip == 0 => Ok(()),
            _ => Err(FileError::Broken),
        }
    }

    fn take_head(&mut self) {
        let head = std::mem::take(&mut self.head);
        if self.place == Place::Start {
            self.place = Place::Header;
            return;
        }
        let [a, b, c, d, name @ ..] = head.as_slice() else { return };
        let length = u32::from_be_bytes([*a, *b, *c, *d]);
        self.place = match (self.place, name) {
            (Place::Header, b"IHDR") if length == HEADER_LENGTH => Place::Chunk,
            (Place::Header, _) | (_, b"IHDR") => Place::Broken,
            (_, b"IEND") => Place::End,
            (_, name) if name.iter().all(u8::is_ascii_alphabetic) => Place::Chunk,
            _ => Place::Broken,
        };
        self.skip = u64::from(length) + CHUNK_END;
    }
}
