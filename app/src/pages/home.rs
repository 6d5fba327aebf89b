//! `/{l}`: what the award is and where it stands now.

use leptos::prelude::*;

use crate::{api::award::get_award, words::use_words};

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_words();
    let award = Resource::new_blocking(|| (), |()| get_award());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match award.await {
                    Ok(view) => view! { <h1>{view.award.name.best(words.locale()).0.to_owned()}</h1> }.into_any(),
                    Err(error) => view! { <p>{error.text(words)}</p> }.into_any(),
                }
            })}
        </Suspense>
    }
}
