//! `/{l}/entries/{id}/follow-up`: the owner says what became of the promised figures.

use domain::{
    id::EntryId,
    number::Number,
    sharing::follow_up::{FollowUp, Reached, field, with_typed},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use crate::{
    AppError,
    api::{
        refusal::{Refusal, refusal_of},
        sharing::follow_up::{AnswerFollowUp, get_follow_ups},
    },
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn FollowUpPage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let asked = Resource::new_blocking(id, |id| async move {
        let id = id.parse::<EntryId>().map_err(|_| AppError::NotFound)?;
        get_follow_ups(id).await.map(|asked| (id, asked))
    });
    let refusal = refusal_of::<AnswerFollowUp>();
    let is_done = move || query.with(|query| query.get("done").is_some());
    view! {
        <Head title=words.t(Word::FollowUpTitle)/>
        <Suspense>
            {awaited(move || async move {
                match (asked.await, refusal.await) {
                    (Ok((id, asked)), Ok(refusal)) => {
                        let is_done = is_done() && refusal.is_none();
                        view! { <Shown id=id asked=asked refusal=refusal is_done=is_done/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(id: EntryId, asked: Vec<FollowUp>, refusal: Option<Refusal>, is_done: bool) -> impl IntoView {
    let words = use_words();
    let is_none = asked.is_empty();
    let forms = asked.iter().rev().map(|asked| form(words, id, asked, refusal.as_ref())).collect_view();
    view! {
        <div class="page text section stack">
            <a class="back" href=words.href(&format!("/entries/{id}"))><Icon name="arrow-left"/>{words.t(Word::ContactProject)}</a>
            {is_done.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::FollowUpDone)/> })}
            {refusal.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            <h1>{words.t(Word::FollowUpTitle)}</h1>
            <p class="lead">{words.t(Word::FollowUpLead)}</p>
            {is_none.then(|| view! { <p class="soft">{words.t(Word::FollowUpNone)}</p> })}
            {forms}
        </div>
    }
}

/// How long after publication it was asked.
pub fn after(months: u8) -> Word {
    if months < 12 { Word::FollowUpAfter6 } else { Word::FollowUpAfter12 }
}

fn form(words: Words, id: EntryId, asked: &FollowUp, refusal: Option<&Refusal>) -> AnyView {
    let refusal = refusal.filter(|refusal| refusal.remembered("months") == asked.months.to_string());
    let figures = refusal.map_or_else(|| asked.figures.clone(), |refusal| with_typed(&asked.figures, &refusal.group("fields")));
    let state = match asked.answered_at {
        Some(at) => words.with(Word::FollowUpStatement, &[("date", &words.date(at))]),
        None => words.with(Word::FollowUpAsked, &[("date", &words.date(asked.asked_at))]),
    };
    let is_refused = refusal.is_some();
    let inputs =
        figures.into_iter().enumerate().map(|(index, figure)| inputs(words, asked.months, index, figure, is_refused)).collect_view();
    view! {
        <form class="panel" method="post" action=AnswerFollowUp::url() novalidate=true>
            <h2>{words.t(after(asked.months))}</h2>
            <p class="soft">{state}</p>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="months" value=asked.months/>
            {inputs}
            <p><button class="button primary">{words.t(Word::FollowUpPublish)}</button></p>
        </form>
    }
    .into_any()
}

fn inputs(words: Words, months: u8, index: usize, figure: Reached, is_refused: bool) -> AnyView {
    let best = |text: &domain::locale::Trilingual| text.best(words.locale()).0.to_owned();
    let (name, unit) = (best(&figure.name), best(&figure.unit));
    let value = |text: &str| {
        let plain = Number::parse(text).map_or_else(|| text.to_owned(), |number| number.to_string());
        words.quantity(&plain, &unit)
    };
    let error = (is_refused && Number::parse(&figure.reached).is_none()).then(|| words.t(Word::SharingErrorFigure).to_owned());
    let input = |part: &str| format!("fields[{}]", field(part, index));
    let legend = format!("figure-{months}-{index}");
    // Both questions may stand on one page: what an input is called is not what it is known by.
    view! {
        <fieldset class="stack" aria-labelledby=legend.clone()>
            <h3 id=legend.clone()>{name}</h3>
            <dl class="facts line">
                <div><dt>{words.t(Word::FollowUpBefore)}</dt><dd>{value(&figure.before)}</dd></div>
                <div><dt>{words.t(Word::FollowUpPromised)}</dt><dd>{value(&figure.promised)}</dd></div>
            </dl>
            <Input
                name=input("reached") id=format!("reached-{months}-{index}") label=format!("{}, {unit}", words.t(Word::FollowUpReached)) help=Word::FollowUpReachedHelp
                value=figure.reached error=error
            />
            <Input
                name=input("evidence") id=format!("evidence-{months}-{index}") label=words.t(Word::FollowUpEvidence).to_owned() help=Word::FollowUpEvidenceHelp
                value=figure.evidence error=None
            />
        </fieldset>
    }
    .into_any()
}

/// A line whose id is not its name.
#[component]
fn Input(name: String, id: String, label: String, help: Word, value: String, error: Option<String>) -> impl IntoView {
    let words = use_words();
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let described = if error.is_some() { format!("{help_id} {error_id}") } else { help_id.clone() };
    let invalid = error.is_some().then_some("true");
    let label = label.trim_end_matches([',', ' ']).to_owned();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <p class="field-help" id=help_id>{words.t(help)}</p>
            <input class="input" id=id name=name value=value aria-describedby=described aria-invalid=invalid/>
            {error.map(|error| view! { <p class="field-error" id=error_id><Icon name="warning"/><span>{error}</span></p> })}
        </div>
    }
}
