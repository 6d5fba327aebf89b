//! A sheet as a PDF to keep: A4, tagged for screen readers (PDF/UA-1), in the house's own font, the same bytes each time.

pub mod font;
mod layout;

use std::num::NonZeroU16;

use app::print::{Block, Sheet};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree},
};

use self::{
    font::Faces,
    layout::{FOOT, HEIGHT, Ink, LEFT, Line, Page, RIGHT, WIDTH},
};

/// Why a document could not be drawn: a fault of ours, never of what it says.
#[derive(Debug, thiserror::Error)]
#[error("a PDF could not be drawn: {0}")]
pub struct PdfError(String);

impl PdfError {
    fn of(error: impl std::fmt::Debug) -> Self {
        Self(format!("{error:?}"))
    }
}

/// Draws the sheet. Takes some milliseconds of computing.
///
/// # Errors
/// The library refused something; each letter, of any script, is drawn or stood in for.
pub fn draw(sheet: &Sheet) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::load().ok_or_else(|| PdfError("the font cannot be read".to_owned()))?;
    let pages = layout::pages(&faces, &sheet.blocks);
    let mut document = Document::new_with(SerializeSettings { configuration: accessible()?, ..SerializeSettings::default() });
    let mut groups: Vec<TagGroup> = sheet.blocks.iter().map(group).collect();
    let mut outline = Outline::new();
    for (index, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PdfError("the size of a page".to_owned()))?;
        let mut drawn = document.start_page_with(size);
        let mut surface = drawn.surface();
        for line in &page.lines {
            surface.set_fill(Some(fill(line.ink)));
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            write(&mut surface, &faces, line);
            surface.end_tagged();
            groups[line.block].push(id);
        }
        around(&mut surface, &faces, sheet, page, (index + 1, pages.len()));
        surface.finish();
        drawn.finish();
        for (block, top) in &page.headings {
            let to = XyzDestination::new(index, Point::from_xy(LEFT, *top));
            outline.push_child(OutlineNode::new(named(title_of(&sheet.blocks[*block])), to));
        }
    }
    let mut tree = TagTree::new().with_lang(Some(sheet.lang.to_owned()));
    for group in groups {
        tree.push(group);
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.set_metadata(Metadata::new().title(named(&sheet.title)).language(sheet.lang.to_owned()).creator("Bayge".to_owned()));
    document.finish().map_err(PdfError::of)
}

fn accessible() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().map_err(PdfError::of)
}

/// What a block is to a screen reader.
fn group(block: &Block) -> TagGroup {
    let heading = |level: u16, text: &str| TagKind::from(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(named(text))));
    TagGroup::new(match block {
        Block::Title(text) => heading(1, text),
        Block::Heading(text) => heading(2, text),
        Block::Text(_) => TagKind::from(Tag::P),
        Block::Fact { lang, .. } => TagKind::from(Tag::P).with_lang(lang.map(str::to_owned)),
    })
}

/// A title says something: the format asks for it.
fn named(text: &str) -> String {
    if text.trim().is_empty() { "\u{2014}".to_owned() } else { text.to_owned() }
}

fn title_of(block: &Block) -> &str {
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Text(text) => text,
        Block::Fact { label, .. } => label,
    }
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = match ink {
        Ink::Text => (0x14, 0x21, 0x2B),
        Ink::Soft => (0x4A, 0x58, 0x63),
        Ink::Head => (0x0B, 0x3B, 0x52),
    };
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn write(surface: &mut krilla::surface::Surface<'_>, faces: &Faces, line: &Line) {
    let face = faces.get(line.is_bold);
    surface.draw_glyphs(Point::from_xy(line.x, line.y), &face.glyphs(&line.text), face.krilla(), &line.text, line.size, false);
}

/// Rules between blocks, and the foot: decoration, which is not read out.
fn around(surface: &mut krilla::surface::Surface<'_>, faces: &Faces, sheet: &Sheet, page: &Page, (number, of): (usize, usize)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(0xD5, 0xD9, 0xDC).into(), width: 0.6, ..Stroke::default() }));
    for y in &page.rules {
        let mut rule = PathBuilder::new();
        rule.move_to(LEFT, *y);
        rule.line_to(RIGHT, *y);
        if let Some(rule) = rule.finish() {
            surface.draw_path(&rule);
        }
    }
    surface.set_stroke(None);
    surface.end_tagged();
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_fill(Some(fill(Ink::Soft)));
    for line in layout::foot(faces, &sheet.foot, &format!("{number} / {of}"), FOOT) {
        write(surface, faces, &line);
    }
    surface.end_tagged();
}

#[cfg(test)]
mod tests;
