//! `/{l}/projects/{slug}/contact`: an official of another body asks the project's owner.

use domain::{locale::Trilingual, sharing::SharingError};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use server_fn::ServerFn;

use crate::{
    AppError,
    api::{
        refusal::{Refusal, refusal_of},
        sharing::{AskContact, get_asked},
    },
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, field::LongTextField, head::Head, icon::Icon, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn AskContactPage() -> impl IntoView {
    let words = use_words();
    let params = use_params_map();
    let slug = Signal::derive(move || params.with(|params| params.get("slug").unwrap_or_default()));
    let asked = Resource::new_blocking(move || slug.get(), get_asked);
    let refusal = refusal_of::<AskContact>();
    view! {
        <Suspense>
            {awaited(move || async move {
                match (asked.await, refusal.await) {
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Ok(title), Ok(refusal)) => view! { <Asking slug=slug.get_untracked() title=title refusal=refusal/> }.into_any(),
                    // Somebody who was refused in between reads why, and keeps what they typed.
                    (Err(_), Ok(Some(refusal))) => {
                        view! { <Asking slug=slug.get_untracked() title=Trilingual::default() refusal=Some(refusal)/> }.into_any()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <Refused slug=slug.get_untracked() error=error/> }.into_any(),
                }
            })}
        </Suspense>
        <Head title=words.t(Word::ContactAskTitle)/>
    }
}

/// Why it may not be asked, with a way out.
#[component]
fn Refused(slug: String, error: AppError) -> impl IntoView {
    let words = use_words();
    let (to, word) = match error {
        AppError::Sharing(SharingError::NoBody) => ("/account", Word::ContactToAccount),
        _ => ("/contacts", Word::ContactTitle),
    };
    let onward = (error != AppError::SignInFirst)
        .then(|| view! { <p class="buttons"><a class="button" href=words.href(to)>{words.t(word)}</a></p> });
    view! {
        <div class="page text section stack">
            <Back slug=slug/>
            <h1>{words.t(Word::ContactAskTitle)}</h1>
            <p class="lead">{words.t(Word::ContactAskLead)}</p>
            <ErrorNotice error=error/>
            {onward}
        </div>
    }
}

#[component]
fn Back(slug: String) -> impl IntoView {
    let words = use_words();
    view! { <a class="back" href=words.href(&format!("/projects/{slug}"))><Icon name="arrow-left"/>{words.t(Word::ContactProject)}</a> }
}

#[component]
fn Asking(slug: String, title: Trilingual, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let (title, locale) = title.best(words.locale());
    let typed = refusal.as_ref().map(|refusal| refusal.remembered("text")).unwrap_or_default();
    let error = refusal.as_ref().map(|refusal| refusal.error.text(words).to_owned());
    view! {
        <div class="page text section stack">
            <Back slug=slug.clone()/>
            <h1>{words.t(Word::ContactAskTitle)}</h1>
            <p class="strong" lang=words.foreign(locale)>{title.to_owned()}</p>
            <p class="lead">{words.t(Word::ContactAskLead)}</p>
            {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            <form class="stack" method="post" action=AskContact::url() novalidate=true>
                <input type="hidden" name="slug" value=slug/>
                <LongTextField name="text" label=words.t(Word::ContactText) help=words.t(Word::ContactTextHelp).to_owned() value=typed error=error/>
                <p><button class="button primary">{words.t(Word::ContactSend)}</button></p>
            </form>
        </div>
    }
}
