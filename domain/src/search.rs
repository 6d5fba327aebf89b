//! What a text is cut into so that search finds it: words, their stems, and Kazakh written in Latin letters.
//!
//! Pure and of no language's library: the Kazakh stemmer is ours, those of Russian and English come from whoever keeps the index.

mod kazakh;
mod latin;
mod names;
mod token;

pub use kazakh::stem;
pub use latin::cyrillic;
pub use names::{is_common, kind_names, stage_names, technology_names};
pub use token::{Token, tokens};
