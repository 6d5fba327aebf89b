//! Looking for words: an inverted index in memory, the same whatever engine keeps the projects.

mod analyse;
mod index;
mod near;
#[cfg(test)]
mod tests;

pub(crate) use analyse::{Analyser, Switches};
pub(crate) use index::{Field, Hits, Index, Terms};
