//! `/{l}/categories`: what entries compete in.

use leptos::prelude::*;

use crate::{
    api::{award::get_award, project::list_highlights},
    pages::not_found::unreadable,
    ui::{awaited::awaited, category::CategoryCards, edition::use_year, head::Head},
    words::{Word, use_words},
};

/// The categories.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let year = use_year();
    let award = Resource::new_blocking(move || year.get(), get_award);
    let highlights = Resource::new_blocking(|| (), move |()| list_highlights(locale));
    view! {
        <Suspense>
            {awaited(move || async move {
                match (award.await, highlights.await) {
                    (Ok(award), Ok(highlights)) => view! {
                        <Head title=words.t(Word::CategoryTitle) description=words.t(Word::CategoryLead) year=award.award.year/>
                        <div class="page section">
                            <div class="page-head">
                                <h1>{words.t(Word::CategoryTitle)}</h1>
                                <p class="lead">{words.t(Word::CategoryLead)}</p>
                            </div>
                            <CategoryCards categories=award.categories counts=highlights.counts/>
                        </div>
                    }
                    .into_any(),
                    (Err(error), _) | (_, Err(error)) => unreadable(error),
                }
            })}
        </Suspense>
    }
}
