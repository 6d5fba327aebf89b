//! The house's font for documents: which glyph each letter has, and how wide it is.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
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
        Some(Self { em: font.units_per_em(), font, letters, widths, stand_in })
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
}
