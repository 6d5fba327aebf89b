//! `/{l}/desk/mail`: the outbox. What waits, what went out, what was given up and can be sent again.

use domain::{letter::MailState, organization::Listed};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    api::{
        mail::{DeskLetter, SendAgain, list_letters},
        refusal::refusal_of,
    },
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn DeskMailPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let state = query.get("state").and_then(|state| MailState::parse(&state)).unwrap_or(MailState::Waiting);
            (state, query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1))
        })
    });
    let is_done = move || query.with(|query| query.get("done").is_some());
    let list = Resource::new_blocking(move || asked.get(), |(state, page)| list_letters(state, page));
    let refusal = refusal_of::<SendAgain>();
    view! {
        <Desk title=words.t(Word::MailboxTitle)>
            <h1>{words.t(Word::MailboxTitle)}</h1>
            <p class="lead">{words.t(Word::MailboxLead)}</p>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::MailboxAgainDone)/> })}
            <States chosen=asked/>
            <Suspense>
                {awaited(move || {
                    let (state, _) = asked.get();
                    async move {
                        match (list.await, refusal.await) {
                            (Ok(list), Ok(refusal)) => view! {
                                {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
                                <Letters list=list state=state/>
                            }
                            .into_any(),
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </Desk>
    }
}

fn state_word(words: Words, state: MailState) -> &'static str {
    words.t(match state {
        MailState::Waiting => Word::MailboxWaiting,
        MailState::Sent => Word::MailboxSent,
        MailState::GivenUp => Word::MailboxGivenUp,
    })
}

#[component]
fn States(chosen: Memo<(MailState, u32)>) -> impl IntoView {
    let words = use_words();
    let link = move |state: MailState| {
        let href = words.href(&format!("/desk/mail?state={state}"));
        let is_here = move || (chosen.get().0 == state).then_some("page");
        view! { <a class="button small" href=href aria-current=is_here>{state_word(words, state)}</a> }
    };
    view! { <nav class="buttons" aria-label=words.t(Word::MailboxTitle)>{MailState::ALL.iter().map(|state| link(*state)).collect_view()}</nav> }
}

#[component]
fn Letters(list: Listed<DeskLetter>, state: MailState) -> impl IntoView {
    let words = use_words();
    let Listed { items, total, page, pages } = list;
    let base = format!("{}?state={state}", words.href("/desk/mail"));
    view! {
        <p role="status">{state_word(words, state)}": "{words.integer(total)}</p>
        {(total == 0).then(|| view! { <p class="soft">{words.t(Word::MailboxNone)}</p> })}
        <ul class="log">{items.into_iter().map(|letter| view! { <Letter letter=letter state=state/> }).collect_view()}</ul>
        <Pager page=page pages=pages address=|base, page| format!("{base}&page={page}") base=base/>
    }
}

#[component]
fn Letter(letter: DeskLetter, state: MailState) -> impl IntoView {
    let words = use_words();
    let subject = if letter.subject.is_empty() { words.t(Word::MailboxUnreadable).to_owned() } else { letter.subject };
    let sent = letter.sent_at.map(|at| view! { <p class="soft">{words.t(Word::MailboxSentAt)}": "{words.date_time(at)}</p> });
    let tries = words.with(Word::MailboxAttempts, &[("n", &words.integer(u64::from(letter.attempts)))]);
    let again = (state == MailState::GivenUp).then(|| {
        view! {
            <form method="post" action=SendAgain::url()>
                <input type="hidden" name="id" value=letter.id.to_string()/>
                <button class="button small">{words.t(Word::MailboxAgain)}</button>
            </form>
        }
    });
    view! {
        <li>
            <time>{words.date_time(letter.created_at)}</time>
            <div class="stack">
                <p><b lang=letter.lang.clone()>{subject}</b><br/><span class="soft">{letter.recipient}</span></p>
                {sent}
                {(state != MailState::Sent).then(|| view! { <p class="soft">{tries}</p> })}
                <details class="more">
                    <summary>{words.t(Word::MailboxText)}</summary>
                    <div class="more-body stack" lang=letter.lang>
                        {letter.paragraphs.into_iter().map(|paragraph| view! { <p class="lines">{paragraph}</p> }).collect_view()}
                    </div>
                </details>
                {again}
            </div>
        </li>
    }
}
