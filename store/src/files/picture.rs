//! The copy of a picture that others are shown: its dots and nothing else.
//!
//! A decoder cannot be stopped, so what it may do is bounded before it begins: the sides, the dots and the memory below. How many decode
//! at once is bounded by [`super::Files`], and how long anybody waits for one by [`super::keep`].

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
};

use domain::file::{FileError, FileKind};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};

use super::fault;
use crate::{Error, Result};

/// The longest side that is decoded.
const MAX_SIDE: u32 = 16_000;
/// The most dots that are decoded: no telephone takes more, and no screen shows them.
const MAX_DOTS: u64 = 50_000_000;
/// What a decoder may take, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest side of the copy.
const COPY_SIDE: u32 = 4_096;
/// Of the copy of a photograph, of 100.
const QUALITY: u8 = 88;

/// Decodes the picture and writes it anew, turned as its camera held it. Blocks.
pub fn copy(path: &Path, copy: &Path, kind: FileKind) -> Result<()> {
    let picture = decode(path, kind)?;
    let file = File::create(copy).map_err(|error| fault(&error))?;
    let mut writer = BufWriter::new(file);
    let written = match kind {
        FileKind::Jpeg => DynamicImage::from(picture.to_rgb8()).write_with_encoder(JpegEncoder::new_with_quality(&mut writer, QUALITY)),
        _ if picture.color().has_alpha() => DynamicImage::from(picture.to_rgba8()).write_with_encoder(PngEncoder::new(&mut writer)),
        _ => DynamicImage::from(picture.to_rgb8()).write_with_encoder(PngEncoder::new(&mut writer)),
    };
    written.map_err(|error| Error::Unexpected(format!("a picture could not be written: {error}")))?;
    writer.flush().map_err(|error| fault(&error))
}

fn decode(path: &Path, kind: FileKind) -> Result<DynamicImage> {
    let format = if kind == FileKind::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let file = File::open(path).map_err(|error| fault(&error))?;
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(MAX_SIDE), Some(MAX_SIDE), Some(MAX_MEMORY));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_DOTS || decoder.total_bytes() > MAX_MEMORY {
        return Err(FileError::TooManyDots.into());
    }
    let orientation = decoder.orientation().map_err(|error| refused(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(orientation);
    if width.max(height) > COPY_SIDE {
        picture = picture.thumbnail(COPY_SIDE, COPY_SIDE);
    }
    Ok(picture)
}

fn refused(error: &ImageError) -> Error {
    match error {
        ImageError::Limits(_) => FileError::TooManyDots.into(),
        _ => FileError::Broken.into(),
    }
}
