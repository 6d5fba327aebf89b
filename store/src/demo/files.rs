//! Small real files of some entries, drawn here and the same each time: some for everyone, some for the jury.

use std::{io::Cursor, sync::LazyLock};

use bytes::Bytes;
use domain::{
    file::{FileAudience, FileKind, FileLine, Purpose},
    id::{EntryId, FileId, PersonId},
    time::{HOUR, Timestamp},
};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, codecs::png::PngEncoder};
use sha2::{Digest, Sha256};

use super::Demo;
use crate::{
    Result,
    db::Conn,
    files::{Files, row},
};

/// Which entries have which files.
const TOLD: [(&str, &str, Purpose, FileAudience); 9] = [
    ("call-109", "Таныстырылым.pdf", Purpose::Presentation, FileAudience::Public),
    ("call-109", "Көрсеткіш.png", Purpose::Evidence, FileAudience::Public),
    ("call-109", "Басшының хаты.pdf", Purpose::Letter, FileAudience::Jury),
    ("early-diagnosis", "Нәтиже.png", Purpose::Evidence, FileAudience::Public),
    ("early-diagnosis", "Есеп.pdf", Purpose::Evidence, FileAudience::Jury),
    ("flood-forecast", "Презентация.pdf", Purpose::Presentation, FileAudience::Public),
    ("road-defects", "Письмо руководителя.pdf", Purpose::Letter, FileAudience::Jury),
    ("tourist-flow", "Болжам.png", Purpose::Evidence, FileAudience::Jury),
    ("tourist-flow", "Таныстырылым.pdf", Purpose::Presentation, FileAudience::Public),
];

struct Drawn {
    entry: &'static str,
    name: &'static str,
    kind: FileKind,
    purpose: Purpose,
    audience: FileAudience,
    bytes: Vec<u8>,
    sha256: String,
}

/// Drawn once a process: they are the same in every demonstration.
static DRAWN: LazyLock<Vec<Drawn>> = LazyLock::new(|| {
    let draw = |(entry, name, purpose, audience): (&'static str, &'static str, Purpose, FileAudience)| {
        let kind = if name.rsplit('.').next() == Some("png") { FileKind::Png } else { FileKind::Pdf };
        let bytes = if kind == FileKind::Png { bars(entry) } else { document(entry, purpose) };
        Drawn { entry, name, kind, purpose, audience, sha256: hex::encode(Sha256::digest(&bytes)), bytes }
    };
    TOLD.into_iter().map(draw).collect()
});

/// Puts the bytes of the demonstration's files where its rows say.
pub async fn lay_out(files: &Files) -> Result<()> {
    for file in DRAWN.iter() {
        files.put_bytes(Bytes::from_static(&file.bytes), &file.sha256).await?;
    }
    Ok(())
}

/// Writes down the files of an entry, as they were uploaded an hour before it was sent.
pub(super) async fn write(
    conn: &mut Conn,
    demo: &Demo,
    id: EntryId,
    key: &str,
    person: PersonId,
    sent_at: Timestamp,
) -> Result<Vec<FileLine>> {
    let uploaded_at = sent_at.plus(-HOUR);
    for file in DRAWN.iter().filter(|file| file.entry == key) {
        let row = row::FileRow {
            id: FileId::from_uuid(demo.uuid(&format!("file {key} {}", file.name))),
            entry_id: id,
            sha256: file.sha256.clone(),
            // Nothing of a camera is in it: its copy for others is itself.
            preview_sha256: file.kind.is_image().then(|| file.sha256.clone()),
            size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
            kind: file.kind.code().to_owned(),
            name: file.name.to_owned(),
            purpose: file.purpose.code().to_owned(),
            audience: file.audience.code().to_owned(),
            uploaded_at,
        };
        row::insert(conn, &row, person, uploaded_at).await?;
    }
    row::list_current(conn, id).await
}

/// Two bars, before and after: what an indicator looks like.
fn bars(entry: &str) -> Vec<u8> {
    let (width, height) = (480, 270);
    let [first, second, ..] = Sha256::digest(entry)[..] else { return Vec::new() };
    let longs = [300 + u32::from(first) / 2, 60 + u32::from(second) / 2];
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let bar = [(60..120, longs[0], [0x8A, 0x96, 0x9F]), (150..210, longs[1], [0x0A, 0x7E, 0xA4])];
        let is_in = |(rows, long, _): &(std::ops::Range<u32>, u32, [u8; 3])| rows.contains(&y) && (24..24 + long).contains(&x);
        Rgb(bar.iter().find(|bar| is_in(bar)).map_or([0xFB, 0xFA, 0xF6], |(.., colour)| *colour))
    });
    let mut bytes = Cursor::new(Vec::new());
    // Memory takes every picture of this kind.
    drop(PngEncoder::new(&mut bytes).write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8));
    bytes.into_inner()
}

/// One page that says what it is, as PDF 1.4 asks: objects, their table, where it begins.
fn document(entry: &str, purpose: Purpose) -> Vec<u8> {
    let line = |y: u32, size: u32, text: &str| format!("BT /F1 {size} Tf 72 {y} Td ({text}) Tj ET\n");
    let content =
        line(760, 20, "Bayge demonstration") + &line(728, 12, &format!("{entry}: {purpose}")) + &line(708, 12, "A fictional document.");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut text, mut table) = ("%PDF-1.4\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(&objects) {
        let place = format!("{:010} 00000 n \n", text.len());
        table.push_str(&place);
        text.extend([&number.to_string(), " 0 obj\n", object, "\nendobj\n"]);
    }
    let (begins, size) = (text.len(), objects.len() + 1);
    format!("{text}xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::file::{Content, MAX_FILES};

    use super::*;

    #[test]
    fn each_would_be_taken_from_an_entrant() {
        for file in DRAWN.iter() {
            let mut content = Content::new();
            content.feed(&file.bytes);
            assert_eq!(content.finish(), Ok((file.kind, file.bytes.len() as u64)), "{} {}", file.entry, file.name);
            assert!(DRAWN.iter().filter(|other| other.entry == file.entry).count() <= MAX_FILES);
        }
        let contents: BTreeSet<&str> = DRAWN.iter().map(|file| file.sha256.as_str()).collect();
        assert_eq!(contents.len(), DRAWN.len(), "each is another");
    }
}
