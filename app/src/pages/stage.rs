//! `/stage`: the hall screen. It follows the stream, and keeps its last picture where the network is gone.

use leptos::prelude::*;
use leptos_meta::{Body, Title};
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    AppError,
    api::ceremony::{ShowView, get_show},
    ui::{notice::ErrorNotice, refresh::RefreshWithoutScript, screen::screen, show::ShowNames, stream::follow_board},
    words::{Word, use_words},
};

/// The hall screen.
pub struct StagePage {
    show: Resource<Result<ShowView, AppError>>,
}

#[lazy_route]
impl LazyRoute for StagePage {
    fn data() -> Self {
        Self { show: Resource::new_blocking(|| (), |()| get_show()) }
    }

    fn view(this: Self) -> AnyView {
        let words = use_words();
        view! {
            <Title text=words.t(Word::CeremonyName)/>
            <Body attr:class="stage-page"/>
            <RefreshWithoutScript/>
            <main>
                <Suspense>
                    {move || Suspend::new(async move {
                        match this.show.await {
                            Ok(show) => view! { <Hall show=show/> }.into_any(),
                            Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    })}
                </Suspense>
            </main>
        }
        .into_any()
    }
}

#[component]
fn Hall(show: ShowView) -> impl IntoView {
    let names = StoredValue::new(ShowNames::new(&show, use_words()));
    let stream = follow_board(show.board);
    let sentence = Memo::new(move |before: Option<&String>| {
        let reveal = stream.board.with(|board| names.with_value(|names| names.reveal(board.as_ref()?)));
        reveal.or_else(|| before.cloned()).unwrap_or_default()
    });
    view! {
        <div class="stage">
            {move || stream.board.with(|board| board.as_ref().map(|board| names.with_value(|names| screen(board, names, false))))}
        </div>
        <p class="unseen" role="status">{sentence}</p>
    }
}
