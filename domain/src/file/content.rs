//! What a file is, told while its bytes come by: nothing is held but its beginning and its end.

use super::{FileError, FileKind, MAX_BYTES, jpeg::JpegScan, pdf::PdfScan, png::PngScan};

/// How much of the beginning tells what it is.
const HEAD: usize = 64;
/// How much of the end is kept: the directory of a ZIP archive stands before a comment of at most 65,535 bytes.
const TAIL: usize = 66 * 1024;
/// The mark of that directory.
const ZIP_END: &[u8] = b"PK\x05\x06";

/// A file being read.
#[derive(Debug, Default)]
pub struct Content {
    head: Vec<u8>,
    tail: Vec<u8>,
    size: u64,
    scan: Option<Scan>,
}

#[derive(Debug)]
enum Scan {
    Pdf(PdfScan),
    Png(PngScan),
    Jpeg(JpegScan),
    Other,
}

impl Content {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.keep_tail(bytes);
        if let Some(scan) = &mut self.scan {
            scan.feed(bytes);
            return;
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() >= HEAD {
            self.begin();
        }
    }

    /// What it is, and its length.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn finish(mut self) -> Result<(FileKind, u64), FileError> {
        if self.size == 0 {
            return Err(FileError::Empty);
        }
        if self.size > MAX_BYTES {
            return Err(FileError::TooLarge);
        }
        if self.scan.is_none() {
            self.begin();
        }
        let is_archive = self.tail.windows(ZIP_END.len()).any(|window| window == ZIP_END);
        let kind = match self.scan.unwrap_or(Scan::Other) {
            Scan::Pdf(scan) => scan.finish(&self.tail).map(|()| FileKind::Pdf),
            Scan::Png(scan) => scan.finish().map(|()| FileKind::Png),
            Scan::Jpeg(scan) => scan.finish().map(|()| FileKind::Jpeg),
            Scan::Other => Err(FileError::WrongType),
        }?;
        if is_archive { Err(FileError::Disguised) } else { Ok((kind, self.size)) }
    }

    /// Chooses by the beginning; what was held back goes to the one chosen.
    fn begin(&mut self) {
        let head = std::mem::take(&mut self.head);
        // The same whatever the pieces were in which it came.
        let beginning = &head[..head.len().min(HEAD)];
        let mut scan = if PdfScan::begins(beginning) {
            Scan::Pdf(PdfScan::default())
        } else if PngScan::begins(beginning) {
            Scan::Png(PngScan::default())
        } else if JpegScan::begins(beginning) {
            Scan::Jpeg(JpegScan::default())
        } else {
            Scan::Other
        };
        scan.feed(&head);
        self.scan = Some(scan);
    }

    fn keep_tail(&mut self, bytes: &[u8]) {
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL)..]);
        // Not at each piece: moving the rest costs as much as the piece only if it is rare.
        if self.tail.len() > 2 * TAIL {
            let surplus = self.tail.len() - TAIL;
            self.tail.drain(..surplus);
        }
    }
}

impl Scan {
    fn feed(&mut self, bytes: &[u8]) {
        match self {
            Self::Pdf(scan) => scan.feed(bytes),
            Self::Png(scan) => scan.feed(bytes),
            Self::Jpeg(scan) => scan.feed(bytes),
            Self::Other => {}
        }
    }
}
