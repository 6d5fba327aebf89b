//! `/{l}/design`: every component in every state. In demonstrations only.

mod controls;
mod fields;
mod lists;
mod shown;

use leptos::prelude::*;

use crate::{
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        frame::ViewerResource,
        head::Head,
        tabs::{Tab, Tabs},
    },
    words::{Word, use_words},
};

/// The design system.
#[component]
pub fn DesignPage() -> impl IntoView {
    let viewer = expect_context::<ViewerResource>().0;
    let read = shown::Read::begin(use_words().locale());
    view! {
        <Suspense>
            {awaited(move || async move {
                if viewer.await.is_ok_and(|viewer| viewer.is_demo) {
                    view! { <Sheet read=read/> }.into_any()
                } else {
                    view! { <NotFoundPage/> }.into_any()
                }
            })}
        </Suspense>
    }
}

#[component]
fn Sheet(read: shown::Read) -> impl IntoView {
    let words = use_words();
    let tab = |id: &str, word: Word| Tab {
        href: format!("#{id}"),
        label: words.t(word).to_owned(),
        count: (id == "tasks").then(|| "4".to_owned()),
        is_current: id == "buttons",
    };
    let tabs = vec![
        tab("buttons", Word::DesignButtons),
        tab("notices", Word::DesignNotices),
        tab("fields", Word::DesignFields),
        tab("tags", Word::DesignTags),
        tab("cards", Word::DesignCards),
        tab("map", Word::DesignMap),
        tab("table", Word::DesignTable),
        tab("tasks", Word::DesignTasks),
    ];
    view! {
        <Head title=words.t(Word::DesignTitle)/>
        <div class="page section stack loose">
            <h1>{words.t(Word::DesignTitle)}</h1>
            <p class="lead">{words.t(Word::DesignLead)}</p>
            <Part id="tabs" title=Word::DesignTabs>{view! { <Tabs label=words.t(Word::DesignTabs) tabs=tabs/> }.into_any()}</Part>
            {view! { <controls::Controls/> }.into_any()}
            {view! { <fields::Fields/> }.into_any()}
            {view! { <shown::Shown read=read/> }.into_any()}
            {view! { <lists::Lists/> }.into_any()}
        </div>
    }
}

/// A part of the sheet under its heading.
#[component]
fn Part(id: &'static str, title: Word, children: Children) -> impl IntoView {
    let words = use_words();
    view! { <section class="stack" id=id aria-label=words.t(title)><h2>{words.t(title)}</h2>{children()}</section> }.into_any()
}
