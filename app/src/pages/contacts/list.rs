//! `/{l}/contacts` and `/{l}/desk/contacts`: conversations, one's own or all of them.

use domain::{organization::Listed, sharing::contact::ContactLine};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::tags;
use crate::{
    AppError,
    api::sharing::{list_all_contacts, list_contacts},
    pages::desk::nav::Desk,
    ui::{awaited::awaited, head::Head, notice::ErrorNotice, pager::Pager},
    words::{Word, use_words},
};

/// The page that the address asks for.
fn use_page() -> Signal<u32> {
    let query = use_query_map();
    Signal::derive(move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1)))
}

/// One's own.
#[component]
pub fn ContactsPage() -> impl IntoView {
    let words = use_words();
    let page = use_page();
    let list = Resource::new_blocking(move || page.get(), list_contacts);
    view! {
        <Head title=words.t(Word::ContactTitle)/>
        <div class="page section stack loose">
            <div class="stack"><h1>{words.t(Word::ContactTitle)}</h1><p class="lead">{words.t(Word::ContactLead)}</p></div>
            <Read list=list base="/contacts"/>
        </div>
    }
}

/// All of them, for the organizer.
#[component]
pub fn DeskContactsPage() -> impl IntoView {
    let words = use_words();
    let page = use_page();
    let list = Resource::new_blocking(move || page.get(), list_all_contacts);
    view! {
        <Desk title=words.t(Word::ContactTitle)>
            <h1>{words.t(Word::ContactTitle)}</h1>
            <p class="lead">{words.t(Word::ContactDeskLead)}</p>
            <Read list=list base="/desk/contacts"/>
        </Desk>
    }
}

#[component]
fn Read(list: Resource<Result<Listed<ContactLine>, AppError>>, base: &'static str) -> impl IntoView {
    view! {
        <Suspense>
            {awaited(move || async move {
                match list.await {
                    Ok(list) => view! { <Lines list=list base=base/> }.into_any(),
                    Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Lines(list: Listed<ContactLine>, base: &'static str) -> impl IntoView {
    let words = use_words();
    if list.total == 0 {
        // How to begin one is told to whoever may.
        let way = (base == "/contacts").then(|| {
            view! {
                <p class="soft">{words.t(Word::ContactNoneHelp)}</p>
                <p class="buttons"><a class="button primary" href=words.href("/projects")>{words.t(Word::GalleryAll)}</a></p>
            }
        });
        return view! { <div class="empty"><h2>{words.t(Word::ContactNone)}</h2>{way}</div> }.into_any();
    }
    let row = |line: ContactLine| {
        let ((title, title_locale), (body, body_locale)) = (line.title.best(words.locale()), line.organization.best(words.locale()));
        view! {
            <tr>
                <th scope="row">
                    <a href=words.href(&format!("/contacts/{}", line.id)) lang=words.foreign(title_locale)>{title.to_owned()}</a>
                </th>
                <td data-label=words.t(Word::ContactAsker)><span lang=words.foreign(body_locale)>{body.to_owned()}</span></td>
                <td data-label=words.t(Word::ContactState)><span>{tags(words, line.state, line.is_reported)}</span></td>
                <td data-label=words.t(Word::ContactMessages) class="num">{words.integer(line.messages)}</td>
                <td data-label=words.t(Word::ContactAskedAt)>{words.date_time(line.asked_at)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::ContactTitle) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        <th scope="col">{words.t(Word::ContactProject)}</th>
                        <th scope="col">{words.t(Word::ContactAsker)}</th>
                        <th scope="col">{words.t(Word::ContactState)}</th>
                        <th scope="col" class="num">{words.t(Word::ContactMessages)}</th>
                        <th scope="col">{words.t(Word::ContactAskedAt)}</th>
                    </tr>
                </thead>
                <tbody>{list.items.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Pager page=list.page pages=list.pages address=|base, page| format!("{base}?page={page}") base=words.href(base)/>
    }
    .into_any()
}
