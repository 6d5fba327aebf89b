//! `/{l}/desk/ceremony`: the organizer arranges the show before it is prepared, and sees what is to be mended.

mod checks;
mod prizes;
mod steps;

use domain::ceremony::ShowForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::{checks::Checks, prizes::Prizes, steps::Steps};
use super::nav::Desk;
use crate::{
    api::{
        ceremony::settings::{AddPrize, ArrangeShow, ShowSettingsView, get_show_settings},
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn DeskCeremonyPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let year = Memo::new(move |_| query.with(|query| query.get("year").and_then(|year| year.parse().ok())));
    let is_done = move || query.with(|query| query.get("done").is_some());
    let view = Resource::new_blocking(move || year.get(), get_show_settings);
    let (arranged, added) = (refusal_of::<ArrangeShow>(), refusal_of::<AddPrize>());
    view! {
        <Desk title=words.t(Word::ArrangeTitle)>
            <h1>{words.t(Word::ArrangeTitle)}</h1>
            <p class="lead">{words.t(Word::ArrangeLead)}</p>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::ArrangeSaved)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (view.await, arranged.await, added.await) {
                        (Ok(view), Ok(arranged), Ok(added)) => view! { <Shown view=view arranged=arranged added=added/> }.into_any(),
                        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(view: ShowSettingsView, arranged: Option<Refusal>, added: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let ShowSettingsView { year, settings, checks, categories } = view;
    let seconds = settings.arrangement.seconds();
    let form = arranged.as_ref().map(|refusal| ShowForm { fields: refusal.group("fields"), adds_pause: false });
    let form = form.unwrap_or_else(|| ShowForm::of(&settings.arrangement));
    let problem = arranged.map(|refusal| refusal.error);
    let name = |text: &domain::locale::Trilingual| text.best(words.locale()).0.to_owned();
    let mut names: Vec<(String, String)> = categories.iter().map(|category| (category.slug.clone(), name(&category.name))).collect();
    names.extend(settings.prizes.iter().map(|prize| (prize.slug.clone(), name(&prize.name))));
    let is_prepared = settings.is_prepared;
    view! {
        {is_prepared.then(|| view! { <Notice kind=NoticeKind::Info title=words.t(Word::ArrangePrepared)/> })}
        {view! { <Checks checks=checks categories=categories/> }.into_any()}
        {view! { <Steps year=year form=form names=names seconds=seconds is_prepared=is_prepared problem=problem/> }.into_any()}
        {view! { <Prizes year=year prizes=settings.prizes is_prepared=is_prepared refusal=added/> }.into_any()}
    }
}
