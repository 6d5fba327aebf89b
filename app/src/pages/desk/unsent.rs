//! `/{l}/desk/unsent`: entries that are being written. Whose and how far, never what; each can be given more time.

use domain::{
    award::{Award, AwardError},
    entry::{Unsent, UnsentList},
    time::moment_name,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    AppError,
    api::{
        award::desk::ExtendEntry,
        entries::desk::list_unsent,
        refusal::{Refusal, refusal_of},
    },
    pages::entries::state::StateTag,
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Plural, Word, use_words},
};

/// The page.
#[component]
pub fn UnsentPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let number = |name: &str| query.get(name);
            (number("year").and_then(|year| year.parse().ok()), number("page").and_then(|page| page.parse().ok()).unwrap_or(1))
        })
    });
    let is_done = move || query.with(|query| query.get("done").is_some());
    let list = Resource::new_blocking(move || asked.get(), |(year, page)| list_unsent(year, page));
    let refusal = refusal_of::<ExtendEntry>();
    view! {
        <Desk title=words.t(Word::DeskUnsent)>
            <h1>{words.t(Word::DeskUnsent)}</h1>
            <p class="lead">{words.t(Word::DeskUnsentLead)}</p>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::SettingsSaved)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (list.await, refusal.await) {
                        (Ok(list), Ok(refusal)) => view! { <Shown list=list refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(list: UnsentList, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let UnsentList { lines, award, total, page, pages } = list;
    let base = format!("{}?year={}", words.href("/desk/unsent"), award.year);
    let rows = lines.into_iter().map(|line| view! { <Row line=line award=award.clone() refusal=refusal.clone()/> }).collect_view();
    view! {
        <p role="status">{award.year}": "{words.count(Plural::DeskFound, total)}</p>
        {(total == 0).then(|| view! { <p class="soft">{words.t(Word::DeskUnsentNone)}</p> })}
        <ul class="log">{rows}</ul>
        <Pager page=page pages=pages address=|base, page| format!("{base}&page={page}") base=base/>
    }
}

#[component]
fn Row(line: Unsent, award: Award, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let id = line.entry.id.to_string();
    let (name, lang) = line.organization.best(words.locale());
    let deadline = line.entry.deadline(&award);
    let is_own = deadline > award.closes_at;
    let far = if line.missing == 0 {
        words.t(Word::DeskUnsentComplete).to_owned()
    } else {
        words.count(Plural::DeskUnsentMissing, line.missing as u64)
    };
    let refusal = refusal.filter(|refusal| refusal.remembered("id") == id);
    view! {
        <li>
            <time>{words.t(Word::DeskUnsentSaved)}<br/>{words.date_time(line.saved_at)}</time>
            <div class="stack">
                <p><b lang=lang.code()>{name.to_owned()}</b>" "<StateTag state=line.entry.state/></p>
                <p>{far}</p>
                <p class="soft">
                    {words.t(Word::DeskUnsentUntil)}": "{words.until(deadline)}
                    {is_own.then(|| view! { " "<span class="tag" data-kind="info">{words.t(Word::DeskUnsentOwn)}</span> })}
                </p>
                <p class="soft">{words.t(Word::DeskUnsentContacts)}": "{line.contacts.join(", ")}</p>
                <ExtendForm id=id year=award.year until=moment_name(deadline) refusal=refusal/>
            </div>
        </li>
    }
}

/// More time for this entry.
#[component]
fn ExtendForm(id: String, year: i32, until: String, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let typed = |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field));
    let (until, reason) = (typed("until").unwrap_or(until), typed("reason").unwrap_or_default());
    let is_open = refusal.is_some();
    let error = refusal.map(|refusal| refusal.error);
    let (until_id, reason_id) = (format!("until-{id}"), format!("reason-{id}"));
    let (is_reason, is_until) = (error == Some(AppError::Award(AwardError::Reason)), error == Some(AppError::Award(AwardError::NotLater)));
    view! {
        <details class="more" open=is_open>
            <summary>{words.t(Word::SettingsExtendTitle)}</summary>
            <form class="more-body stack" method="post" action=ExtendEntry::url()>
                {error.map(|error| view! { <ErrorNotice error=error/> })}
                <p class="field-help">{words.t(Word::SettingsExtendEntryHelp)}</p>
                <input type="hidden" name="year" value=year/>
                <input type="hidden" name="id" value=id/>
                <div class="field">
                    <label class="field-label" for=until_id.clone()>{words.t(Word::SettingsExtendUntil)}</label>
                    <input
                        class="input" type="datetime-local" id=until_id name="until" value=until aria-invalid=is_until.then_some("true")
                    />
                </div>
                <div class="field">
                    <label class="field-label" for=reason_id.clone()>{words.t(Word::SettingsExtendReason)}</label>
                    <input class="input" id=reason_id name="reason" value=reason aria-invalid=is_reason.then_some("true")/>
                </div>
                <p><button class="button">{words.t(Word::SettingsExtendButton)}</button></p>
            </form>
        </details>
    }
}
