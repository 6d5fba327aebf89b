//! The house's font for documents: which glyph each letter has, and how wide it is.

use std::fmt::Write as _;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider, OutlineGlyphCollection,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
    outline::{DrawSettings, OutlinePen},
};

static REGULAR: &[u8] = include_bytes!("../../fonts/onest-regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/onest-bold.ttf");

/// What stands for a letter that the font does not have, the first of them that it has.
const STAND_INS: [char; 2] = ['\u{25A1}', '?'];

/// Both weights.
pub struct Faces {
    regular: Face,
    bold: Face,
}

/// One weight.
pub struct Face {
    font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    outlines: OutlineGlyphCollection<'static>,
    em: f32,
    stand_in: char,
}

impl Faces {
    /// Nothing, if they cannot be read; they are part of the program.
    pub fn load() -> Option<Self> {
        Some(Self { regular: Face::of(REGULAR)?, bold: Face::of(BOLD)? })
    }

    pub const fn get(&self, is_bold: bool) -> &Face {
        if is_bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        let letters = file.charmap();
        let stand_in = STAND_INS.into_iter().find(|letter| letters.map(*letter).is_some())?;
        let widths = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let outlines = file.outline_glyphs();
        Some(Self { em: font.units_per_em(), font, letters, widths, outlines, stand_in })
    }

    pub fn krilla(&self) -> Font {
        self.font.clone()
    }

    /// Whether the font has a glyph for it.
    pub fn has(&self, letter: char) -> bool {
        self.letters.map(letter).is_some()
    }

    /// The text as it can be drawn: letters that the font lacks are stood in for, what takes no place is left out.
    pub fn drawable(&self, text: &str) -> String {
        let takes_no_place = |letter: &char| matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
        let draw = |letter: char| match letter {
            letter if self.has(letter) => letter,
            letter if letter.is_whitespace() => ' ',
            _ => self.stand_in,
        };
        text.chars()
            .filter(|letter| !takes_no_place(letter) && (!letter.is_control() || *letter == '\n'))
            .map(|letter| if letter == '\n' { letter } else { draw(letter) })
            .collect()
    }

    /// How wide it is, in sizes of the font.
    pub fn width(&self, letter: char) -> f32 {
        let glyph = self.letters.map(letter).unwrap_or_default();
        self.widths.advance_width(glyph).unwrap_or_default() / self.em
    }

    pub fn width_of(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.width(letter)).sum()
    }

    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, letter): (usize, char)| {
            let glyph = GlyphId::new(self.letters.map(letter).unwrap_or_default().to_u32());
            KrillaGlyph::new(glyph, self.width(letter), 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    /// A line of text as path data of an SVG, its baseline beginning at `x`, `y`.
    pub fn path(&self, text: &str, (x, y): (f32, f32), size: f32) -> String {
        let mut pen = Pen { path: String::new(), x, y, scale: size / self.em };
        for letter in text.chars() {
            let outline = self.letters.map(letter).and_then(|glyph| self.outlines.get(glyph));
            if let Some(outline) = outline {
                // An outline that cannot be drawn leaves its place empty.
                let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
            }
            pen.x += self.width(letter) * size;
        }
        pen.path
    }
}

/// Writes outlines as path data; a font's y grows upwards, a picture's downwards.
struct Pen {
    path: String,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn write(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (x, y) in points {
            // Writing into a text cannot fail.
            let _ = write!(self.path, "{:.2} {:.2} ", self.x + x * self.scale, self.y - y * self.scale);
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.write('Q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.write('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
