//! Special prizes: to come, and whose they are.

use domain::ceremony::{Board, Place};
use leptos::prelude::*;

use super::board::project;
use crate::{
    ui::{icon::Icon, show::ShowNames},
    words::{Word, use_words},
};

/// The special prizes of the show, if it has any.
#[component]
pub fn Specials(board: RwSignal<Option<Board>>, names: StoredValue<ShowNames>) -> impl IntoView {
    let words = use_words();
    let prizes = Memo::new(move |_| board.with(|board| board.as_ref().map(|board| board.prizes.clone()).unwrap_or_default()));
    let one = move |slug: &str, place: Option<&Place>| {
        let silent = |text: Word| view! { <p class="place-title">{words.t(text)}</p> }.into_any();
        let (state, body) = match place {
            Some(Place::Awarded { card }) => (None, project(card, words)),
            Some(Place::NotAwarded) => (None, silent(Word::CeremonyNotAwarded)),
            None => (Some("sealed"), silent(Word::LiveNotYet)),
        };
        view! {
            <section class="board">
                <div class="board-head"><h3>{names.with_value(|names| names.prize(slug))}</h3></div>
                <ul><li class="place" data-state=state><span class="place-number"><Icon name="rhomb"/></span>{body}</li></ul>
            </section>
        }
    };
    let list = move || {
        prizes.with(|prizes| {
            let boards = prizes.iter().map(|prize| one(&prize.slug, prize.place.as_ref())).collect_view();
            (!prizes.is_empty()).then(|| {
                view! {
                    <section aria-labelledby="specials">
                        <div class="section-head"><h2 id="specials">{words.t(Word::ShowSpecials)}</h2></div>
                        <div class="boards">{boards}</div>
                    </section>
                }
            })
        })
    };
    view! { {list} }
}
