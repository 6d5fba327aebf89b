//! `/{l}/desk/practices/new`: a practice written by hand.

use domain::practice::{PracticeCells, PracticeView};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::fields::{faults, fields, summary};
use crate::{
    api::{
        practices::{CreatePractice, begin_practice},
        refusal::{Refusal, refusal_of},
    },
    pages::desk::nav::Desk,
    ui::{awaited::awaited, icon::Icon, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn NewPracticePage() -> impl IntoView {
    let words = use_words();
    let blank = Resource::new_blocking(|| (), |()| begin_practice());
    let refusal = refusal_of::<CreatePractice>();
    view! {
        <Desk title=words.t(Word::PracticeNewTitle)>
            <a class="back" href=words.href("/desk/practices")><Icon name="arrow-left"/>{words.t(Word::PracticesTitle)}</a>
            <h1>{words.t(Word::PracticeNewTitle)}</h1>
            <p class="lead">{words.t(Word::PracticeNewLead)}</p>
            <Suspense>
                {awaited(move || async move {
                    match (blank.await, refusal.await) {
                        (Ok(blank), Ok(refusal)) => view! { <Blank blank=blank refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Blank(blank: PracticeView, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let cells = refusal.as_ref().map(|refusal| PracticeCells::typed(&refusal.group("fields"))).unwrap_or_default();
    let wrong = |refusal: &Refusal| {
        // It is given its address when it is kept; until then any will do.
        let mut whole = cells.clone();
        whole.set("slug", "any");
        faults(&whole, refusal, &blank.categories)
    };
    let faults = refusal.as_ref().map(wrong).unwrap_or_default();
    view! {
        {summary(words, &faults, refusal.as_ref())}
        <form class="stack" method="post" action=CreatePractice::url() novalidate=true>
            {fields(words, &cells, &faults, &blank.categories)}
        </form>
    }
}
