//! The ties that a juror declares.

use domain::jury::Tie;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::{
        jury::{DeclareTie, WithdrawTie},
        refusal::Refusal,
    },
    ui::{
        field::{LongTextField, TextField},
        notice::ErrorNotice,
    },
    words::{Word, use_words},
};

/// What is declared, and the form for more.
#[component]
pub fn TiesSection(
    /// The ties.
    ties: Vec<Tie>,
    /// The refused form, if it was.
    refusal: Option<Refusal>,
    /// What declaring one comes to.
    help: Word,
) -> impl IntoView {
    let words = use_words();
    let typed = |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field)).unwrap_or_default();
    let (bin, note) = (typed("bin"), typed("note"));
    let known = if ties.is_empty() {
        view! { <p class="soft">{words.t(Word::JuryTieNone)}</p> }.into_any()
    } else {
        let rows = ties.into_iter().map(|tie| row(tie).into_any()).collect_view();
        view! { <ul class="log">{rows}</ul> }.into_any()
    };
    view! {
        <section class="panel stack" aria-labelledby="ties">
            <h2 id="ties">{words.t(Word::JuryTies)}</h2>
            <p class="soft">{words.t(help)}</p>
            {known}
            {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            <form class="stack" method="post" action=DeclareTie::url() novalidate=true>
                <TextField name="bin" label=words.t(Word::JuryTieBin) help=words.t(Word::RoundsTieBinHelp).to_owned() inputmode="numeric" maxlength=12 value=bin/>
                <LongTextField name="note" label=words.t(Word::JuryTieNote) rows=2 value=note/>
                <p><button class="button">{words.t(Word::JuryTieAdd)}</button></p>
            </form>
        </section>
    }
}

fn row(tie: Tie) -> impl IntoView {
    let words = use_words();
    let body = tie.body.map(|body| view! { <b>{body.best(words.locale()).0.to_owned()}</b>" " });
    let bin = tie.bin.map(|bin| view! { <span class="num soft">{bin.to_string()}</span> });
    let note = (!tie.note.is_empty()).then(|| view! { <p class="lines">{tie.note}</p> });
    view! {
        <li>
            <time>{words.date(tie.declared_at)}</time>
            <div>
                <p>{body}{bin}</p>
                {note}
                <form method="post" action=WithdrawTie::url()>
                    <input type="hidden" name="declared_at" value=tie.declared_at.millis().to_string()/>
                    <button class="link">{words.t(Word::JuryUntie)}</button>
                </form>
            </div>
        </li>
    }
}
