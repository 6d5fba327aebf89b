//! Projects that are like this one.

use domain::showcase::ProjectCard;
use leptos::prelude::*;

use crate::{
    ui::card::Cards,
    words::{Word, use_words},
};

/// The related projects; nothing where there is none.
#[component]
pub fn Related(cards: Vec<ProjectCard>) -> impl IntoView {
    let words = use_words();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section sunken no-print" aria-labelledby="related">
                <div class="page stack loose">
                    <h2 id="related">{words.t(Word::ProjectRelated)}</h2>
                    <Cards cards=cards/>
                </div>
            </section>
        }
    })
}
