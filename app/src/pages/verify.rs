//! `/{l}/verify`: the seals. There is none yet, and the page says so.

use leptos::prelude::*;

use crate::{
    api::ceremony::get_show,
    pages::not_found::unreadable,
    ui::{
        edition::use_year,
        head::Head,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What can be verified.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let year = use_year();
    let show = Resource::new_blocking(move || year.get(), get_show);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match show.await {
                    Ok(show) => view! { <NothingYet year=show.award.year/> }.into_any(),
                    Err(error) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn NothingYet(year: i32) -> impl IntoView {
    let words = use_words();
    view! {
        <Head title=words.t(Word::VerifyTitle) year=year/>
        <div class="page text section stack wide">
            <h1>{words.t(Word::VerifyTitle)}</h1>
            <Notice kind=NoticeKind::Info title=words.t(Word::VerifyNone)><p>{words.t(Word::VerifyNoneText)}</p></Notice>
            <section class="prose" aria-labelledby="meanwhile">
                <h2 id="meanwhile">{words.t(Word::VerifyMeanwhile)}</h2>
                <ul>
                    <li>{words.t(Word::VerifyReceipt)}</li>
                    <li>{words.t(Word::VerifySources)}</li>
                </ul>
            </section>
        </div>
    }
}
