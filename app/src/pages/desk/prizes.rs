//! `/{l}/desk/prizes`: the chair decides whose the special prizes are, and writes what is said of the winners.

use domain::{
    category::Category,
    ceremony::{Candidate, FirstPlace, Honours, PrizeChoice},
    locale::{Locale, Trilingual},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use crate::{
    api::{
        ceremony::honours::{DecidePrize, HonoursView, WriteCitation, get_honours},
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The chair's page.
#[component]
pub fn DeskPrizesPage() -> impl IntoView {
    let words = use_words();
    let is_done = use_query_map().with_untracked(|query| query.get("done").is_some());
    let view = Resource::new_blocking(|| (), |()| get_honours());
    let (decision, citation) = (refusal_of::<DecidePrize>(), refusal_of::<WriteCitation>());
    view! {
        <Head title=words.t(Word::HonoursTitle)/>
        <div class="page section stack loose">
            <h1>{words.t(Word::HonoursTitle)}</h1>
            <p class="lead">{words.t(Word::HonoursLead)}</p>
            <p class="soft">{words.t(Word::HonoursCitationHelp)}</p>
            {is_done.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::HonoursSaved)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (view.await, decision.await, citation.await) {
                        (Ok(view), Ok(decision), Ok(citation)) => view! { <Shown view=view refusal=decision.or(citation)/> }.into_any(),
                        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Shown(view: HonoursView, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let HonoursView { honours, categories } = view;
    let Honours { prizes, firsts, candidates, is_prepared } = honours;
    let name = move |slug: &str| {
        let found = categories.iter().find(|category: &&Category| category.slug == slug);
        found.map_or_else(|| slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
    };
    let options: Vec<(String, String)> = std::iter::once((String::new(), words.t(Word::HonoursNotAwarded).to_owned()))
        .chain(
            candidates
                .iter()
                .map(|Candidate { id, category, title }| (id.to_string(), format!("{}: {}", name(category), title.best(words.locale()).0))),
        )
        .collect();
    let is_none = prizes.is_empty();
    let specials = prizes.into_iter().map(|choice| special(words, choice, &options, refusal.as_ref(), is_prepared)).collect_view();
    let firsts = firsts.into_iter().map(|first| first_place(words, name(&first.category), first, refusal.as_ref(), is_prepared));
    view! {
        {is_prepared.then(|| view! { <Notice kind=NoticeKind::Info title=words.t(Word::HonoursPrepared)/> })}
        <section class="stack" aria-labelledby="specials">
            <h2 id="specials">{words.t(Word::HonoursSpecials)}</h2>
            {is_none.then(|| view! { <p>{words.t(Word::HonoursSpecialsNone)}</p> })}
            {specials}
        </section>
        <section class="stack" aria-labelledby="firsts">
            <h2 id="firsts">{words.t(Word::HonoursFirsts)}</h2>
            <p class="soft">{words.t(Word::HonoursFirstsHelp)}</p>
            {firsts.collect_view()}
        </section>
    }
}

/// What had been typed into the form of this thing, if it is the one that was refused.
fn refused<'r>(refusal: Option<&'r Refusal>, field: &str, id: &str) -> Option<&'r Refusal> {
    refusal.filter(|refusal| refusal.remembered(field) == id)
}

/// The text in three languages. Several forms stand on one page, so each has ids of its own.
fn texts(words: Words, id: &str, kept: &Trilingual, refusal: Option<&Refusal>, is_prepared: bool) -> AnyView {
    let one = |name: &'static str, tag: &'static str, locale: Locale| {
        let value = refusal.map_or_else(|| kept.get(locale).to_owned(), |refusal| refusal.remembered(name));
        let id = format!("{name}-{id}");
        view! {
            <div class="field">
                <label class="field-label" for=id.clone()>{words.t(Word::HonoursCitation)}" "<span class="field-lang">{tag}</span></label>
                <input class="input" id=id name=name value=value lang=locale.code() maxlength="160" disabled=is_prepared/>
            </div>
        }
    };
    view! {
        {one("text_kk", "ҚАЗ", Locale::Kk)}
        {one("text_ru", "РУС", Locale::Ru)}
        {one("text_en", "ENG", Locale::En)}
    }
    .into_any()
}

fn special(words: Words, choice: PrizeChoice, options: &[(String, String)], refusal: Option<&Refusal>, is_prepared: bool) -> AnyView {
    let PrizeChoice { prize, decision } = choice;
    let id = prize.id.to_string();
    let refusal = refused(refusal, "prize", &id);
    let (tag, kind) = if decision.is_some() { (Word::HonoursDecided, "ok") } else { (Word::HonoursUndecided, "warn") };
    let (entry, citation) = decision.map(|decision| (decision.entry, decision.citation)).unwrap_or_default();
    let chosen = refusal.map_or_else(|| entry.map(|entry| entry.to_string()).unwrap_or_default(), |refusal| refusal.remembered("entry"));
    let heading = format!("prize-{id}");
    let named = heading.clone();
    let select = format!("entry-{id}");
    let option = |(code, words): &(String, String)| {
        let selected = *code == chosen;
        view! { <option value=code.clone() selected=selected>{words.clone()}</option> }
    };
    view! {
        <form class="stack card-form" method="post" action=DecidePrize::url() aria-labelledby=heading>
            <h3 id=named>{prize.name.best(words.locale()).0.to_owned()}" "<span class="tag" data-kind=kind>{words.t(tag)}</span></h3>
            {refusal.map(|refusal| view! { <Notice kind=NoticeKind::Error title=refusal.error.text(words)/> })}
            <input type="hidden" name="prize" value=id.clone()/>
            <div class="field">
                <label class="field-label" for=select.clone()>{words.t(Word::HonoursEntry)}</label>
                <select class="input" id=select name="entry" disabled=is_prepared>{options.iter().map(option).collect_view()}</select>
            </div>
            {texts(words, &id, &citation, refusal, is_prepared)}
            {(!is_prepared).then(|| view! { <p><button class="button primary">{words.t(Word::HonoursDecide)}</button></p> })}
        </form>
    }
    .into_any()
}

fn first_place(words: Words, category: String, first: FirstPlace, refusal: Option<&Refusal>, is_prepared: bool) -> AnyView {
    let heading = format!("first-{}", first.category);
    let named = heading.clone();
    let Some((entry, title)) = first.leader else {
        return view! {
            <section class="stack card-form" aria-labelledby=heading><h3 id=named>{category}</h3><p>{words.t(Word::HonoursTied)}</p></section>
        }
        .into_any();
    };
    let id = entry.to_string();
    let refusal = refused(refusal, "entry", &id);
    let (title, locale) = title.best(words.locale());
    view! {
        <form class="stack card-form" method="post" action=WriteCitation::url() aria-labelledby=heading>
            <h3 id=named>{category}</h3>
            <p class="strong" lang=words.foreign(locale)>{title.to_owned()}</p>
            {refusal.map(|refusal| view! { <Notice kind=NoticeKind::Error title=refusal.error.text(words)/> })}
            <input type="hidden" name="entry" value=id.clone()/>
            {texts(words, &id, &first.citation, refusal, is_prepared)}
            {(!is_prepared).then(|| view! { <p><button class="button primary">{words.t(Word::HonoursWrite)}</button></p> })}
        </form>
    }
    .into_any()
}
