//! `/{l}/account`: who I am, where I belong, who waits for me, and the way out.

use domain::{
    organization::{Applicant, Listed, OwnPlace},
    person::Role,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::{
    applicants::ApplicantTable,
    organization::OrganizationFields,
    role::role,
    sheet::{ProblemSummary, Problems},
};
use crate::{
    api::{
        jury::{DeclareTie, list_own_ties},
        people::{
            SignOut,
            belonging::{AccountView, RequestMembership, get_account, list_waiting},
        },
        refusal::{Refusal, refusal_of},
    },
    pages::jury::ties::TiesSection,
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let query = use_query_map();
    let page = move || query.with(|query| query.get("waiting").and_then(|page| page.parse().ok()).unwrap_or(1));
    // With the account comes who waits for its holder, if that is for them to decide.
    let account = Resource::new_blocking(page, |page| async move {
        let account = get_account().await?;
        let waiting = if account.admits { Some(list_waiting(page).await?) } else { None };
        // A juror and a chair declare theirs where they work.
        let has = |role: Role| account.roles.contains(&role);
        let runs_show = has(Role::Confirmer) || has(Role::Host);
        let declares_here = runs_show && !has(Role::Juror) && !has(Role::Chair);
        let ties = if declares_here { Some(list_own_ties().await?) } else { None };
        Ok((account, waiting, ties))
    });
    let (refusal, tie) = (refusal_of::<RequestMembership>(), refusal_of::<DeclareTie>());
    let words = use_words();
    let is_tied = move || query.with(|query| query.get("done").as_deref() == Some("tie"));
    let is_new = move || query.with(|query| query.get("done").as_deref() == Some("verified"));
    view! {
        <Head title=words.t(Word::PeopleAccountTitle)/>
        <div class="page text section stack">
            {move || is_new().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::PeopleDoneVerified)/> })}
            {move || is_tied().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::JuryTieAdded)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (account.await, refusal.await, tie.await) {
                        (Ok((account, waiting, ties)), Ok(refusal), Ok(tie)) => view! {
                            <Account account=account waiting=waiting refusal=refusal/>
                            {ties.map(|ties| view! { <TiesSection ties=ties refusal=tie help=Word::GuardConfirmTies/> })}
                        }
                        .into_any(),
                        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Account(account: AccountView, waiting: Option<Listed<Applicant>>, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let roles = account.roles.iter().map(|code| words.t(role(*code))).collect::<Vec<_>>().join(", ");
    let is_admitted = account.place.as_ref().is_some_and(|place| place.is_admitted);
    let is_juror = account.roles.contains(&Role::Juror);
    let is_organizer = account.roles.contains(&Role::Organizer);
    let is_chair = account.roles.contains(&Role::Chair);
    let is_staff = !account.roles.is_empty();
    let is_witness = account.roles.iter().any(|role| matches!(role, Role::Chair | Role::Confirmer));
    // Where each role works.
    let places = [
        (Role::Host, "/ceremony/host", Word::HostTitle),
        (Role::Confirmer, "/ceremony/confirm", Word::RunningConfirmTitle),
        (Role::Chair, "/desk/prizes", Word::HonoursTitle),
        (Role::Chair, "/ceremony/confirm", Word::RunningConfirmTitle),
    ];
    let places = places.into_iter().filter(|(role, ..)| account.roles.contains(role)).collect::<Vec<_>>();
    let places = places.into_iter().map(|(_, to, word)| view! { <a class="button" href=words.href(to)>{words.t(word)}</a> }).collect_view();
    view! {
        <h1>{words.t(Word::PeopleAccountTitle)}</h1>
        <dl class="facts">
            <div><dt>{words.t(Word::PeopleName)}</dt><dd>{account.name}</dd></div>
            <div><dt>{words.t(Word::PeopleEmail)}</dt><dd>{account.email}</dd></div>
            {is_staff.then(|| view! { <div><dt>{words.t(Word::PeopleRoles)}</dt><dd>{roles}</dd></div> })}
            {account.place.clone().map(|place| view! { <Place place=place/> })}
        </dl>
        <div class="buttons">
            {is_admitted.then(|| view! { <a class="button primary" href=words.href("/entries")>{words.t(Word::PeopleToEntries)}</a> })}
            {is_admitted.then(|| view! { <a class="button" href=words.href("/contacts")>{words.t(Word::ContactTitle)}</a> })}
            {is_juror.then(|| view! { <a class="button primary" href=words.href("/jury")>{words.t(Word::JuryAccountLink)}</a> })}
            {is_organizer.then(|| view! { <a class="button primary" href=words.href("/desk/entries")>{words.t(Word::PeopleToDesk)}</a> })}
            {is_witness.then(|| view! { <a class="button primary" href=words.href("/desk/seal")>{words.t(Word::SealTitle)}</a> })}
            {is_chair.then(|| view! { <a class="button primary" href=words.href("/desk/scores")>{words.t(Word::ScoresToScores)}</a> })}
            {places}
            <form method="post" action=SignOut::url()><button class="button">{words.t(Word::PeopleSignOut)}</button></form>
        </div>
        {(account.place.is_none() && !is_staff).then(|| view! { <Joining refusal=refusal/> })}
        {waiting.map(|waiting| view! {
            <section class="stack">
                <h2>{words.t(Word::PeopleWaitingTitle)}</h2>
                <ApplicantTable waiting=waiting back=words.href("/account")/>
            </section>
        })}
    }
}

#[component]
fn Place(place: OwnPlace) -> impl IntoView {
    let words = use_words();
    let (state, kind) = match (place.is_admitted, place.is_confirmed) {
        (false, _) => (Word::PeopleStateWaiting, "warn"),
        (true, false) => (Word::PeopleStateUnconfirmed, "info"),
        (true, true) => (Word::PeopleStateConfirmed, "ok"),
    };
    let help = match (place.is_admitted, place.is_confirmed) {
        (false, _) => Some(Word::PeopleWaitingHelp),
        (true, false) => Some(Word::PeopleUnconfirmedHelp),
        (true, true) => None,
    };
    let name = place.name.map(|name| {
        let (text, locale) = name.best(words.locale());
        view! { <span lang=locale.code()>{text.to_owned()}</span>", " }
    });
    view! {
        <div><dt>{words.t(Word::PeopleOrganization)}</dt><dd>{name}{place.bin.to_string()}</dd></div>
        <div>
            <dt>{words.t(Word::PeopleState)}</dt>
            <dd><span class="tag" data-kind=kind>{words.t(state)}</span>{help.map(|help| view! { <p>{words.t(help)}</p> })}</dd>
        </div>
    }
}

/// For those who were refused, or never named an organization.
#[component]
fn Joining(refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let problems = Problems::of(refusal.as_ref());
    view! {
        <section class="stack">
            <h2>{words.t(Word::PeopleOrganization)}</h2>
            <p>{words.t(Word::PeopleNoPlace)}</p>
            <form class="auth-form" method="post" action=RequestMembership::url() novalidate=true>
                <ProblemSummary problems=problems/>
                <OrganizationFields refusal=refusal problems=problems/>
                <button class="button primary">{words.t(Word::PeopleAskButton)}</button>
            </form>
        </section>
    }
}
