//! `/{l}/desk/people/{id}`: one organization, who belongs to it, and what the organizer can do about either.

use domain::{
    bin::Bin,
    id::OrganizationId,
    locale::Trilingual,
    organization::{Member, OrganizationRecord},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    AppError,
    api::{
        jury::desk::SetParent,
        people::belonging::{ConfirmOrganization, RemoveMember, get_organization},
        refusal::{Refusal, Remembered, get_refusal},
    },
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, field::TextField, icon::Icon, label, notice::ErrorNotice, pager::Pager},
    words::{Word, use_words},
};

/// One organization.
#[component]
pub fn DeskOrganizationPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let record = Resource::new_blocking(
        move || (id(), page()),
        |(id, page)| async move {
            match id.parse::<OrganizationId>() {
                Ok(id) => get_organization(id, page).await,
                Err(_) => Err(AppError::NotFound),
            }
        },
    );
    let forms = [RemoveMember::url(), SetParent::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    view! {
        <Suspense>
            {awaited(move || async move {
                match (record.await, refusal.await) {
                    (Ok(record), Ok(refusal)) => view! { <Shown record=record refusal=refusal/> }.into_any(),
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(record: OrganizationRecord, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let OrganizationRecord { line, parent, members } = record;
    let back = words.href("/desk/people");
    let here = format!("{back}/{}", line.id);
    let (name, lang) = line.name.best(words.locale());
    let name = name.to_owned();
    let id = line.id.to_string();
    let house = Remembered(refusal.clone());
    let state = if line.confirmed_at.is_some() {
        view! { <p><span class="tag" data-kind="ok">{words.t(Word::PeopleStateConfirmed)}</span></p> }.into_any()
    } else {
        view! {
            <form class="stack" method="post" action=ConfirmOrganization::url()>
                <p>{words.t(Word::PeopleConfirmHelp)}</p>
                <input type="hidden" name="organization" value=id.clone()/>
                <input type="hidden" name="back" value=here.clone()/>
                <p><button class="button primary">{words.t(Word::PeopleConfirm)}</button></p>
            </form>
        }
        .into_any()
    };
    let people = if members.items.is_empty() {
        view! { <p class="soft">{words.t(Word::PeopleMembersNone)}</p> }.into_any()
    } else {
        let rows = members.items.into_iter().map(|member| view! { <MemberRow member=member organization=id.clone()/> }).collect_view();
        view! { <ul class="log">{rows}</ul> }.into_any()
    };
    view! {
        <Desk title=name.clone()>
            <a class="back" href=back><Icon name="arrow-left"/>{words.t(Word::PeopleOrganizations)}</a>
            <div>
                <p class="row"><span class="num soft">{words.t(Word::PeopleBinShort)}" "{line.bin.to_string()}</span></p>
                <h1 lang=lang.code()>{name}</h1>
                <p class="lead">{words.t(label::kind(line.kind))}</p>
            </div>
            {refusal.clone().map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            {state}
            {view! { <House id=id.clone() parent=parent refusal=house/> }.into_any()}
            <section class="stack">
                <h2>{words.t(Word::PeopleMembers)}</h2>
                {people}
                <Pager page=members.page pages=members.pages address=|base, page| format!("{base}?page={page}") base=here/>
            </section>
        </Desk>
    }
}

/// Which body it is subordinate to: jurors of one house judge none of it.
#[component]
fn House(id: String, parent: Option<(Bin, Trilingual)>, refusal: Remembered) -> impl IntoView {
    let words = use_words();
    let present = parent.as_ref().map(|(bin, _)| bin.to_string()).unwrap_or_default();
    let name = parent.map(|(_, name)| view! { <p>{name.best(words.locale()).0.to_owned()}</p> });
    let typed = refusal.of::<SetParent>("bin").unwrap_or(present);
    view! {
        <section class="stack" aria-labelledby="house">
            <h2 id="house">{words.t(Word::JuryDeskParent)}</h2>
            {name}
            <form class="desk-bar" method="post" action=SetParent::url()>
                <input type="hidden" name="organization" value=id/>
                <TextField name="bin" label=words.t(Word::JuryDeskParentBin) help=words.t(Word::JuryDeskParentHelp).to_owned() inputmode="numeric" maxlength=12 value=typed/>
                <button class="button">{words.t(Word::JuryDeskSave)}</button>
            </form>
        </section>
    }
}

/// Somebody of it, with the form that takes them out.
#[component]
fn MemberRow(member: Member, organization: String) -> impl IntoView {
    let words = use_words();
    let reason = format!("reason-{}", member.person);
    let help = format!("{reason}-help");
    view! {
        <li>
            <time>{words.t(Word::PeopleMemberSince)}<br/>{words.date_time(member.admitted_at)}</time>
            <div class="stack">
                <p>
                    <b>{member.name}</b><br/><span class="soft">{member.email}</span>
                    {member.is_claimant.then(|| view! { " "<span class="tag" data-kind="info">{words.t(Word::PeopleClaimant)}</span> })}
                </p>
                <details class="more">
                    <summary>{words.t(Word::PeopleRemove)}</summary>
                    <form class="more-body stack" method="post" action=RemoveMember::url()>
                        <input type="hidden" name="organization" value=organization/>
                        <input type="hidden" name="person" value=member.person.to_string()/>
                        <div class="field">
                            <label class="field-label" for=reason.clone()>{words.t(Word::PeopleRemoveReason)}</label>
                            <p class="field-help" id=help.clone()>{words.t(Word::PeopleRemoveHelp)}</p>
                            <textarea class="input" id=reason name="reason" rows="2" required=true aria-describedby=help></textarea>
                        </div>
                        <p><button class="button danger">{words.t(Word::PeopleRemove)}</button></p>
                    </form>
                </details>
            </div>
        </li>
    }
}
