//! `/{l}/mail`: the letters that a demonstration sent. Elsewhere there is no such page.

use leptos::prelude::*;

use crate::{
    AppError,
    api::people::{ShownLetter, list_shown_mail},
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, frame::ViewerResource, head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn MailboxPage() -> impl IntoView {
    let letters = Resource::new_blocking(|| (), |()| list_shown_mail());
    view! {
        <Suspense>
            {awaited(move || async move {
                match letters.await {
                    Ok(letters) => view! { <Letters letters=letters/> }.into_any(),
                    Err(AppError::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Letters(letters: Vec<ShownLetter>) -> impl IntoView {
    let words = use_words();
    view! {
        <Head title=words.t(Word::PeopleMailTitle)/>
        <div class="page text section stack">
            <h1>{words.t(Word::PeopleMailTitle)}</h1>
            <p class="lead">{words.t(Word::PeopleMailLead)}</p>
            {letters.is_empty().then(|| view! { <p class="soft">{words.t(Word::PeopleMailNone)}</p> })}
            {letters
                .into_iter()
                .map(|letter| {
                    // The address of this server, whatever the mail calls it: a demonstration is read where it runs.
                    let link = letter.link.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap_or_default();
                    view! {
                        <article class="panel stack">
                            <h2>{letter.subject}</h2>
                            <p class="soft">{words.t(Word::PeopleMailTo)}": "{letter.recipient}</p>
                            {letter.paragraphs.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
                            <p class="buttons"><a class="button" href=link>{letter.button}</a></p>
                        </article>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// Where a demonstration's letters are read.
#[component]
pub fn DemoMailLink() -> impl IntoView {
    let words = use_words();
    let viewer = expect_context::<ViewerResource>().0;
    view! {
        <Suspense>
            {awaited(move || async move {
                viewer.await.is_ok_and(|viewer| viewer.is_demo).then(|| view! {
                    <p><a href=words.href("/mail")>{words.t(Word::PeopleMailLink)}</a></p>
                }).into_any()
            })}
        </Suspense>
    }
}
