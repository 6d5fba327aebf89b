//! Breaking the seal: loud, by two people, and only while no name was told.

use domain::seal::{SealDesk, SealError};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    AppError,
    api::{
        refusal::Refusal,
        seal::{AgreeSealBreak, AskSealBreak},
    },
    ui::{
        field::LongTextField,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// Who asked for it, and the act that the reader may do.
#[component]
pub fn Breaking(desk: SealDesk, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let SealDesk { year, is_told, breaking, may_ask, may_agree, .. } = desk;
    let may_agree = may_agree && breaking.as_ref().is_some_and(|asked| !asked.is_own);
    let refusal = refusal.filter(|refusal| refusal.function == AskSealBreak::url());
    let typed = refusal.as_ref().map(|refusal| refusal.remembered("reason"));
    let reason = typed.or_else(|| breaking.as_ref().map(|asked| asked.text.clone())).unwrap_or_default();
    let error = refusal.map(|refusal| refusal.error);
    let at_field = error.filter(|error| *error == AppError::Seal(SealError::Reason)).map(|error| error.text(words).to_owned());
    let seen = breaking.as_ref().map(|asked| asked.text.clone()).unwrap_or_default();
    let asked = breaking.map(|asked| {
        view! {
            <Notice kind=NoticeKind::Warn title=words.t(Word::SealBreakAsked)>
                <p>{words.t(Word::SealBy)}": "{asked.by}", "{words.date_time(asked.at)}</p>
                <p class="lines">{words.t(Word::SealBreakReason)}": "{asked.text}</p>
            </Notice>
        }
    });
    let acts = if is_told {
        view! { <p class="soft">{words.t(Word::SealBreakTold)}</p> }.into_any()
    } else {
        view! {
            <p class="soft">{words.t(Word::SealBreakHelp)}</p>
            {asked}
            {may_agree.then(|| view! {
                <form method="post" action=AgreeSealBreak::url()>
                    <input type="hidden" name="year" value=year/>
                    <input type="hidden" name="seen" value=seen/>
                    <button class="button danger">{words.t(Word::SealBreakAgree)}</button>
                </form>
            })}
            {may_ask.then(|| view! {
                <form class="stack" method="post" action=AskSealBreak::url() novalidate=true>
                    {error.filter(|_| at_field.is_none()).map(|error| view! { <ErrorNotice error=error/> })}
                    <input type="hidden" name="year" value=year/>
                    <LongTextField
                        name="reason" rows=3 label=words.t(Word::SealBreakReason) help=words.t(Word::SealBreakReasonHelp).to_owned() value=reason
                        error=Signal::stored(at_field.clone())
                    />
                    <p><button class="button">{words.t(Word::SealBreakAsk)}</button></p>
                </form>
            })}
        }
        .into_any()
    };
    view! { <section class="stack no-print" aria-labelledby="break"><h2 id="break">{words.t(Word::SealBreakTitle)}</h2>{acts}</section> }
}
