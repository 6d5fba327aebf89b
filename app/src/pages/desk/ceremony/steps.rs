//! The steps as one plain form.

use domain::ceremony::{ShowForm, StepKind};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    AppError,
    api::ceremony::settings::ArrangeShow,
    ui::{
        notice::{Notice, NoticeKind},
        show::place_word,
    },
    words::{Word, Words, use_words},
};

/// The form.
#[component]
pub(super) fn Steps(
    year: i32,
    form: ShowForm,
    names: Vec<(String, String)>,
    seconds: u32,
    is_prepared: bool,
    problem: Option<AppError>,
) -> impl IntoView {
    let words = use_words();
    let rows = form.kinds().into_iter().enumerate().map(|(index, kind)| row(words, &form, index, &kind, &names, is_prepared));
    let rows = rows.collect_view();
    let heads = [Word::ArrangeStep, Word::ArrangeOrder, Word::ArrangeShown, Word::ArrangeSeconds];
    let heads = heads.map(|head| view! { <th scope="col">{words.t(head)}</th> }).into_iter().collect_view();
    let total = format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    view! {
        <section class="stack">
            <h2 id="steps">{words.t(Word::ArrangeSteps)}</h2>
            <p class="soft">{words.t(Word::ArrangeStepsHelp)}</p>
            {problem.map(|problem| view! { <Notice kind=NoticeKind::Error title=problem.text(words)/> })}
            <form class="stack" method="post" action=ArrangeShow::url()>
                <input type="hidden" name="year" value=year/>
                <div class="table-wrap" role="region" aria-labelledby="steps" tabindex="0">
                    <table class="table stacked arrange"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
                </div>
                <p>{words.with(Word::ArrangeTotal, &[("time", &total)])}</p>
                {(!is_prepared).then(|| view! {
                    <p class="buttons">
                        <button class="button primary">{words.t(Word::ArrangeSave)}</button>
                        <button class="button" name="act" value="pause">{words.t(Word::ArrangeAddPause)}</button>
                    </p>
                })}
            </form>
        </section>
    }
}

fn name_of(words: Words, kind: &StepKind, names: &[(String, String)]) -> String {
    let name = |slug: &str| names.iter().find(|(known, _)| known == slug).map_or(slug, |(_, name)| name).to_owned();
    match kind {
        StepKind::Opening => words.t(Word::CeremonyOpening).to_owned(),
        StepKind::Finalists { category } => format!("{}: {}", name(category), words.t(Word::CeremonyFinalists)),
        StepKind::Place { category, place } => format!("{}: {}", name(category), words.t(place_word(*place))),
        StepKind::Special { prize } => format!("{}: {}", words.t(Word::ShowSpecial), name(prize)),
        StepKind::Pause => words.t(Word::ShowPause).to_owned(),
        StepKind::Closing => words.t(Word::CeremonyClosing).to_owned(),
    }
}

/// The name of a field of the form, as the server takes groups of them.
fn field(name: &str, index: usize) -> String {
    format!("fields[{name}-{index}]")
}

fn row(words: Words, form: &ShowForm, index: usize, kind: &StepKind, names: &[(String, String)], is_prepared: bool) -> AnyView {
    let step = name_of(words, kind, names);
    let label = |word: Word| format!("{}: {step}", words.t(word));
    let number = |name: &'static str, word: Word| {
        let value = form.field(name, index).to_owned();
        view! { <input class="input small" inputmode="numeric" name=field(name, index) value=value aria-label=label(word) maxlength="4" disabled=is_prepared/> }
    };
    let order = form.fields.contains_key(&format!("order-{index}")).then(|| number("order", Word::ArrangeOrder));
    let is_kept = form.field("keep", index) == "yes";
    let keep = kind.is_optional().then(|| {
        view! { <input type="checkbox" name=field("keep", index) value="yes" checked=is_kept aria-label=label(Word::ArrangeShown) disabled=is_prepared/> }
    });
    let caption = |(name, tag): (&'static str, &'static str)| {
        let value = form.field(name, index).to_owned();
        let label = format!("{} {tag}", label(Word::ArrangeCaption));
        view! { <input class="input" name=field(name, index) value=value lang=name aria-label=label placeholder=tag maxlength="160" disabled=is_prepared/> }
    };
    let captions = kind.is_captioned().then(|| {
        let texts = [("kk", "ҚАЗ"), ("ru", "РУС"), ("en", "ENG")].map(caption).into_iter().collect_view();
        view! { <div class="captions"><span class="soft">{words.t(Word::ArrangeCaption)}</span>{texts}</div> }
    });
    view! {
        <tr>
            <th scope="row">{step.clone()}{captions}<input type="hidden" name=field("kind", index) value=kind.code()/></th>
            <td data-label=words.t(Word::ArrangeOrder)>{order}</td>
            <td data-label=words.t(Word::ArrangeShown)>{keep}</td>
            <td data-label=words.t(Word::ArrangeSeconds)>{number("seconds", Word::ArrangeSeconds)}</td>
        </tr>
    }
    .into_any()
}
