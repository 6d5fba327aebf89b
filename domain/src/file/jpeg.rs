//! JPEG (ITU-T T.81, annex B): segments from the start of the image to its end. Cameras write more after it.

use super::FileError;

/// Walks the segments. Whether their content can be read, whoever decodes it finds out.
#[derive(Debug, Default)]
pub struct JpegScan {
    place: Place,
    has_frame: bool,
    has_scan: bool,
}

#[derive(Debug, Default)]
enum Place {
    /// Before a marker.
    #[default]
    Mark,
    /// After the byte that begins a marker.
    Code,
    /// In the length of a segment; whether image data follows it.
    Length { is_scan: bool, first: Option<u8> },
    /// In a segment, so many bytes before its end.
    Inside { is_scan: bool, left: usize },
    /// In image data.
    Data,
    /// In image data, after a byte that may begin a marker.
    DataCode,
    /// After the end.
    Done,
    /// No JPEG.
    Broken,
}

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

impl JpegScan {
    pub fn begins(head: &[u8]) -> bool {
        head.starts_with(&[0xff, START, 0xff])
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.step(byte);
        }
    }

    pub fn finish(self) -> Result<(), FileError> {
        if matches!(self.place, Place::Done) && self.has_frame && self.has_scan { Ok(()) } else { Err(FileError::Broken) }
    }

    fn step(&mut self, byte: u8) {
        self.place = match std::mem::take(&mut self.place) {
            Place::Mark if byte == 0xff => Place::Code,
            Place::Mark | Place::Broken => Place::Broken,
            Place::Length { is_scan, first: None } => Place::Length { is_scan, first: Some(byte) },
            Place::Length { is_scan, first: Some(first) } => match usize::from(u16::from_be_bytes([first, byte])) {
                0 | 1 => Place::Broken,
                2 => after(is_scan),
                length => Place::Inside { is_scan, left: length - 2 },
            },
            Place::Inside { is_scan, left: 1 } => after(is_scan),
            Place::Inside { is_scan, left } => Place::Inside { is_scan, left: left - 1 },
            Place::Data if byte == 0xff => Place::DataCode,
            Place::Data => Place::Data,
            // An escaped byte, or the number of a restart: still data.
            Place::DataCode if byte == 0 || (0xd0..=0xd7).contains(&byte) => Place::Data,
            Place::Code | Place::DataCode => self.marker(byte),
            Place::Done => Place::Done,
        };
    }

    /// What follows a marker. `0xff` before a marker only fills.
    fn marker(&mut self, code: u8) -> Place {
        match code {
            0xff => Place::Code,
            END => Place::Done,
            START | 0x01 | 0xd0..=0xd7 => Place::Mark,
            0 => Place::Broken,
            code => {
                // SOF0 to SOF15, without the tables that share their range.
                self.has_frame |= (0xc0..=0xcf).contains(&code) && !matches!(code, 0xc4 | 0xc8 | 0xcc);
                self.has_scan |= code == SCAN;
                Place::Length { is_scan: code == SCAN, first: None }
            }
        }
    }
}

const fn after(is_scan: bool) -> Place {
    if is_scan { Place::Data } else { Place::Mark }
}
