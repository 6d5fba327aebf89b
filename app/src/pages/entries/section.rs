//! `/{l}/entries/{id}/{section}`: one section of an entry, saved as a draft whatever is in it.

use domain::{form::Section, id::EntryId};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::{
    field::Drawn,
    form::SectionFields,
    labels,
    met::Met,
    problems,
    state::{self, Tasks},
    strip::Strip,
};
use crate::{
    AppError,
    api::entries::{EntryView, SaveEntrySection, get_own_entry},
    pages::not_found::NotFoundPage,
    ui::{
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, ErrorSummary, Notice, NoticeKind},
    },
    words::{Plural, Word, use_words},
};

/// One section.
#[derive(Clone)]
pub struct SectionPage {
    entry: Resource<Result<EntryView, AppError>>,
    save: ServerAction<SaveEntrySection>,
}

/// Which part of the form is drawn, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Part {
    section: Section,
    check: bool,
    add: String,
    met: Option<i64>,
}

#[lazy_route]
impl LazyRoute for SectionPage {
    fn data() -> Self {
        let save = ServerAction::<SaveEntrySection>::new();
        // Read anew after a save that worked; a save that failed must leave the form as it was typed.
        let saves = Memo::new(move |before: Option<&usize>| match save.value().get() {
            Some(Ok(())) => save.version().get(),
            _ => before.copied().unwrap_or_default(),
        });
        let params = use_params_map();
        let id = move || params.with(|params| params.get("id").unwrap_or_default());
        let entry = Resource::new_blocking(
            move || (id(), saves.get()),
            |(id, _)| async move {
                match id.parse::<EntryId>() {
                    Ok(id) => get_own_entry(id).await,
                    Err(_) => Err(AppError::NotFound),
                }
            },
        );
        Self { entry, save }
    }

    fn view(this: Self) -> AnyView {
        let SectionPage { entry, save } = this;
        let (params, query) = (use_params_map(), use_query_map());
        let part = move || {
            let section = params.with(|params| params.get("section").and_then(|section| Section::parse(&section)))?;
            let get = |name: &str| query.with(|query| query.get(name));
            Some(Part {
                section,
                check: get("check").is_some(),
                add: get("add").unwrap_or_default(),
                met: get("met").and_then(|v| v.parse().ok()),
            })
        };
        view! {
            <Transition>
                {move || {
                    let part = part();
                    Suspend::new(async move {
                        match (entry.await, part) {
                            (Ok(view), Some(part)) => view! { <Drawing view=view part=part save=save/> }.into_any(),
                            (Ok(_), None) | (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                            (Err(error), _) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                        }
                    })
                }}
            </Transition>
        }
        .into_any()
    }
}

/// Draws the page anew for another section or version: an input that was typed in keeps its text only in the same form.
#[component]
fn Drawing(view: EntryView, part: Part, save: ServerAction<SaveEntrySection>) -> impl IntoView {
    let key = (view.record.entry.id, view.record.version(part.section), part);
    view! {
        <For each=move || [(key.clone(), view.clone())] key=|(key, _)| key.clone() let((key, view))>
            {view! { <Page view=view part=key.2 save=save/> }.into_any()}
        </For>
    }
}

#[component]
fn Page(view: EntryView, part: Part, save: ServerAction<SaveEntrySection>) -> impl IntoView {
    let words = use_words();
    let (name, _) = labels::section(part.section);
    let record = &view.record;
    let address = words.href(&format!("/entries/{}", record.entry.id));
    let title = state::title(words, &record.answers.trilingual("title"));
    let (_, ready) = state::ready(words, &record.answers);
    let nav = view! { <Tasks answers=record.answers.clone() address=address.clone() current=Some(part.section)/> };
    view! {
        <Head title=format!("{}: {title}", words.t(name))/>
        <Strip view=view.clone() saving=save.pending()/>
        <div class="page wizard">
            <details class="sections-open"><summary class="button">{ready}<Icon name="chevron-down"/></summary></details>
            <nav class="sections" aria-label=words.t(Word::EntriesSections)>
                {nav}
                <a class="button small" href=format!("{address}/review")>{words.t(Word::EntriesCheck)}</a>
            </nav>
            {view! { <SectionForm view=view part=part save=save address=address/> }.into_any()}
        </div>
    }
}

#[component]
fn SectionForm(view: EntryView, part: Part, save: ServerAction<SaveEntrySection>, address: String) -> impl IntoView {
    let words = use_words();
    let (name, lead) = labels::section(part.section);
    let record = view.record;
    let id = record.entry.id;
    let is_locked = record.entry.check_may_keep().is_err();
    let problems = problems::shown(&record.answers, part.section, part.check);
    let count = u64::try_from(problems.len()).unwrap_or_default();
    let summary = (count > 0).then(|| {
        view! { <ErrorSummary title=words.count(Plural::EntriesProblems, count) problems=problems::summary(words, &problems)/> }
    });
    let met = part.met.map(|version| view! { <Met id=id section=part.section version=version answers=record.answers.clone()/> }.into_any());
    let failed = move || save.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    let version = record.version(part.section);
    let drawn = Drawn { answers: record.answers, problems, categories: record.categories, kind: record.kind };
    let fields = view! { <SectionFields drawn=drawn section=part.section add=part.add/> }.into_any();
    let head = view! { <div><h1>{words.t(name)}</h1><p class="lead">{words.t(lead)}</p></div> };
    if is_locked {
        return view! {
            <div class="wizard-form">
                {head}
                <Notice kind=NoticeKind::Info title=words.t(Word::EntriesLockedTitle)><p>{words.t(Word::EntriesLockedHelp)}</p></Notice>
                <p class="buttons"><a class="button" href=format!("{address}/review")>{words.t(Word::EntriesCheck)}</a></p>
            </div>
        }
        .into_any();
    }
    view! {
        <ActionForm action=save attr:class="wizard-form" attr:novalidate=true>
            {head}
            {failed}
            {summary}
            {met}
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="section" value=part.section.code()/>
            <input type="hidden" name="version" value=version.to_string()/>
            // The first button is the one that Enter presses.
            <button class="unseen" name="act" value="stay" tabindex="-1" aria-hidden="true">{words.t(Word::EntriesSave)}</button>
            {fields}
            <div class="wizard-end">
                <button class="button primary" name="act" value="next">{words.t(Word::EntriesSaveNext)}</button>
                <button class="button" name="act" value="stay">{words.t(Word::EntriesSave)}</button>
                <a class="link" href=address>{words.t(Word::EntriesToList)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}
