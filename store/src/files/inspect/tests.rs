//! Hostile files, each made here, each with the verdict it must get; and what is left of honest ones.

mod forge;

use std::path::PathBuf;

use domain::file::{FileError, FileKind, MAX_BYTES};

use super::{Inspected, inspect};
use crate::{Error, Rule};
use forge::{JPEG_TRAILER, PDF, PLACE, archive, chunk, exif, jpeg, pdf_with, png, png_that_claims, png_with, segment};

/// A file on the disk, which goes with its copy.
struct Laid(PathBuf);

impl Laid {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("bayge-corpus-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("the temporary folder can be written");
        Self(path)
    }

    fn copy(&self) -> PathBuf {
        self.0.with_extension("copy")
    }

    fn inspect(&self) -> Result<Inspected, FileError> {
        inspect(&self.0, &self.copy()).map_err(|error| match error {
            Error::Rule(Rule::File(error)) => error,
            error => panic!("{}: {error}", self.0.display()),
        })
    }
}

impl Drop for Laid {
    fn drop(&mut self) {
        for path in [&self.0, &self.copy()] {
            drop(std::fs::remove_file(path));
        }
    }
}

type Case = (&'static str, Vec<u8>, Result<FileKind, FileError>);

fn documents() -> Vec<Case> {
    use FileError::{Broken, Disguised, Encrypted, WrongType};
    let limit = usize::try_from(MAX_BYTES).expect("fits");
    vec![
        ("honest", PDF.to_vec(), Ok(FileKind::Pdf)),
        ("with a mark of its encoding", [b"\xef\xbb\xbf", PDF].concat(), Ok(FileKind::Pdf)),
        ("two revisions", [PDF, PDF].concat(), Ok(FileKind::Pdf)),
        ("with line ends after it", [PDF, b"\r\n\r\n"].concat(), Ok(FileKind::Pdf)),
        ("password", pdf_with("trailer << /Encrypt 5 0 R /Root 1 0 R >>"), Err(Encrypted)),
        ("password without spaces", pdf_with("trailer<</Encrypt<</Filter/Standard/V 5>>>>"), Err(Encrypted)),
        ("password with an escaped name", pdf_with("<< /#45#6e#63#72#79#70#74 5 0 R >>"), Err(Encrypted)),
        ("password in a stream of tables", pdf_with("7 0 obj << /Type /XRef /Encrypt 6 0 R >> stream"), Err(Encrypted)),
        ("password before many bytes", pdf_with(&format!("/Encrypt 5 0 R{}", " ".repeat(200_000))), Err(Encrypted)),
        ("password behind many bytes", pdf_with(&format!("{}/Encrypt 5 0 R", " ".repeat(200_000))), Err(Encrypted)),
        ("speaks of encryption", pdf_with("(Encrypt) /EncryptMetadata /Encrypted"), Ok(FileKind::Pdf)),
        ("only its beginning", PDF[..20].to_vec(), Err(Broken)),
        ("without its end", PDF[..PDF.len() - 6].to_vec(), Err(Broken)),
        ("without its table", b"%PDF-1.7\n%%EOF\n".to_vec(), Err(Broken)),
        ("its end far from the end", [PDF, &[0; 4096]].concat(), Err(Broken)),
        ("behind a page", [b"<html><script>alert(1)</script>", PDF].concat(), Err(WrongType)),
        ("behind an archive", [&archive(), PDF].concat(), Err(WrongType)),
        ("behind a picture of another kind", [b"GIF89a", PDF].concat(), Err(WrongType)),
        ("behind a program", [b"MZ\x90\0", PDF].concat(), Err(WrongType)),
        ("behind zero bytes", [&[0; 16], PDF].concat(), Err(WrongType)),
        ("behind much white space", [&[b' '; 100], PDF].concat(), Err(WrongType)),
        ("before an archive", [PDF, &archive()].concat(), Err(Disguised)),
        ("around an archive", pdf_with(&String::from_utf8_lossy(&archive())), Err(Disguised)),
        ("too large", [&PDF[..9], &vec![b' '; limit], &PDF[9..]].concat(), Err(FileError::TooLarge)),
    ]
}

fn others() -> Vec<Case> {
    use FileError::{Empty, TooLarge, WrongType};
    let text = |text: &str| text.as_bytes().to_vec();
    let mut cases: Vec<Case> = vec![("nothing", Vec::new(), Err(Empty)), ("zeros", vec![0; 4096], Err(WrongType))];
    cases.push(("endless zeros", vec![0; usize::try_from(MAX_BYTES).expect("fits") + 1], Err(TooLarge)));
    for (name, bytes) in [
        ("one byte", text("%")),
        ("almost a document", text("%PDF")),
        ("almost a picture", b"\x89PNG\r\n".to_vec()),
        ("almost a photograph", b"\xff\xd8".to_vec()),
        ("a page", text("<!DOCTYPE html><script>alert(1)</script>")),
        ("a drawing with a script", text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
        ("a drawing behind its declaration", text("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>")),
        ("a script", text("#!/bin/sh\nrm -rf /")),
        ("a program of Windows", b"MZ\x90\0\x03".to_vec()),
        ("a program of Linux", b"\x7fELF\x02\x01\x01".to_vec()),
        ("a program of the browser", b"\0asm\x01\0\0\0".to_vec()),
        ("an archive", archive()),
        ("an office document", [archive(), text("word/document.xml")].concat()),
        ("an old office document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        ("another archive", b"\x1f\x8b\x08\0".to_vec()),
        ("a picture of another kind", text("GIF89a\x01\0\x01\0")),
        ("a picture of a third kind", text("RIFF\x24\0\0\0WEBPVP8 ")),
        ("a film", text("\0\0\0\x18ftypmp42")),
        ("a picture of a telephone", text("\0\0\0\x18ftypheic")),
        ("a raw photograph", b"II*\0\x08\0\0\0".to_vec()),
        ("a printer's program", text("%!PS-Adobe-3.0")),
        ("a rich text", text("{\\rtf1 x}")),
        ("a formula", text("=HYPERLINK(\"http://x\")")),
    ] {
        cases.push((name, bytes, Err(WrongType)));
    }
    cases
}

fn pictures() -> Vec<Case> {
    use FileError::{Broken, Disguised, TooManyDots};
    let good = png(8, 6);
    let data = good.windows(4).position(|name| name == b"IDAT").expect("has data");
    let mut flipped = good.clone();
    flipped[data + 8] ^= 0xff;
    vec![
        ("small", good.clone(), Ok(FileKind::Png)),
        ("one dot", png(1, 1), Ok(FileKind::Png)),
        ("with a text", png_with(&chunk(*b"tEXt", b"Comment\0<script>")), Ok(FileKind::Png)),
        ("cut in its data", good[..data + 6].to_vec(), Err(Broken)),
        ("cut before its end", good[..good.len() - 12].to_vec(), Err(Broken)),
        ("cut in its end", good[..good.len() - 1].to_vec(), Err(Broken)),
        ("only a signature", good[..8].to_vec(), Err(Broken)),
        ("a flipped bit", flipped, Err(Broken)),
        ("without data", [&good[..33], &good[good.len() - 12..]].concat(), Err(Broken)),
        ("two headers", [&good[..33], &good[8..]].concat(), Err(Broken)),
        ("without a header", [&good[..8], &good[33..]].concat(), Err(Broken)),
        ("a chunk longer than the file", [&good[..33], &chunk(*b"tEXt", &[0; 64])[..20]].concat(), Err(Broken)),
        ("a page behind it", [&good[..], b"<html><script>alert(1)</script>"].concat(), Err(Disguised)),
        ("an archive behind it", [&good[..], &archive()].concat(), Err(Disguised)),
        ("an archive in it", png_with(&chunk(*b"zipA", &archive())), Err(Disguised)),
        ("a document behind it", [&good[..], PDF].concat(), Err(Disguised)),
        ("of no size", png_that_claims(0, 0), Err(Broken)),
        ("of huge width", png_that_claims(0x7fff_ffff, 1), Err(TooManyDots)),
        ("of huge height", png_that_claims(1, 0x7fff_ffff), Err(TooManyDots)),
        ("a bomb", png_that_claims(50_000, 50_000), Err(TooManyDots)),
        ("a bomb within the longest side", png_that_claims(16_000, 16_000), Err(TooManyDots)),
        ("more dots than bytes", png_that_claims(4_000, 4_000), Err(Broken)),
    ]
}

fn photographs() -> Vec<Case> {
    use FileError::{Broken, Disguised, TooManyDots};
    let good = jpeg(8, 6);
    let mut huge = good.clone();
    let frame = huge.windows(2).position(|mark| mark == [0xff, 0xc0]).expect("has a frame");
    huge[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    let middle = good.len() / 2;
    vec![
        ("a small photograph", good.clone(), Ok(FileKind::Jpeg)),
        ("with the place where it was taken", exif(&good), Ok(FileKind::Jpeg)),
        ("with what a telephone writes behind it", [&good[..], JPEG_TRAILER].concat(), Ok(FileKind::Jpeg)),
        ("a page in its comment", segment(&good, 0xfe, b"<script>alert(1)</script>"), Ok(FileKind::Jpeg)),
        ("a photograph cut in the middle", good[..middle].to_vec(), Err(Broken)),
        ("without its last mark", good[..good.len() - 2].to_vec(), Err(Broken)),
        ("only marks", b"\xff\xd8\xff\xd9".to_vec(), Err(Broken)),
        ("without image data", [&good[..frame], b"\xff\xd9"].concat(), Err(Broken)),
        ("a segment of no length", b"\xff\xd8\xff\xe0\0\0\xff\xd9".to_vec(), Err(Broken)),
        ("a segment longer than the file", b"\xff\xd8\xff\xe0\xff\xff\xff\xd9".to_vec(), Err(Broken)),
        ("an archive behind the photograph", [&good[..], &archive()].concat(), Err(Disguised)),
        ("an archive in its comment", segment(&good, 0xfe, &archive()), Err(Disguised)),
        ("of huge size", huge, Err(TooManyDots)),
    ]
}

#[test]
fn every_hostile_file_gets_its_verdict() {
    let cases: Vec<Case> = [documents(), others(), pictures(), photographs()].into_iter().flatten().collect();
    assert!(cases.iter().filter(|(_, _, expected)| expected.is_err()).count() >= 60, "a corpus worth its name");
    for (name, bytes, expected) in cases {
        let laid = Laid::new(&name.replace(' ', "-"), &bytes);
        assert_eq!(laid.inspect().map(|inspected| inspected.kind), expected, "{name}");
    }
}

#[test]
fn others_see_neither_where_nor_with_what_it_was_taken() {
    let taken = exif(&jpeg(8, 6));
    assert!(contains(&taken, PLACE) && contains(&taken, b"Exif"));
    let laid = Laid::new("place", &taken);
    let inspected = laid.inspect().expect("a photograph");
    let copy = std::fs::read(laid.copy()).expect("it has a copy");
    assert!(!contains(&copy, PLACE) && !contains(&copy, b"Exif"));
    let shown = image::load_from_memory(&copy).expect("the copy is a photograph");
    assert_eq!((shown.width(), shown.height()), (6, 8), "turned as the camera was held");
    assert_ne!(inspected.preview_sha256, Some(inspected.sha256));
}

#[test]
fn the_copy_of_a_picture_holds_its_dots_alone() {
    let laid = Laid::new("words", &png_with(&chunk(*b"tEXt", b"Author\0SECRET")));
    laid.inspect().expect("a picture");
    let copy = std::fs::read(laid.copy()).expect("it has a copy");
    assert!(!contains(&copy, b"SECRET"));
    let dots = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").to_rgb8();
    assert_eq!(dots(&copy), dots(&png(8, 6)));
}

#[test]
fn the_copy_of_a_large_picture_is_smaller() {
    let laid = Laid::new("large", &jpeg(5_120, 80));
    laid.inspect().expect("a photograph");
    let shown = image::load_from_memory(&std::fs::read(laid.copy()).expect("it has a copy")).expect("a photograph");
    assert_eq!((shown.width(), shown.height()), (4_096, 64));
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
