//! What was typed in a section that could be neither kept nor drawn again: the session ended, the database is away, the
//! entry is another's. Nothing of it is lost: it stands here, and a button sends it once more.

use domain::{
    answers::Answers,
    form::{Section, read_post},
};
use leptos::{html::Div, prelude::*};
use server_fn::ServerFn;

use super::problems;
use crate::{
    AppError,
    api::{entries::SaveEntrySection, refusal::Refusal},
    ui::notice::{ErrorNotice, Notice, NoticeKind, answer_with},
    words::{Word, use_words},
};

/// The refused form with its texts in sight.
#[component]
pub fn Rescue(
    /// The refused form.
    refusal: Refusal,
    /// Its section.
    section: Section,
) -> impl IntoView {
    let words = use_words();
    let fields = refusal.fields.clone().into_iter();
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <div class="page text section stack loose">
            <h1>{words.t(Word::EntriesRescueTitle)}</h1>
            <Failed error=refusal.error/>
            <form method="post" action=SaveEntrySection::url()>
                {fields}
                <p class="buttons"><button class="button primary">{words.t(Word::EntriesSave)}</button></p>
            </form>
            <Typed refusal=refusal section=section/>
        </div>
    }
}

/// The texts of a refused form, to be read and copied.
#[component]
pub fn Typed(
    /// The refused form.
    refusal: Refusal,
    /// Its section.
    section: Section,
) -> impl IntoView {
    let words = use_words();
    let typed = Answers::new().with_typed(section, &read_post(section, &refusal.group("fields")));
    let lines = typed
        .iter()
        .map(|(key, text)| view! { <div><dt>{problems::label(words, key)}</dt><dd>{text.to_owned()}</dd></div> })
        .collect_view();
    view! {
        <section class="answers" aria-labelledby="typed">
            <div class="answers-head"><h2 id="typed">{words.t(Word::EntriesRescueTyped)}</h2></div>
            <dl>{lines}</dl>
        </section>
    }
}

/// Why a save failed; takes the focus, because the button that was pressed stands at the other end of the form. Who was
/// signed out in the middle of it signs in beside the form, which stays as it is.
#[component]
pub fn Failed(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let words = use_words();
    let notice = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(notice) = notice.get() {
            // A browser that will not focus it now has read it out already: it is an alert.
            drop(notice.focus());
        }
    });
    if error != AppError::SignInFirst {
        return view! { <div node_ref=notice tabindex="-1"><ErrorNotice error=error/></div> }.into_any();
    }
    answer_with(error);
    let link = words.href(&format!("/sign-in?next=/{}/entries", words.locale().code()));
    view! {
        <div node_ref=notice tabindex="-1">
            <Notice kind=NoticeKind::Error title=words.t(Word::EntriesRescueSignedOut)>
                <p>{words.t(Word::EntriesRescueHelp)}</p>
                <p class="buttons"><a class="button" href=link target="_blank" rel="external">{words.t(Word::EntriesRescueSignIn)}</a></p>
            </Notice>
        </div>
    }
    .into_any()
}
