//! The frame of every page: header with language, theme and text size; main part; footer.

use domain::{locale::Locale, person::Role};
use leptos::prelude::*;
use leptos_router::{
    components::Outlet,
    hooks::{use_location, use_params_map},
};

use super::{
    awaited::awaited,
    icon::{Icon, drawing},
    session::SessionWatch,
    settings::SettingsForm,
};
use crate::{
    AppError,
    api::award::{Viewer, get_viewer},
    pages::not_found::NotFoundPage,
    words::{Word, Words, use_words},
};

/// Who is looking; every page below the frame may ask.
#[derive(Clone, Copy)]
pub struct ViewerResource(pub Resource<Result<Viewer, AppError>>);

/// Header, main part and footer around a route's page.
#[component]
pub fn Layout() -> impl IntoView {
    let known = use_params_map().with_untracked(|params| params.get("l").is_some_and(|code| Locale::parse(&code).is_some()));
    view! { <Frame>{if known { view! { <Outlet/> }.into_any() } else { view! { <NotFoundPage/> }.into_any() }}</Frame> }
}

/// Header, main part and footer.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = use_words();
    provide_context(ViewerResource(Resource::new_blocking(|| (), |()| get_viewer())));
    view! {
        <a class="skip" href="#main" rel="external">{words.t(Word::FrameSkip)}</a>
        {view! { <Header/> }.into_any()}
        <main id="main" data-coming=words.t(Word::FrameComing)>{children()}</main>
        {view! { <ForViewer show=session/> }.into_any()}
        {view! { <Footer/> }.into_any()}
    }
}

#[component]
fn Header() -> impl IntoView {
    let words = use_words();
    let path = use_location().pathname;
    let nav = move |to: &'static str, word: Word| {
        let href = words.href(to);
        let prefix = href.clone();
        view! { <li><a href=href aria-current=move || path.with(|path| path.starts_with(&prefix)).then_some("page")>{words.t(word)}</a></li> }
    };
    view! {
        <header class="header">
            <div class="page header-row">
                <a class="brand" href=words.href("")>
                    <svg class="logo" aria-hidden="true"><use href=drawing("shanyrak")></use></svg>
                    <span><span class="brand-name">{words.t(Word::FrameName)}</span><span class="brand-award">"AI Governance Cup"</span></span>
                </a>
                <details class="menu">
                    <summary><span class="menu-word">{words.t(Word::FrameMenu)}</span><Icon name="menu"/><Icon name="close"/></summary>
                </details>
                <nav class="nav" aria-label=words.t(Word::FrameNav)>
                    <ul>
                        {nav("/projects", Word::FrameProjects)}
                        {nav("/categories", Word::FrameCategories)}
                        {nav("/live", Word::FrameLive)}
                        {nav("/verify", Word::FrameVerify)}
                    </ul>
                </nav>
                <div class="tools">
                    <Languages/>
                    <details class="settings"><summary><Icon name="text"/><span>{words.t(Word::FrameView)}</span></summary><SettingsForm/></details>
                    <ForViewer show=account/>
                </div>
                <ForViewer show=calling/>
            </div>
            <div class="ornament" aria-hidden="true"></div>
        </header>
    }
}

/// The same page in another language: another document, so plain links.
#[component]
fn Languages() -> impl IntoView {
    let words = use_words();
    let location = use_location();
    let address = move |locale: Locale| {
        let path = location.pathname.get();
        let search = location.search.get();
        let rest = if Locale::parse(path.get(1..3).unwrap_or_default()).is_some() { path.get(3..).unwrap_or_default() } else { "" };
        let search = if search.is_empty() { search } else { format!("?{}", search.trim_start_matches('?')) };
        format!("/{}{rest}{search}", locale.code())
    };
    let link = move |locale: Locale, name: &'static str, short: &'static str| {
        view! {
            <a href=move || address(locale) rel="external" lang=locale.code() hreflang=locale.code() aria-current=(locale == words.locale()).then_some("true")>
                <span class="unseen">{name}" "</span>{short}
            </a>
        }
    };
    view! {
        <nav class="languages" aria-label=words.t(Word::FrameLanguage)>
            {link(Locale::Kk, "Қазақша", "ҚАЗ")}
            {link(Locale::Ru, "Русский", "РУС")}
            {link(Locale::En, "English", "ENG")}
        </nav>
    }
}

fn listed(words: Words, to: &'static str, word: Word) -> AnyView {
    view! { <li><a href=words.href(to)>{words.t(word)}</a></li> }.into_any()
}

/// The ways to take part: a guest's to come in, or those of whoever is in.
fn taking_part(words: Words, viewer: Viewer) -> AnyView {
    let ways = match (viewer.name, viewer.roles.is_empty()) {
        (None, _) => vec![("/entries", Word::FrameEnter), ("/sign-in", Word::FrameSignIn), ("/register", Word::FrameRegister)],
        (Some(_), true) => vec![("/entries", Word::EntriesTitle), ("/account", Word::PeopleAccountTitle)],
        (Some(_), false) => work(&viewer.roles).into_iter().chain([("/account", Word::PeopleAccountTitle)]).collect(),
    };
    view! { <ul class="footer-list">{ways.into_iter().map(|(to, word)| listed(words, to, word)).collect_view()}</ul> }.into_any()
}

/// What depends on who looks. One function for all of it, by pointer: each place of its own kind would be compiled of its own.
#[component]
fn ForViewer(show: fn(Words, Viewer) -> AnyView) -> impl IntoView {
    let words = use_words();
    let viewer = expect_context::<ViewerResource>().0;
    view! { <Suspense>{awaited(move || async move { show(words, viewer.await.unwrap_or_default()) })}</Suspense> }
}

fn account(words: Words, viewer: Viewer) -> AnyView {
    let (to, text) = match viewer.name {
        Some(name) => ("/account", name),
        None => ("/sign-in", words.t(Word::FrameSignIn).to_owned()),
    };
    view! { <a class="tool" href=words.href(to)><Icon name="user"/><span>{text}</span></a> }.into_any()
}

/// What whoever looks is here for: their own work, or to send an entry.
fn calling(words: Words, viewer: Viewer) -> AnyView {
    work(&viewer.roles)
        .map(|(to, word)| view! { <a class="button primary small header-cta" href=words.href(to)>{words.t(word)}</a> })
        .into_any()
}

/// Where somebody with these roles works; nowhere, who keeps the machine running. Whoever has none enters the award.
fn work(roles: &[Role]) -> Option<(&'static str, Word)> {
    let works = [
        (Role::Organizer, "/desk", Word::HallToDesk),
        (Role::Chair, "/desk/scores", Word::ScoresTitle),
        (Role::Juror, "/jury", Word::HallToJury),
        (Role::Host, "/ceremony/host", Word::HallToShow),
        (Role::Confirmer, "/ceremony/confirm", Word::HallToShow),
    ];
    let work = works.into_iter().find(|(role, ..)| roles.contains(role)).map(|(_, to, word)| (to, word));
    if roles.is_empty() { Some(("/entries", Word::FrameEnter)) } else { work }
}

fn session(_: Words, viewer: Viewer) -> AnyView {
    viewer.stay.map(|stay| view! { <SessionWatch stay=stay/> }).into_any()
}

#[component]
fn Footer() -> impl IntoView {
    let words = use_words();
    let link = move |to, word| listed(words, to, word);
    view! {
        <footer class="footer night">
            <div class="ornament" aria-hidden="true"></div>
            <div class="page">
                <div class="footer-row">
                    <div class="footer-about">
                        <a class="brand" href=words.href("")>
                            <svg class="logo" aria-hidden="true"><use href=drawing("shanyrak")></use></svg>
                            <span class="brand-name">{words.t(Word::FrameName)}</span>
                        </a>
                        <p>{words.t(Word::FrameAbout)}</p>
                    </div>
                    <nav aria-label=words.t(Word::FrameFooterAward)>
                        <h2>{words.t(Word::FrameFooterAward)}</h2>
                        <ul class="footer-list">
                            {link("/about", Word::FrameAboutLink)}
                            {link("/categories", Word::FrameCategories)}
                            {link("/verify", Word::FrameVerify)}
                        </ul>
                    </nav>
                    <nav aria-label=words.t(Word::FrameFooterWatch)>
                        <h2>{words.t(Word::FrameFooterWatch)}</h2>
                        <ul class="footer-list">{link("/projects", Word::FrameProjects)}{link("/collections", Word::CollectionsTitle)}{link("/statistics", Word::StatisticsTitle)}{link("/live", Word::FrameLive)}{link("/open-data", Word::OpenDataTitle)}</ul>
                    </nav>
                    <nav aria-label=words.t(Word::FrameFooterTakePart)>
                        <h2>{words.t(Word::FrameFooterTakePart)}</h2>
                        <ForViewer show=taking_part/>
                    </nav>
                </div>
            </div>
        </footer>
    }
}
