//! Where everything stands: lines on pages of A4, in points from the upper left corner.

use app::print::{Block, Look};

use super::font::{Face, Faces};

/// A4.
pub const WIDTH: f32 = 595.28;
/// A4.
pub const HEIGHT: f32 = 841.89;
/// Where text begins.
pub const LEFT: f32 = 56.0;
/// Where it ends.
pub const RIGHT: f32 = WIDTH - 56.0;
/// The base line of the foot.
pub const FOOT: f32 = HEIGHT - 36.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = HEIGHT - 66.0;
/// Names stand left of this, what goes with them right of it.
const COLUMN: f32 = 178.0;
const GAP: f32 = 14.0;
/// From one base line to the next, in sizes of the font.
const LEADING: f32 = 1.4;
const SIZE: f32 = 10.0;
const LARGE: f32 = 18.0;
/// A heading stands with at least so much of what it heads.
const WITH_HEADING: f32 = 60.0;

/// With what a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Soft,
    Head,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub x: f32,
    /// Its base line.
    pub y: f32,
    pub size: f32,
    pub is_bold: bool,
    pub ink: Ink,
    pub text: String,
    /// Of which block it is.
    pub block: usize,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    /// The headings that stand on it, each with its top.
    pub headings: Vec<(usize, f32)>,
    /// Where fine rules go.
    pub rules: Vec<f32>,
}

/// Every block, from page to page.
pub fn pages(faces: &Faces, blocks: &[Block]) -> Vec<Page> {
    let mut pen = Pen { faces, pages: vec![Page::default()], y: TOP };
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Title(text) => {
                pen.head(index);
                pen.column(index, text, (LEFT, RIGHT), (22.0, true, Ink::Head));
                pen.y += 10.0;
            }
            Block::Heading(text) => {
                pen.y += 14.0;
                pen.reserve(WITH_HEADING);
                pen.head(index);
                pen.column(index, text, (LEFT, RIGHT), (13.0, true, Ink::Head));
                pen.y += 4.0;
            }
            Block::Text(text) => {
                pen.column(index, text, (LEFT, RIGHT), (SIZE, false, Ink::Text));
                pen.y += 6.0;
            }
            Block::Fact { label, value, look, .. } => pen.fact(index, label, value, *look),
        }
    }
    pen.pages
}

/// The foot of a page: what it is at the left, its number at the right.
pub fn foot(faces: &Faces, text: &str, number: &str, y: f32) -> [Line; 2] {
    let face = faces.get(false);
    let size = 8.5;
    let wide = face.width_of(number) * size;
    let text = wrapped(face, text, (RIGHT - LEFT - wide - GAP) / size).swap_remove(0);
    let line = |x: f32, text: String| Line { x, y, size, is_bold: false, ink: Ink::Soft, text, block: 0 };
    [line(LEFT, text), line(RIGHT - wide, number.to_owned())]
}

struct Pen<'f> {
    faces: &'f Faces,
    pages: Vec<Page>,
    y: f32,
}

impl Pen<'_> {
    fn page(&mut self) -> &mut Page {
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Begins a page if so much does not fit on this one.
    fn reserve(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    fn head(&mut self, block: usize) {
        let y = self.y;
        self.page().headings.push((block, y));
    }

    /// Lines one below the other, from page to page.
    fn column(&mut self, block: usize, text: &str, (from, to): (f32, f32), (size, is_bold, ink): (f32, bool, Ink)) {
        for text in wrapped(self.faces.get(is_bold), text, (to - from) / size) {
            self.reserve(size * LEADING);
            let y = self.y + size;
            self.y += size * LEADING;
            if !text.is_empty() {
                self.page().lines.push(Line { x: from, y, size, is_bold, ink, text, block });
            }
        }
    }

    /// The name at the left, what goes with it at the right, a rule below.
    fn fact(&mut self, block: usize, label: &str, value: &str, look: Look) {
        let (size, is_bold, ink) = match look {
            Look::Plain => (SIZE, false, Ink::Text),
            Look::Large => (LARGE, true, Ink::Head),
            Look::Soft => (SIZE, false, Ink::Soft),
        };
        let names = wrapped(self.faces.get(false), label, (COLUMN - GAP - LEFT) / SIZE).len();
        // A name stands whole, with the first lines of what goes with it.
        let lines = u16::try_from(names.max(2)).unwrap_or(u16::MAX);
        self.reserve(f32::from(lines).min(20.0) * SIZE * LEADING);
        let (page, top) = (self.pages.len(), self.y);
        self.column(block, label, (LEFT, COLUMN - GAP), (SIZE, false, Ink::Soft));
        let below = (self.pages.len() == page).then_some(self.y);
        if below.is_some() {
            self.y = top;
        }
        self.column(block, value, (COLUMN, RIGHT), (size, is_bold, ink));
        if self.pages.len() == page {
            self.y = self.y.max(below.unwrap_or(self.y));
        }
        let rule = self.y + 3.0;
        self.page().rules.push(rule);
        self.y += 8.0;
    }
}

/// The lines of a text that is at most so wide, in sizes of the font. Words that are wider than a line are broken. At least one line.
fn wrapped(face: &Face, text: &str, width: f32) -> Vec<String> {
    face.drawable(text).split('\n').flat_map(|paragraph| wrap(face, paragraph, width)).collect()
}

fn wrap(face: &Face, paragraph: &str, width: f32) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
    let space = face.width(' ');
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let wide = face.width_of(word);
        if !line.is_empty() && used + space + wide <= width {
            line.push(' ');
            line.push_str(word);
            used += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        used = 0.0;
        for letter in word.chars() {
            let wide = face.width(letter);
            if used + wide > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += wide;
        }
    }
    lines.push(line);
    lines
}
