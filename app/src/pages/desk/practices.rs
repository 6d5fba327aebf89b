//! `/{l}/desk/practices`: every practice, and the way in for a file of them.

pub mod edit;
mod fields;
pub mod file;
pub mod new;

use domain::{
    organization::Listed,
    practice::{FaultCode, PracticeLine, Told},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::nav::Desk;
use crate::{
    api::{
        practices::{FORM, list_practices},
        refusal::{Refusal, get_refusal},
    },
    ui::{
        awaited::awaited,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn DeskPracticesPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let is_done = move || query.with(|query| query.get("done").is_some());
    let list = Resource::new_blocking(page, list_practices);
    let refusal = Resource::new_blocking(|| (), |()| get_refusal(FORM.to_owned()));
    view! {
        <Desk title=words.t(Word::PracticesTitle)>
            <h1>{words.t(Word::PracticesTitle)}</h1>
            <p class="lead">{words.t(Word::PracticesLead)}</p>
            <Suspense>
                {awaited(move || async move {
                    match (list.await, refusal.await) {
                        (Ok(list), Ok(refusal)) => {
                            let is_done = is_done() && refusal.is_none();
                            view! { <Shown list=list refusal=refusal is_done=is_done/> }.into_any()
                        }
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(list: Listed<PracticeLine>, refusal: Option<Refusal>, is_done: bool) -> impl IntoView {
    let words = use_words();
    let is_none = list.total == 0;
    let row = |line: PracticeLine| {
        let (title, locale) = line.title.best(words.locale());
        let (state, kind) = if line.is_published { (Word::PracticesIsPublished, "ok") } else { (Word::PracticesIsDraft, "warn") };
        view! {
            <tr>
                <th scope="row">
                    <a href=words.href(&format!("/desk/practices/{}", line.slug)) lang=words.foreign(locale)>
                        {if title.is_empty() { line.slug.clone() } else { title.to_owned() }}
                    </a>
                </th>
                <td data-label=words.t(Word::PracticesState)><span><span class="tag" data-kind=kind>{words.t(state)}</span></span></td>
                <td data-label=words.t(Word::PracticesLanguages)>{translation(words, line.untranslated)}</td>
            </tr>
        }
    };
    let table = (!is_none).then(|| {
        view! {
            <div class="table-wrap" role="region" aria-label=words.t(Word::PracticesTitle) tabindex="0">
                <table class="table stacked">
                    <thead>
                        <tr>
                            <th scope="col">{words.t(Word::PracticesPractice)}</th>
                            <th scope="col">{words.t(Word::PracticesState)}</th>
                            <th scope="col">{words.t(Word::PracticesLanguages)}</th>
                        </tr>
                    </thead>
                    <tbody>{list.items.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    });
    view! {
        {is_done.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::PracticesDoneImported)/> })}
        {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
        <section class="panel" aria-labelledby="import">
            <h2 id="import">{words.t(Word::PracticesImport)}</h2>
            <p class="soft">{words.t(Word::PracticesImportHelp)}" "<a href="/open-data/datapackage.json" rel="external">{words.t(Word::PracticesDictionary)}</a></p>
            <form class="desk-bar" method="post" action=FORM enctype="multipart/form-data">
                <div class="field">
                    <label class="field-label" for="file">{words.t(Word::PracticesFile)}</label>
                    <input class="input" id="file" type="file" name="file" required=true accept=".csv,.tsv,.json,text/csv,text/tab-separated-values,application/json"/>
                </div>
                <button class="button primary">{words.t(Word::PracticesLook)}</button>
            </form>
        </section>
        <p><a class="button" href=words.href("/desk/practices/new")><Icon name="plus"/>{words.t(Word::PracticeNewWrite)}</a></p>
        {is_none.then(|| view! { <p class="soft">{words.t(Word::PracticesNone)}</p> })}
        {table}
        <Pager page=list.page pages=list.pages address=|base, page| format!("{base}?page={page}") base=words.href("/desk/practices")/>
    }
}

/// How many texts are not translated.
fn translation(words: Words, untranslated: u64) -> AnyView {
    if untranslated == 0 {
        return words.t(Word::PracticesTranslated).into_any();
    }
    let told = words.with(Word::PracticesUntranslated, &[("n", &words.integer(untranslated))]);
    view! { <span><span class="tag" data-kind="warn">{told}</span></span> }.into_any()
}

/// What is wrong, in words.
fn fault(words: Words, told: &Told) -> String {
    let word = match told.code {
        FaultCode::Header => Word::PracticesFaultHeader,
        FaultCode::Empty => Word::PracticesFaultEmpty,
        FaultCode::NotJson => Word::PracticesFaultNotJson,
        FaultCode::TooMany => Word::PracticesFaultTooMany,
        FaultCode::NotAPractice => Word::PracticesFaultNotAPractice,
        FaultCode::Cells => Word::PracticesFaultCells,
        FaultCode::Missing => Word::PracticesFaultMissing,
        FaultCode::Unknown => Word::PracticesFaultUnknown,
        FaultCode::TooLong => Word::PracticesFaultTooLong,
        FaultCode::Control => Word::PracticesFaultControl,
        FaultCode::Result => Word::PracticesFaultResult,
        FaultCode::Repeated => Word::PracticesFaultRepeated,
        FaultCode::Taken => Word::PracticesFaultTaken,
    };
    words.with(word, &[("column", &told.column), ("got", &told.got)])
}
