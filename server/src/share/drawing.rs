//! A picture as an SVG in which every text is already drawn: letters are outlines of the house's font, so that no text of anybody is markup
//! and no machine needs the font.

use std::fmt::Write as _;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::pdf::font::{Face, Faces};

/// What a link's picture measures in pixels.
pub const WIDTH: u16 = 1200;
pub const HEIGHT: u16 = 630;

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Set {
    pub size: f32,
    pub is_bold: bool,
    pub ink: &'static str,
}

/// A picture being drawn.
pub struct Drawing {
    svg: String,
    faces: Faces,
}

impl Drawing {
    /// An empty one. Nothing, if the font cannot be read; it is part of the program.
    pub fn begin() -> Option<Self> {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">");
        Some(Self { svg, faces: Faces::load()? })
    }

    /// Markup of ours.
    pub fn add(&mut self, markup: &str) {
        self.svg.push_str(markup);
    }

    pub fn face(&self, is_bold: bool) -> &Face {
        self.faces.get(is_bold)
    }

    /// How wide a line is.
    pub fn width(&self, text: &str, set: Set) -> f32 {
        self.face(set.is_bold).width_of(text) * set.size
    }

    /// A line whose baseline begins at this point.
    pub fn line(&mut self, text: &str, at: (f32, f32), set: Set) {
        let path = self.face(set.is_bold).path(text, at, set.size);
        // Writing into a text cannot fail.
        let _ = write!(self.svg, "<path fill=\"{}\" d=\"{path}\"/>", set.ink);
    }

    /// The text as it can be drawn, in at most `most` lines of at most `width`; dots where more was said.
    pub fn lines(&self, text: &str, set: Set, width: f32, most: usize) -> Vec<String> {
        let text = self.face(set.is_bold).drawable(text);
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            for piece in self.pieces(word, set, width) {
                match lines.last_mut() {
                    Some(line) if self.width(&format!("{line} {piece}"), set) <= width => {
                        line.push(' ');
                        line.push_str(&piece);
                    }
                    _ => lines.push(piece),
                }
            }
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(&format!("{last}…"), set) > width {
                    last.pop();
                }
                *last = format!("{}…", last.trim_end());
            }
        }
        lines
    }

    /// A word that is wider than a line, cut into pieces that are not.
    fn pieces(&self, word: &str, set: Set, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let last = pieces.last_mut().filter(|piece| self.width(piece, set) + self.width(letter.encode_utf8(&mut [0; 4]), set) <= width);
            match last {
                Some(piece) => piece.push(letter),
                None => pieces.push(letter.into()),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// The pixels as a PNG. Nothing, if what was added is no SVG.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        self.svg.push_str("</svg>");
        let tree = Tree::from_str(&self.svg, &Options::default()).ok()?;
        let mut pixels = Pixmap::new(WIDTH.into(), HEIGHT.into())?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().ok()
    }
}
