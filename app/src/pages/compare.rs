//! `/{l}/compare?p=…&p=…`: up to four projects side by side. All of its state is in the address.

mod table;

use domain::showcase::{Chosen, Comparison, ProjectCard};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::project::compare_projects,
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let search = use_location().search;
    let comparison = Resource::new_blocking(move || search.get(), move |query| compare_projects(query, locale));
    view! {
        <Head title=words.t(Word::CompareTitle) description=words.t(Word::CompareLead)/>
        <div class="page wide survey stack loose">
            <div class="page-head">
                <a class="back no-print" href=words.href("/projects")><Icon name="arrow-left"/>{words.t(Word::FrameProjects)}</a>
                <h1>{words.t(Word::CompareTitle)}</h1>
                <p class="lead">{words.t(Word::CompareLead)}</p>
            </div>
            <Transition>
                {awaited(move || async move {
                    match comparison.await {
                        Ok(comparison) => view! { <Shown comparison=comparison/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The address of a choice.
fn address(words: Words, chosen: &Chosen) -> String {
    words.href(&format!("/compare{}", chosen.to_query()))
}

#[component]
fn Shown(comparison: Comparison) -> impl IntoView {
    let words = use_words();
    let Comparison { chosen, projects, others } = comparison;
    let cut = chosen.is_cut.then(|| view! { <Notice kind=NoticeKind::Info title=words.t(Word::CompareCut)/> });
    let table = if projects.is_empty() {
        view! {
            <div class="empty">
                <h2>{words.t(Word::CompareNone)}</h2>
                <p class="soft">{words.t(Word::CompareNoneHelp)}</p>
                <p class="buttons"><a class="button" href=words.href("/projects")>{words.t(Word::GalleryAll)}</a></p>
            </div>
        }
        .into_any()
    } else {
        view! { <table::CompareTable projects=projects chosen=chosen.clone()/> }.into_any()
    };
    view! {
        {cut}
        {table}
        {view! { <Adding chosen=chosen others=others/> }.into_any()}
    }
}

/// Another one: looked for by words, or one that is like the first.
#[component]
fn Adding(chosen: Chosen, others: Vec<ProjectCard>) -> impl IntoView {
    let words = use_words();
    if chosen.is_full() {
        return view! { <p class="soft no-print">{words.t(Word::CompareFull)}</p> }.into_any();
    }
    let kept = chosen.slugs.iter().map(|slug| view! { <input type="hidden" name="p" value=slug.clone()/> }).collect_view();
    let is_none = others.is_empty();
    let offered = others.into_iter().map(|card| {
        let next = address(words, &chosen.with(&card.slug));
        let title = card.title.text.clone();
        let name = format!("{}: {title}", words.t(Word::CompareAdd));
        view! {
            <li class="compare-offer" data-category=card.category.slug>
                <a class="button small" href=next aria-label=name rel="nofollow" data-noscroll=""><Icon name="plus"/>{words.t(Word::CompareAdd)}</a>
                <span>
                    <a href=words.href(&format!("/projects/{}", card.slug)) lang=words.foreign(card.title.locale)>{title}</a>
                    <span class="soft" lang=words.foreign(card.owner.locale)>{card.owner.text}</span>
                </span>
            </li>
        }
    });
    view! {
        <section class="stack no-print" aria-labelledby="adding">
            <h2 id="adding">{words.t(Word::CompareAddTitle)}</h2>
            <form class="search" role="search" action=words.href("/compare")>
                <label class="unseen" for="q">{words.t(Word::GallerySearch)}</label>
                <span class="search-box">
                    <Icon name="search"/>
                    <input class="input" id="q" name="q" type="search" value=chosen.q.clone() maxlength="100" placeholder=words.t(Word::GallerySearchHint)/>
                </span>
                {kept}
                <button class="button">{words.t(Word::GallerySearch)}</button>
            </form>
            {is_none.then(|| view! { <p role="status">{words.t(Word::GalleryEmpty)}</p> })}
            <ul class="compare-offers">{offered.collect_view()}</ul>
        </section>
    }
    .into_any()
}
