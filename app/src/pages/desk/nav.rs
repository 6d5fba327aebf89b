//! The frame of the desk: its parts beside, one of them beside that. Who is no organizer sees a page of it by itself.

use domain::person::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    ui::{awaited::awaited, frame::ViewerResource, head::Head, icon::Icon},
    words::{Word, use_words},
};

/// The parts of the desk with their addresses and icons. New parts are added here.
const PARTS: &[(&str, Word, &str)] = &[
    ("/desk", Word::DeskOverview, "map"),
    ("/desk/entries", Word::DeskEntries, "file"),
    ("/desk/unsent", Word::DeskUnsent, "clock"),
    ("/desk/jury", Word::JuryDeskTitle, "trophy"),
    ("/desk/people", Word::PeopleDeskTitle, "user"),
    ("/desk/mail", Word::MailboxTitle, "mail"),
    ("/desk/seal", Word::SealTitle, "lock"),
    ("/desk/log", Word::LogTitle, "log"),
    ("/desk/settings", Word::SettingsTitle, "shield"),
    ("/desk/ceremony", Word::ArrangeTitle, "play"),
    ("/desk/contacts", Word::ContactTitle, "link"),
    ("/desk/revisions", Word::RevisionDeskTitle, "edit"),
    ("/desk/practices", Word::PracticesTitle, "upload"),
    ("/desk/collections", Word::CollectionsTitle, "rhomb"),
];

/// The desk's navigation, for whom its parts are, and a page of it.
#[component]
pub fn Desk(
    /// The page's title.
    #[prop(into)]
    title: String,
    /// The page.
    children: Children,
) -> impl IntoView {
    let viewer = expect_context::<ViewerResource>().0;
    view! {
        <Head title=title/>
        <div class="desk">
            <Suspense>
                {awaited(move || async move { viewer.await.is_ok_and(|viewer| viewer.roles.contains(&Role::Organizer)).then(|| view! { <DeskNav/> }).into_any() })}
            </Suspense>
            <div class="desk-main">{children()}</div>
        </div>
    }
}

/// Links to the parts of the desk.
#[component]
fn DeskNav() -> impl IntoView {
    let words = use_words();
    let path = use_location().pathname;
    let links = PARTS
        .iter()
        .map(|(to, word, icon)| {
            let href = words.href(to);
            let here = href.clone();
            let is_here = move || path.with(|path| is_part(path, &here));
            view! { <li><a href=href aria-current=move || is_here().then_some("page")><Icon name=icon/>{words.t(*word)}</a></li> }
        })
        .collect_view();
    let current = move || {
        let word =
            PARTS.iter().find(|(to, ..)| path.with(|path| is_part(path, &words.href(to)))).map_or(Word::DeskTitle, |(_, word, _)| *word);
        words.t(word)
    };
    view! {
        <nav class="desk-nav" aria-label=words.t(Word::DeskTitle)>
            <details class="desk-open"><summary class="button wide">{current}<Icon name="chevron-down"/></summary></details>
            <ul>{links}</ul>
        </nav>
    }
}

/// The overview is only itself; the others keep their mark on the pages below them.
fn is_part(path: &str, part: &str) -> bool {
    path == part || (!part.ends_with("/desk") && path.starts_with(&format!("{part}/")))
}
