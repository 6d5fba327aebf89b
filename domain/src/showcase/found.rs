//! Found words, marked in the original text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was looked for.
    pub is_marked: bool,
}

/// Where the words asked for stand in a project, in the language that its card is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The title, in pieces.
    pub title: Vec<Piece>,
    /// Whose it is, in pieces.
    pub owner: Vec<Piece>,
    /// A part of its summary with the words, in pieces; empty where the summary has none of them.
    pub snippet: Vec<Piece>,
}

impl Piece {
    /// A text cut at the places of found words, in their order. Together the pieces are the text.
    #[must_use]
    pub fn cut(text: &str, places: &[Range<usize>]) -> Vec<Self> {
        let mut pieces = Vec::with_capacity(places.len() * 2 + 1);
        let mut push = |part: Option<&str>, is_marked| {
            pieces.extend(part.filter(|part| !part.is_empty()).map(|part| Self { text: part.to_owned(), is_marked }));
        };
        let mut end = 0;
        for place in places {
            push(text.get(end..place.start), false);
            push(text.get(place.clone()), true);
            end = place.end;
        }
        push(text.get(end..), false);
        pieces
    }
}

/// How many characters a snippet shows before its first found word, and altogether.
const LEAD: usize = 60;
const LENGTH: usize = 180;

/// A part of a long text around its first found word, cut between words, with dots where more stands. Nothing where nothing is found.
#[must_use]
pub fn snippet(text: &str, places: &[Range<usize>]) -> Vec<Piece> {
    let Some(first) = places.first() else { return Vec::new() };
    let start = if text[..first.start].chars().count() <= LEAD { 0 } else { word_start(text, back(text, first.start, LEAD)) };
    let far = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| start + at);
    let end = if far == text.len() { far } else { text[..far].rfind(char::is_whitespace).filter(|at| *at >= first.end).unwrap_or(far) };
    let inside: Vec<Range<usize>> = places
        .iter()
        .filter(|place| place.start >= start && place.end <= end)
        .map(|place| place.start - start..place.end - start)
        .collect();
    let mut pieces = Piece::cut(&text[start..end], &inside);
    let dots = || Piece { text: "…".to_owned(), is_marked: false };
    if start > 0 {
        pieces.insert(0, dots());
    }
    if end < text.len() {
        pieces.push(dots());
    }
    pieces
}

fn back(text: &str, from: usize, count: usize) -> usize {
    text[..from].char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at)
}

/// The next beginning of a word.
fn word_start(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    rest.char_indices().find(|(_, c)| c.is_whitespace()).map_or(from, |(at, space)| from + at + space.len_utf8())
}
