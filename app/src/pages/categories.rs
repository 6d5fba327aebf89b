//! `/{l}/categories`: what entries compete in.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    AppError,
    api::{
        award::{AwardView, get_award},
        project::list_highlights,
    },
    ui::{category::CategoryCards, head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};
use domain::showcase::Highlights;

/// The categories.
#[derive(Debug, Clone)]
pub struct CategoriesPage {
    award: Resource<Result<AwardView, AppError>>,
    highlights: Resource<Result<Highlights, AppError>>,
}

#[lazy_route]
impl LazyRoute for CategoriesPage {
    fn data() -> Self {
        let locale = use_words().locale();
        Self {
            award: Resource::new_blocking(|| (), |()| get_award()),
            highlights: Resource::new_blocking(|| (), move |()| list_highlights(locale)),
        }
    }

    fn view(this: Self) -> AnyView {
        let words = use_words();
        let CategoriesPage { award, highlights } = this;
        view! {
            <Head title=words.t(Word::CategoryTitle) description=words.t(Word::CategoryLead)/>
            <div class="page section">
                <div class="page-head">
                    <h1>{words.t(Word::CategoryTitle)}</h1>
                    <p class="lead">{words.t(Word::CategoryLead)}</p>
                </div>
                <Suspense>
                    {move || Suspend::new(async move {
                        match (award.await, highlights.await) {
                            (Ok(award), Ok(highlights)) => {
                                view! { <CategoryCards categories=award.categories counts=highlights.counts/> }.into_any()
                            }
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    })}
                </Suspense>
            </div>
        }
        .into_any()
    }
}
