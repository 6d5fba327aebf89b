//! Makes the files of the corpus.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
/// Where a photograph was taken, as its camera wrote it.
pub const PLACE: &[u8] = b"GPS 43.238949N 76.889709E";
/// What telephones write behind a photograph.
pub const JPEG_TRAILER: &[u8] = b"SEFHe\0\0\0\x01\0\0\0SEFT";

pub fn pdf_with(text: &str) -> Vec<u8> {
    [&PDF[..9], text.as_bytes(), b"\n", &PDF[9..]].concat()
}

/// An empty ZIP archive's last part, with a first part before it.
pub fn archive() -> Vec<u8> {
    [b"PK\x03\x04".as_slice(), &[0; 26], b"PK\x05\x06", &[0; 18]].concat()
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(width, height, |x, y| Rgb([u8::try_from(x % 251).unwrap_or(0), u8::try_from(y % 241).unwrap_or(0), 90]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, format).expect("can be written");
    bytes.into_inner()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Jpeg)
}

/// A chunk of a PNG with its check sum.
pub fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short").to_be_bytes();
    let named = [name.as_slice(), content].concat();
    [&length[..], &named, &check_sum(&named).to_be_bytes()].concat()
}

/// CRC-32 as PNG has it (W3C, annex D).
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
    })
}

/// A small PNG with one chunk more, behind its header.
pub fn png_with(chunk: &[u8]) -> Vec<u8> {
    let good = png(8, 6);
    [&good[..33], chunk, &good[33..]].concat()
}

/// A small PNG whose header claims another size, with a right check sum.
pub fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let good = png(8, 6);
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &good[24..29]].concat();
    [&good[..8], &chunk(*b"IHDR", &header), &good[33..]].concat()
}

/// A JPEG with one segment more, at its beginning.
pub fn segment(jpeg: &[u8], code: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, code], &length, content, &jpeg[2..]].concat()
}

/// A JPEG as a camera writes it: held upright, with the place.
pub fn exif(jpeg: &[u8]) -> Vec<u8> {
    let orientation = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    segment(jpeg, 0xe1, &[b"Exif\0\0".as_slice(), orientation, PLACE].concat())
}
