//! `/{l}/desk/seal`: two people seal the result, or break the seal. Counts and names of people, no score and no place.

mod breaking;
mod plan;

use domain::seal::SealDesk;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use self::{breaking::Breaking, plan::Plan};
use super::nav::Desk;
use crate::{
    api::{
        refusal::{Refusal, get_refusal},
        seal::{AgreeSeal, AgreeSealBreak, AskSealBreak, ProposeSeal, get_seal_desk},
    },
    pages::verify::SealSheet,
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page. What it reads is begun here and not once it is known who looks: what is handed to the program would depend on how fast that was.
#[component]
pub fn DeskSealPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let desk = Resource::new_blocking(|| (), |()| get_seal_desk());
    let forms = [ProposeSeal::url(), AgreeSeal::url(), AskSealBreak::url(), AgreeSealBreak::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    let done = move || {
        let word = match query.with(|query| query.get("done")).as_deref() {
            Some("asked") => Word::SealDoneAsked,
            Some("sealed") => Word::SealDoneSealed,
            Some("broken") => Word::SealDoneBroken,
            _ => return None,
        };
        Some(view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })
    };
    view! {
        <Desk title=words.t(Word::SealTitle)>
            <h1>{words.t(Word::SealTitle)}</h1>
            <p class="lead">{words.t(Word::SealLead)}</p>
            {done}
            <Suspense>
                {awaited(move || async move {
                    match (desk.await, refusal.await) {
                        (Ok(desk), Ok(refusal)) => view! { <Shown desk=desk refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(desk: SealDesk, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let error = refusal.as_ref().filter(|refusal| refusal.function != AskSealBreak::url()).map(|refusal| refusal.error);
    view! {
        {error.map(|error| view! { <ErrorNotice error=error/> })}
        {match desk.seal.clone() {
            None => view! { <Plan desk=desk/> }.into_any(),
            Some(seal) => {
                let href = words.href(&format!("/{}/verify", desk.year));
                view! {
                    <SealSheet seal=seal/>
                    <p class="buttons"><a class="button" href=href>{words.t(Word::SealToVerify)}</a></p>
                    <Breaking desk=desk refusal=refusal/>
                }
                .into_any()
            }
        }}
    }
}
