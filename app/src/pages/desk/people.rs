//! `/{l}/desk/people`: organizations to confirm, and people who wait to be admitted to one.

use domain::organization::{Applicant, Listed, OrganizationLine};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    api::people::belonging::{ConfirmOrganization, list_organizations, list_waiting},
    pages::people::ApplicantTable,
    ui::{awaited::awaited, label, notice::ErrorNotice, pager::Pager},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn DeskPeoplePage() -> impl IntoView {
    let query = use_query_map();
    let page = move |name: &str| query.with(|query| query.get(name).and_then(|page| page.parse().ok()).unwrap_or(1));
    let waiting = Resource::new_blocking(move || page("waiting"), list_waiting);
    let organizations = Resource::new_blocking(move || page("page"), list_organizations);
    let words = use_words();
    view! {
        <Desk title=words.t(Word::PeopleDeskTitle)>
        <Suspense>
            {awaited(move || async move {
                match (waiting.await, organizations.await) {
                    (Ok(waiting), Ok(organizations)) => view! { <Lists waiting=waiting organizations=organizations/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                }
            })}
        </Suspense>
        </Desk>
    }
}

#[component]
fn Lists(waiting: Listed<Applicant>, organizations: Listed<OrganizationLine>) -> impl IntoView {
    let words = use_words();
    let back = words.href("/desk/people");
    view! {
            <h1>{words.t(Word::PeopleDeskTitle)}</h1>
            <h2>{words.t(Word::PeopleWaitingTitle)}</h2>
            <ApplicantTable waiting=waiting back=back.clone()/>
            <h2>{words.t(Word::PeopleOrganizations)}</h2>
            <OrganizationTable organizations=organizations back=back/>
    }
}

#[component]
fn OrganizationTable(organizations: Listed<OrganizationLine>, back: String) -> impl IntoView {
    let words = use_words();
    let here = format!("{back}?page={}", organizations.page);
    let base = back.clone();
    let row = move |line: OrganizationLine| {
        let (name, lang) = line.name.best(words.locale());
        let state = match line.confirmed_at {
            Some(_) => view! { <span class="tag" data-kind="ok">{words.t(Word::PeopleStateConfirmed)}</span> }.into_any(),
            None => view! {
                <form method="post" action=ConfirmOrganization::url()>
                    <input type="hidden" name="organization" value=line.id.to_string()/>
                    <input type="hidden" name="back" value=here.clone()/>
                    <button class="button primary small">{words.t(Word::PeopleConfirm)}</button>
                </form>
            }
            .into_any(),
        };
        view! {
            <tr>
                <th scope="row"><a href=format!("{base}/{}", line.id)><span lang=lang.code()>{name.to_owned()}</span></a></th>
                <td data-label=words.t(Word::PeopleBinShort)>{line.bin.to_string()}</td>
                <td data-label=words.t(Word::PeopleOrganizationKind)>{words.t(label::kind(line.kind))}</td>
                <td data-label=words.t(Word::PeopleMembers) class="num">{words.integer(line.members)}</td>
                <td data-label=words.t(Word::PeopleState)>{state}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::PeopleOrganizations) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        <th scope="col">{words.t(Word::PeopleOrganization)}</th>
                        <th scope="col">{words.t(Word::PeopleBinShort)}</th>
                        <th scope="col">{words.t(Word::PeopleOrganizationKind)}</th>
                        <th scope="col" class="num">{words.t(Word::PeopleMembers)}</th>
                        <th scope="col">{words.t(Word::PeopleState)}</th>
                    </tr>
                </thead>
                <tbody>{organizations.items.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Pager page=organizations.page pages=organizations.pages address=|base, page| format!("{base}?page={page}") base=back/>
    }
}
