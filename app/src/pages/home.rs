//! `/{l}`: what the award is and where it stands now.

mod hero;

use domain::{
    award::{AwardError, TextKind},
    showcase::Highlights,
};
use leptos::prelude::*;

use crate::{
    AppError,
    api::{
        award::{AwardView, get_award},
        project::list_highlights,
    },
    pages::not_found::unreadable,
    ui::{
        awaited::awaited,
        card::Cards,
        category::CategoryCards,
        edition::{edition_href, use_year},
        head::Head,
        icon::Icon,
        notice::{Notice, NoticeKind},
        texts::Texts,
        timeline::{Deadline, Timeline},
    },
    words::{Plural, Word, use_words},
};

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let locale = use_words().locale();
    let year = use_year();
    let award = Resource::new_blocking(move || year.get(), get_award);
    let highlights = Resource::new_blocking(|| (), move |()| list_highlights(locale));
    view! {
        <Suspense>
            {awaited(move || async move {
                match (award.await, highlights.await) {
                    (Ok(award), Ok(highlights)) => view! { <Home award=award highlights=highlights/> }.into_any(),
                    (Err(AppError::Award(AwardError::NotAnnounced)), Ok(highlights)) => view! { <Awaiting highlights=highlights/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Home(award: AwardView, highlights: Highlights) -> impl IntoView {
    let words = use_words();
    let AwardView { award, categories, texts, now } = award;
    let name = award.name.best(words.locale()).0.to_owned();
    view! {
        <Head title=words.t(Word::HomeTitle) description=words.t(Word::HomeLead) year=award.year/>
        {view! { <hero::Hero award=name result=highlights.hero.clone()/> }.into_any()}
        <section class="home-timeline" aria-labelledby="dates">
            <div class="page">
                <h2 id="dates" class="unseen">{words.t(Word::CalendarDates)}</h2>
                {view! { <Deadline award=award.clone() now=now/> }.into_any()}
                {view! { <Timeline award=award now=now/> }.into_any()}
                <p><a href=edition_href(words, "/live")>{words.t(Word::HomeLive)}</a></p>
            </div>
        </section>
        <section class="section" aria-labelledby="categories">
            <div class="page">
                <div class="section-head">
                    <h2 id="categories">{words.t(Word::CategoryTitle)}</h2>
                    <a href=edition_href(words, "/about#who")>{words.t(Word::HomeWho)}</a>
                </div>
                {view! { <CategoryCards categories=categories counts=highlights.counts.clone()/> }.into_any()}
            </div>
        </section>
        {texts.contains_key(&TextKind::Prizes).then(|| view! { <section class="section"><div class="page"><Texts texts=texts kinds=&[TextKind::Prizes]/></div></section> }.into_any())}
        {view! { <Measured highlights=highlights/> }.into_any()}
        {view! { <Reasons/> }.into_any()}
    }
}

/// The home page before the first edition: what the award is, and the projects that are there.
#[component]
fn Awaiting(highlights: Highlights) -> impl IntoView {
    let words = use_words();
    view! {
        <Head title=words.t(Word::HomeTitle) description=words.t(Word::HomeLead)/>
        {view! { <hero::Hero award=words.t(Word::FrameName).to_owned() result=highlights.hero.clone()/> }.into_any()}
        <section class="section">
            <div class="page">
                <Notice kind=NoticeKind::Info title=words.t(Word::SettingsNoneTitle)><p>{words.t(Word::SettingsNoneText)}</p></Notice>
            </div>
        </section>
        {(highlights.total > 0).then(|| view! { <Measured highlights=highlights/> }.into_any())}
        {view! { <Reasons/> }.into_any()}
    }
}

/// The best result of each category.
#[component]
fn Measured(highlights: Highlights) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="section" aria-labelledby="measured">
            <div class="page">
                <div class="section-head">
                    <h2 id="measured">{words.t(Word::HomeMeasured)}</h2>
                    <a href=words.href("/projects")>{words.count(Plural::HomeAll, highlights.total as u64)}</a>
                </div>
                {view! { <Cards cards=highlights.cards/> }.into_any()}
            </div>
        </section>
    }
}

/// Three reasons to trust the award, each true of what stands here.
#[component]
fn Reasons() -> impl IntoView {
    let words = use_words();
    let reason = |icon: &'static str, title: Word, text: Word| {
        view! { <div class="reason"><Icon name=icon/><h3>{words.t(title)}</h3><p>{words.t(text)}</p></div> }
    };
    view! {
        <section class="section" aria-labelledby="trust">
            <div class="page">
                <div class="section-head"><h2 id="trust">{words.t(Word::HomeTrust)}</h2></div>
                <div class="reasons">
                    {reason("check", Word::HomeTrustProof, Word::HomeTrustProofText)}
                    {reason("shield", Word::HomeTrustRules, Word::HomeTrustRulesText)}
                    {reason("lock", Word::HomeTrustReveal, Word::HomeTrustRevealText)}
                </div>
            </div>
        </section>
    }
}
