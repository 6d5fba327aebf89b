//! A notice to a step that was wrong: written here, agreed to by the confirmer.

use domain::{
    ceremony::{CORRECTION_MAX, Rundown},
    locale::Locale,
};
use leptos::{prelude::*, web_sys::js_sys::Reflect};
use server_fn::ServerFn;

use super::Desk;
use crate::{
    api::{ceremony::confirm::ProposeCorrection, refusal::Refusal},
    ui::{
        field::SelectField,
        notice::{Notice, NoticeKind},
        show::said,
        textarea::CountedField,
    },
    words::{Word, use_words},
};

/// The field of the step that a notice belongs to.
const STEP: &str = "step";

/// The step that a notice is most likely about: the one on screen, or the last before it that names somebody.
fn meant(rundown: &Rundown) -> String {
    let shown = if rundown.board.fired == 0 { 0 } else { rundown.board.step + 1 };
    let named = rundown.steps.iter().take(shown).rposition(|step| step.bears_names() && !rundown.ties.bar(step));
    named.map(|index| index.to_string()).unwrap_or_default()
}

/// The notice that waits, and the form for one.
#[component]
pub(super) fn CorrectionPart(desk: Desk, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let waiting = Memo::new(move |_| {
        desk.rundown.with(|rundown| {
            let proposal = rundown.proposal.as_ref()?;
            let correction = &proposal.correction;
            let text = if proposal.is_tied { None } else { Some(said(&correction.text, words)) };
            Some((desk.names.with_value(|names| names.step(&correction.about)), text))
        })
    });
    let shown = move || {
        waiting.get().map(|(about, text)| {
            let text = text.map(|(text, lang)| view! { ": "<span lang=lang>{text}</span> });
            view! {
                <Notice kind=NoticeKind::Warn title=words.t(Word::RunningProposal)>
                    <p>{about}{text}</p>
                    <p>{words.t(Word::RunningProposalWaits)}</p>
                </Notice>
            }
        })
    };
    // Every step that bears names and that no tie keeps from, fired or not: the list must not change under what is being typed.
    let (options, latest) = desk.rundown.with_untracked(|rundown| {
        let steps = rundown.steps.iter().enumerate().filter(|(_, step)| step.bears_names() && !rundown.ties.bar(step));
        let named = |(index, step)| (usize::to_string(&index), desk.names.with_value(|names| names.step(step)));
        (steps.map(named).collect::<Vec<_>>(), meant(rundown))
    });
    // The page was drawn before the evening began: whoever opens the form means what is on the screens now.
    let choose = move |_| {
        let step = desk.rundown.with_untracked(meant);
        if let Some(select) = document().get_element_by_id(STEP) {
            // A select always takes the value of one of its options.
            let _ = Reflect::set(&select, &"value".into(), &step.into());
        }
    };
    let problem = refusal.as_ref().map(|refusal| view! { <Notice kind=NoticeKind::Error title=refusal.error.text(words)/> });
    let is_open = refusal.is_some();
    let chosen = refusal.as_ref().map_or(latest, |refusal| refusal.remembered("step"));
    let typed = |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field)).unwrap_or_default();
    let text = |name: &'static str, tag: &'static str, locale: Locale| {
        view! {
            <CountedField
                name=name label=words.t(Word::RunningCorrectText) language=tag lang=locale.code() value=typed(name) limit=CORRECTION_MAX
            />
        }
    };
    let texts = view! {
        {text("text_kk", "ҚАЗ", Locale::Kk)}
        {text("text_ru", "РУС", Locale::Ru)}
        {text("text_en", "ENG", Locale::En)}
    }
    .into_any();
    view! {
        {shown}
        {problem}
        <details class="host-correct" open=is_open>
            <summary on:click=choose>{words.t(Word::RunningCorrect)}</summary>
            <p class="soft">{words.t(Word::RunningCorrectHelp)}</p>
            <form class="stack" method="post" action=ProposeCorrection::url()>
                <SelectField name=STEP label=words.t(Word::RunningCorrectStep) options=options value=chosen/>
                {texts}
                <p><button class="button">{words.t(Word::RunningCorrectPropose)}</button></p>
            </form>
        </details>
    }
}
