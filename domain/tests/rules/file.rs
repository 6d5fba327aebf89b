//! What a file is, what it may be called, and until when it may come.

use domain::{
    award::Award,
    entry::{Entry, EntryError, EntryState},
    file::{Content, FileError, FileKind, FileName, GRACE, check_may_begin, check_may_finish},
    screening::OpenFields,
    time::{HOUR, MINUTE, SECOND, Timestamp},
};
use proptest::prelude::*;

use crate::world::{award, draft};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";

fn verdict(bytes: &[u8], piece: usize) -> Result<FileKind, FileError> {
    let mut content = Content::new();
    bytes.chunks(piece.max(1)).for_each(|bytes| content.feed(bytes));
    content.finish().map(|(kind, size)| {
        assert_eq!(size, bytes.len() as u64);
        kind
    })
}

fn with(text: &str) -> Vec<u8> {
    [&PDF[..9], text.as_bytes(), &PDF[9..]].concat()
}

#[test]
fn a_document_is_told_by_its_content() {
    let zip = b"PK\x03\x04 archive PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    for (bytes, expected) in [
        (PDF.to_vec(), Ok(FileKind::Pdf)),
        ([b"\xef\xbb\xbf\n", PDF].concat(), Ok(FileKind::Pdf)),
        (Vec::new(), Err(FileError::Empty)),
        (b"a".to_vec(), Err(FileError::WrongType)),
        (zip.clone(), Err(FileError::WrongType)),
        ([&zip, PDF].concat(), Err(FileError::WrongType)),
        ([b"<!DOCTYPE html>", PDF].concat(), Err(FileError::WrongType)),
        ([PDF, &zip].concat(), Err(FileError::Disguised)),
        (PDF[..PDF.len() - 7].to_vec(), Err(FileError::Broken)),
        (b"%PDF-1.7\n%%EOF".to_vec(), Err(FileError::Broken)),
        ([&[b'\n'; 70], PDF].concat(), Err(FileError::WrongType)),
        ([PDF, &[b'\n'; 1100]].concat(), Err(FileError::Broken)),
        (with("trailer << /Encrypt 5 0 R >>\n"), Err(FileError::Encrypted)),
        (with("trailer <</Encrypt<</Filter/Standard>>>>\n"), Err(FileError::Encrypted)),
        (with("trailer <</#45ncr#79pt 5 0 R>>\n"), Err(FileError::Encrypted)),
        (with("/EncryptMetadata /Encrypted /NoEncrypt /#4 /encrypt /Encryp\nt Encrypt\n"), Ok(FileKind::Pdf)),
    ] {
        for piece in [1, 2, 7, 63, 64, 65, usize::MAX] {
            assert_eq!(verdict(&bytes, piece), expected, "{:?} by {piece}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn the_largest_file_is_taken_and_one_byte_more_is_not() {
    let limit = usize::try_from(domain::file::MAX_BYTES).expect("fits");
    let filled = |size: usize| [&PDF[..9], &vec![b' '; size - PDF.len()], &PDF[9..]].concat();
    assert_eq!(verdict(&filled(limit), 65_536), Ok(FileKind::Pdf));
    assert_eq!(verdict(&filled(limit + 1), 65_536), Err(FileError::TooLarge));
}

#[test]
fn names_are_cleaned() {
    for (sent, kind, expected) in [
        ("Есеп 2026.pdf", FileKind::Pdf, "Есеп 2026.pdf"),
        ("Таныстырылым: ҚАЗ.pptx", FileKind::Pdf, "Таныстырылым ҚАЗ.pdf"),
        ("2.1. Report", FileKind::Pdf, "2.1. Report.pdf"),
        ("photo.PNG", FileKind::Jpeg, "photo.jpg"),
        ("../../etc/passwd", FileKind::Pdf, "passwd.pdf"),
        ("..\\..\\boot.ini", FileKind::Png, "boot.png"),
        ("C:\\Users\\a\\letter.pdf", FileKind::Pdf, "letter.pdf"),
        ("/", FileKind::Pdf, "file.pdf"),
        ("", FileKind::Png, "file.png"),
        ("...", FileKind::Png, "file.png"),
        (".htaccess", FileKind::Png, "htaccess.png"),
        ("annual\u{202e}fdp.exe", FileKind::Pdf, "annual fdp.pdf"),
        ("a\r\nSet-Cookie: b.pdf", FileKind::Pdf, "a Set-Cookie b.pdf"),
        ("a\0b.pdf", FileKind::Pdf, "a b.pdf"),
        ("evil.pdf.exe", FileKind::Pdf, "evil.pdf.pdf"),
    ] {
        assert_eq!(FileName::clean(sent, kind).as_str(), expected, "{sent:?}");
    }
}

proptest! {
    #[test]
    fn every_name_is_one_safe_line(sent in "(?s).{0,300}") {
        let name = FileName::clean(&sent, FileKind::Pdf);
        let stem = name.as_str().strip_suffix(".pdf").expect("ends in what it is");
        prop_assert!(!stem.is_empty() && stem.chars().count() <= 100);
        prop_assert!(!stem.starts_with('.') && !stem.starts_with(' '));
        let turns = '\u{202a}'..='\u{202e}';
        let is_harmful = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c) || turns.contains(&c);
        prop_assert!(!name.as_str().chars().any(is_harmful));
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..400), mark in 0_usize..4, piece in 1_usize..80) {
        let marks: [&[u8]; 4] = [b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"];
        let bytes = [marks[mark], &bytes].concat();
        prop_assert_eq!(verdict(&bytes, piece), verdict(&bytes, usize::MAX));
    }
}

/// When an upload begins and ends, told from the bell in milliseconds.
#[test]
fn the_beginning_decides_and_the_grace_bounds_the_end() {
    let award = award();
    let closed = || Err(EntryError::Closed);
    let before = award.opens_at.millis() - award.closes_at.millis() - 1;
    for (begun, end, expected) in [
        (before, before + 1, Ok(())),
        (-HOUR, -HOUR, Ok(())),
        (-HOUR, -1, Ok(())),
        (-1, -1, Ok(())),
        (-1, 0, Ok(())),
        (-1, SECOND, Ok(())),
        (-1, GRACE - 1, Ok(())),
        (-1, GRACE, closed()),
        (-1, GRACE + 1, closed()),
        (-10 * MINUTE, GRACE - 1, Ok(())),
        (-10 * MINUTE, GRACE, closed()),
        (0, 0, closed()),
        (0, 1, closed()),
        (1, GRACE - 1, closed()),
        (MINUTE, 2 * MINUTE, closed()),
    ] {
        let (begun, end) = (award.closes_at.plus(begun), award.closes_at.plus(end));
        for entry in [draft(), Entry { state: EntryState::Withdrawn { at: award.opens_at }, ..draft() }] {
            assert_eq!(check_may_finish(&entry, &award, begun, end), expected, "{begun:?} {end:?}");
        }
    }
}

#[test]
fn a_returned_entry_has_its_own_bell() {
    let award: Award = award();
    let until = award.closes_at.plus(48 * HOUR);
    let entry = Entry { state: EntryState::Returned { at: award.closes_at, until, open: OpenFields::ALL }, ..draft() };
    let finish = |begun: i64, end: i64| check_may_finish(&entry, &award, until.plus(begun), until.plus(end));
    assert_eq!(finish(-1, GRACE - 1), Ok(()));
    assert_eq!(finish(-1, GRACE), Err(EntryError::Closed));
    assert_eq!(finish(0, 1), Err(EntryError::Closed));
}

#[test]
fn an_extended_entry_has_its_own_bell() {
    let award = award();
    let until = award.closes_at.plus(48 * HOUR);
    let entry = Entry { extended_until: Some(until), ..draft() };
    let finish = |begun: i64, end: i64| check_may_finish(&entry, &award, until.plus(begun), until.plus(end));
    assert_eq!(finish(-24 * HOUR, -23 * HOUR), Ok(()));
    assert_eq!(finish(-1, GRACE - 1), Ok(()));
    assert_eq!(finish(-1, GRACE), Err(EntryError::Closed));
    assert_eq!(finish(0, 1), Err(EntryError::Closed));
}

#[test]
fn nothing_comes_to_an_entry_that_is_out_of_hand() {
    let (award, now) = (award(), award().opens_at.plus(HOUR));
    for (state, error) in [
        (EntryState::Submitted { at: now, number: 1 }, EntryError::AlreadySubmitted),
        (EntryState::Eligible { at: now }, EntryError::Decided),
    ] {
        let entry = Entry { state, ..draft() };
        assert_eq!(check_may_begin(&entry, &award, now), Err(error));
        assert_eq!(check_may_finish(&entry, &award, now, now), Err(error));
    }
    assert_eq!(check_may_begin(&draft(), &award, Timestamp::from_millis(0)), Ok(()), "before the window, as words are");
}

#[test]
fn a_returned_entry_takes_files_only_where_a_mark_opens_them() {
    let award = award();
    let now = award.closes_at.plus(HOUR);
    for (marks, expected) in [
        (vec!["users"], Err(EntryError::FilesClosed)),
        (vec!["file"], Ok(())),
        (vec!["files_note"], Ok(())),
        (vec!["users", "file"], Ok(())),
        (vec!["indicator.1.evidence"], Err(EntryError::FilesClosed)),
    ] {
        let state = EntryState::Returned { at: award.closes_at, until: now.plus(HOUR), open: OpenFields::of(marks.iter().copied()) };
        let entry = Entry { state, ..draft() };
        assert_eq!(check_may_begin(&entry, &award, now), expected, "{marks:?}");
        assert_eq!(check_may_finish(&entry, &award, now, now), expected, "{marks:?}");
    }
    let late = Entry { state: EntryState::Returned { at: now, until: now.plus(1), open: OpenFields::of(["users"]) }, ..draft() };
    assert_eq!(check_may_begin(&late, &award, now.plus(1)), Err(EntryError::Closed), "late outranks closed");
    // Returned after the upload began: what holds when it ends decides.
    let before = award.closes_at.plus(-1);
    assert_eq!(check_may_finish(&late, &award, before, now), Err(EntryError::FilesClosed));
}
