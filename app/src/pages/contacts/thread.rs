//! `/{l}/contacts/{id}`: one conversation, for its two sides and the organizer.

use domain::{
    id::ContactId,
    sharing::contact::{Contact, ContactState, Message, Side},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::tags;
use crate::{
    AppError,
    api::{
        refusal::{Refusal, Remembered, get_refusal},
        sharing::{CloseContact, ReportContact, WriteContact, get_contact},
    },
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        field::LongTextField,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn ContactPage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let contact = Resource::new_blocking(id, |id| async move {
        match id.parse::<ContactId>() {
            Ok(id) => get_contact(id).await,
            Err(_) => Err(AppError::NotFound),
        }
    });
    let forms = [WriteContact::url(), ReportContact::url(), CloseContact::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    let done = move || query.with(|query| query.get("done").and_then(|done| done_word(&done)));
    view! {
        <Head title=words.t(Word::ContactThread)/>
        <Suspense>
            {awaited(move || async move {
                match (contact.await, refusal.await) {
                    (Ok(contact), Ok(refusal)) => {
                        let done = done().filter(|_| refusal.is_none());
                        view! { <Shown contact=contact refusal=refusal done=done/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

fn done_word(done: &str) -> Option<Word> {
    match done {
        "asked" => Some(Word::ContactDoneAsked),
        "written" => Some(Word::ContactDoneWritten),
        "closed" => Some(Word::ContactDoneClosed),
        "reported" => Some(Word::ContactDoneReported),
        _ => None,
    }
}

#[component]
fn Shown(contact: Contact, refusal: Option<Refusal>, done: Option<Word>) -> impl IntoView {
    let words = use_words();
    let (title, locale) = contact.line.title.best(words.locale());
    let title = match &contact.slug {
        Some(slug) => view! { <a href=words.href(&format!("/projects/{slug}"))>{title.to_owned()}</a> }.into_any(),
        None => title.to_owned().into_any(),
    };
    let (asker, asker_locale) = contact.line.organization.best(words.locale());
    let owner =
        contact.owner.as_ref().map_or_else(|| words.t(Word::ContactOwnerOrganizer), |owner| owner.best(words.locale()).0).to_owned();
    let report = (!contact.report.is_empty()).then(|| {
        let reason = words.with(Word::ContactReportWhy, &[("reason", &contact.report)]);
        view! { <Notice kind=NoticeKind::Warn title=words.t(Word::ContactIsReported)><p class="lines">{reason}</p></Notice> }
    });
    let messages = contact.messages.iter().map(|message| said(words, message)).collect_view();
    let house = Remembered(refusal.clone());
    view! {
        <div class="page text section stack">
            <a class="back" href=words.href("/contacts")><Icon name="arrow-left"/>{words.t(Word::ContactTitle)}</a>
            {done.map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
            {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            <h1 lang=words.foreign(locale)>{title}</h1>
            <dl class="facts line">
                <div><dt>{words.t(Word::ContactAsker)}</dt><dd lang=words.foreign(asker_locale)>{asker.to_owned()}</dd></div>
                <div><dt>{words.t(Word::ContactOwner)}</dt><dd>{owner}</dd></div>
                <div><dt>{words.t(Word::ContactState)}</dt><dd>{tags(words, contact.line.state, contact.line.is_reported)}</dd></div>
            </dl>
            {report}
            <h2>{words.t(Word::ContactThread)}</h2>
            <ol class="log">{messages}</ol>
            {view! { <Forms id=contact.line.id side=contact.side state=contact.line.state is_reported=contact.line.is_reported refusal=house/> }.into_any()}
        </div>
    }
}

fn said(words: Words, message: &Message) -> AnyView {
    let side = match message.side {
        Side::Asker => Word::ContactAsker,
        Side::Owner | Side::Organizer => Word::ContactOwner,
    };
    view! {
        <li>
            <time>{words.date_time(message.at)}</time>
            <div class="stack">
                <p><b>{message.name.clone()}</b>", "{words.t(side)}<br/><span class="soft">{message.email.clone()}</span></p>
                <p class="lines">{message.text.clone()}</p>
            </div>
        </li>
    }
    .into_any()
}

/// What the reader may do.
#[component]
fn Forms(id: ContactId, side: Side, state: ContactState, is_reported: bool, refusal: Remembered) -> impl IntoView {
    let words = use_words();
    let id = id.to_string();
    let is_open = state != ContactState::Closed;
    let (typed, reason) = (refusal.of::<WriteContact>("text"), refusal.of::<ReportContact>("reason"));
    // What was refused because the conversation ended meanwhile is still there to be copied.
    let writing = ((is_open && side != Side::Organizer) || typed.is_some()).then(|| {
        view! {
            <form class="stack" method="post" action=WriteContact::url() novalidate=true>
                <input type="hidden" name="id" value=id.clone()/>
                <LongTextField name="text" label=words.t(Word::ContactAnswer) help=words.t(Word::ContactAnswerHelp).to_owned() rows=4 value=typed.unwrap_or_default()/>
                <p><button class="button primary">{words.t(Word::ContactSend)}</button></p>
            </form>
        }
    });
    let watching = (side == Side::Organizer).then(|| view! { <p class="soft">{words.t(Word::ContactWatching)}</p> });
    let closing = is_open.then(|| {
        view! {
            <form method="post" action=CloseContact::url()>
                <input type="hidden" name="id" value=id.clone()/>
                <button class="button">{words.t(Word::ContactClose)}</button>
            </form>
        }
    });
    let reporting = (!is_reported && side != Side::Organizer).then(|| {
        view! {
            <details class="more" open=reason.is_some()>
                <summary>{words.t(Word::ContactReport)}</summary>
                <form class="more-body stack" method="post" action=ReportContact::url() novalidate=true>
                    <input type="hidden" name="id" value=id.clone()/>
                    <LongTextField name="reason" label=words.t(Word::ContactReportReason) rows=3 value=reason.clone().unwrap_or_default()/>
                    <p><button class="button danger">{words.t(Word::ContactReport)}</button></p>
                </form>
            </details>
        }
    });
    view! { {writing}{watching}<div class="stack">{closing}{reporting}</div> }
}
