//! How a juror lies against the panel, in words.

use domain::jury::Bearing;
use leptos::prelude::*;

use super::points;
use crate::words::{Word, use_words};

/// The juror's severity and spread against the panel, without anybody's name.
#[component]
pub fn BearingNote(bearing: Bearing) -> impl IntoView {
    let words = use_words();
    let word = match bearing.severity {
        0 => Word::JuryBearingSame,
        ..0 => Word::JuryBearingStricter,
        1.. => Word::JuryBearingMilder,
    };
    let by = bearing.severity.unsigned_abs();
    let spread = words.with(
        Word::JuryBearingSpread,
        &[
            ("own", &points(words, bearing.spread)),
            ("panel", &points(words, bearing.panel_spread)),
            ("entries", &words.integer(bearing.entries)),
        ],
    );
    view! {
        <section class="panel stack" aria-labelledby="bearing">
            <h2 id="bearing">{words.t(Word::JuryBearing)}</h2>
            <p><strong>{words.with(word, &[("n", &points(words, by))])}</strong></p>
            <p class="soft">{spread}</p>
        </section>
    }
}
