//! `/{l}/entries`: the entries of the reader's organization.

use domain::{
    award::WindowState,
    entry::{EntryLine, EntryList, number_name},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::state::{self, StateTag};
use crate::{
    AppError,
    api::{
        award::{AwardView, get_award},
        entries::{CreateEntry, list_own_entries},
    },
    ui::{awaited::awaited, head::Head, icon::Icon, notice::ErrorNotice, pager::Pager},
    words::{Word, use_words},
};

/// My entries.
#[component]
pub fn EntriesPage() -> impl IntoView {
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let entries = Resource::new_blocking(page, list_own_entries);
    let award = Resource::new_blocking(|| (), |()| get_award(None));
    let words = use_words();
    view! {
        <Head title=words.t(Word::EntriesTitle)/>
        <Suspense>
            {awaited(move || async move {
                match (entries.await, award.await) {
                    (Ok(list), Ok(award)) => view! { <Shown list=list award=award/> }.into_any(),
                    (Err(AppError::SignInFirst), _) => {
                        view! { <Closed title=Word::EntriesSignIn help=Word::EntriesSignInHelp to="/sign-in?next=/entries" button=Word::FrameSignIn/> }.into_any()
                    }
                    (Err(AppError::Denied), _) => {
                        view! { <Closed title=Word::EntriesNotAdmitted help=Word::EntriesNotAdmittedHelp to="/account" button=Word::EntriesAccount/> }.into_any()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// Why there is no list, and the way on.
#[component]
fn Closed(title: Word, help: Word, to: &'static str, button: Word) -> impl IntoView {
    let words = use_words();
    let href = words.href(&to.replace("next=", &format!("next=/{}", words.locale().code())));
    view! {
        <div class="page">
            <div class="empty">
                <h1>{words.t(title)}</h1>
                <p class="soft">{words.t(help)}</p>
                <p class="buttons"><a class="button primary" href=href>{words.t(button)}</a></p>
            </div>
        </div>
    }
}

#[component]
fn Shown(list: EntryList, award: AwardView) -> impl IntoView {
    let words = use_words();
    let table = if list.lines.is_empty() {
        view! { <div class="empty"><h2>{words.t(Word::EntriesNone)}</h2><p class="soft">{words.t(Word::EntriesNoneHelp)}</p></div> }
            .into_any()
    } else {
        view! { <EntryTable lines=list.lines/> }.into_any()
    };
    view! {
        <div class="page section stack loose">
            <div class="page-head"><h1>{words.t(Word::EntriesTitle)}</h1><p class="lead">{words.t(Word::EntriesLead)}</p></div>
            <Create award=award/>
            {table}
            <Pager page=list.page pages=list.pages address=|base, page| format!("{base}?page={page}") base=words.href("/entries")/>
        </div>
    }
}

#[component]
fn Create(award: AwardView) -> impl IntoView {
    let words = use_words();
    let create = ServerAction::<CreateEntry>::new();
    let failed = move || create.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    let name = award.award.name.best(words.locale()).0.to_owned();
    let help = match award.award.window(award.now) {
        WindowState::Open => words.with(Word::EntriesCreateHelp, &[("award", &name), ("until", &words.until(award.award.closes_at))]),
        WindowState::NotYet => words.with(Word::EntriesWindowNotYet, &[("time", &words.date_time(award.award.opens_at))]),
        WindowState::Closed => words.t(Word::EntriesClosedTitle).to_owned(),
    };
    view! {
        {failed}
        <ActionForm action=create attr:class="stack">
            <p class="buttons"><button class="button primary"><Icon name="plus"/>{words.t(Word::EntriesCreate)}</button></p>
            <p class="soft">{help}</p>
        </ActionForm>
    }
}

#[component]
fn EntryTable(lines: Vec<EntryLine>) -> impl IntoView {
    let words = use_words();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let rows = lines
        .into_iter()
        .map(|line| {
            let href = words.href(&format!("/entries/{}", line.id));
            let number = line.number.map(|number| number_name(line.year, number));
            view! {
                <tr>
                    <th scope="row"><a href=href>{state::title(words, &line.title)}</a></th>
                    <td data-label=words.t(Word::EntriesState)>
                        <StateTag state=line.state/>
                        {line.is_published.then(|| view! { " "<span class="tag" data-kind="ok">{words.t(Word::EntriesPublished)}</span> })}
                    </td>
                    <td data-label=words.t(Word::EntriesNumber)>{number.unwrap_or_default()}</td>
                    <td data-label=words.t(Word::EntriesYear)>{line.year}</td>
                    <td data-label=words.t(Word::EntriesChanged)>{words.date_time(line.saved_at)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::EntriesTable) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        {head(Word::EntriesProject)}
                        {head(Word::EntriesState)}
                        {head(Word::EntriesNumber)}
                        {head(Word::EntriesYear)}
                        {head(Word::EntriesChanged)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
