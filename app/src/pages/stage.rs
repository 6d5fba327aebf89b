//! `/stage`: the hall screen. It follows the stream, and keeps its last picture where the network is gone.

use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{
    api::ceremony::{ShowView, get_show},
    ui::{
        awaited::awaited,
        edition::use_year,
        head::StageHead,
        notice::ErrorNotice,
        refresh::RefreshWithoutScript,
        screen::screen,
        show::{ShowNames, in_sight},
        stream::follow_board,
    },
    words::{Word, use_words},
};

/// The hall screen.
#[component]
pub fn StagePage() -> impl IntoView {
    let year = use_year();
    let show = Resource::new_blocking(move || year.get(), get_show);
    let words = use_words();
    view! {
        <Title text=words.t(Word::CeremonyName)/>
        <Body attr:class="stage-page"/>
        <RefreshWithoutScript/>
        <main>
            <Suspense>
                {awaited(move || async move {
                    match show.await {
                        Ok(show) => view! { <StageHead year=show.award.year/><Hall show=show/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn Hall(show: ShowView) -> impl IntoView {
    let names = StoredValue::new(ShowNames::new(&show, use_words()));
    let stream = follow_board(show.award.year, show.board, show.is_streamed);
    let sentence = Memo::new(move |before: Option<&String>| {
        let reveal = stream.board.with(|board| names.with_value(|names| names.reveal(board.as_ref()?)));
        reveal.or_else(|| before.cloned()).unwrap_or_default()
    });
    // Drawn anew only when what is in sight changes: nothing flashes when a stream comes back with the same board.
    let sight = Memo::new(move |_| stream.board.with(|board| board.as_ref().map(in_sight)));
    view! {
        <div class="stage">
            {move || sight.with(|board| board.as_ref().map(|board| names.with_value(|names| screen(board, names, false))))}
        </div>
        <p class="unseen" role="status">{sentence}</p>
    }
}
