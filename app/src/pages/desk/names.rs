//! `/{l}/desk/names`: the host or the organizer writes how names are read out, for the prompter.

use domain::{
    ceremony::{SAID_MAX, Said},
    locale::Locale,
    organization::Listed,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use crate::{
    api::{
        ceremony::said::{WriteSaid, list_said},
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn DeskNamesPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let page = Memo::new(move |_| query.with(|query| query.get("page").and_then(|page| page.parse().ok())));
    let is_done = move || query.with(|query| query.get("done").is_some());
    let list = Resource::new_blocking(move || page.get(), list_said);
    let refusal = refusal_of::<WriteSaid>();
    view! {
        <Head title=words.t(Word::SaidTitle)/>
        <div class="page section stack loose">
            <h1>{words.t(Word::SaidTitle)}</h1>
            <p class="lead">{words.t(Word::SaidLead)}</p>
            <p class="soft">{words.t(Word::SaidHelp)}</p>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::SaidSaved)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (list.await, refusal.await) {
                        (Ok(list), Ok(refusal)) => view! { <Names list=list refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Names(list: Listed<Said>, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let Listed { items, page, pages, .. } = list;
    let is_none = items.is_empty();
    let address = |base: &str, page: u32| format!("{base}?page={page}");
    view! {
        {is_none.then(|| view! { <p>{words.t(Word::SaidNone)}</p> })}
        {items.into_iter().map(|said| one(words, said, page, refusal.as_ref())).collect_view()}
        <Pager page=page pages=pages address=address base=words.href("/desk/names")/>
    }
}

/// The form of an entry.
fn one(words: Words, said: Said, page: u32, refusal: Option<&Refusal>) -> AnyView {
    let id = said.entry.to_string();
    let refusal = refusal.filter(|refusal| refusal.remembered("entry") == id);
    let (tag, kind) = if said.said.is_empty() { (Word::SaidMissing, "warn") } else { (Word::SaidWritten, "ok") };
    let ((title, title_locale), (owner, owner_locale)) = (said.title.best(words.locale()), said.owner.best(words.locale()));
    let field = |name: &'static str, tag: &'static str, locale: Locale| {
        let value = refusal.map_or_else(|| said.said.get(locale).to_owned(), |refusal| refusal.remembered(name));
        let id = format!("{name}-{id}");
        view! {
            <div class="field">
                <label class="field-label" for=id.clone()>{words.t(Word::SaidField)}" "<span class="field-lang">{tag}</span></label>
                <input class="input" id=id name=name value=value lang=locale.code() maxlength=SAID_MAX.to_string()/>
            </div>
        }
    };
    let heading = format!("name-{id}");
    let save = format!("{}: {title}", words.t(Word::SaidSave));
    view! {
        <form class="stack card-form" method="post" action=WriteSaid::url() aria-labelledby=heading>
            <h2 id=heading.clone() lang=words.foreign(title_locale)>{title.to_owned()}" "<span class="tag" data-kind=kind lang=words.locale().code()>{words.t(tag)}</span></h2>
            <p class="soft" lang=words.foreign(owner_locale)>{owner.to_owned()}</p>
            {refusal.map(|refusal| view! { <Notice kind=NoticeKind::Error title=refusal.error.text(words)/> })}
            <input type="hidden" name="entry" value=id.clone()/>
            <input type="hidden" name="page" value=page/>
            <div class="fields two">
                {field("text_kk", "ҚАЗ", Locale::Kk)}
                {field("text_ru", "РУС", Locale::Ru)}
                {field("text_en", "ENG", Locale::En)}
            </div>
            <p><button class="button" aria-label=save>{words.t(Word::SaidSave)}</button></p>
        </form>
    }
    .into_any()
}
