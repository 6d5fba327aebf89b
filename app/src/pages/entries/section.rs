//! `/{l}/entries/{id}/{section}`: one section of an entry, saved as a draft whatever is in it.

use domain::{
    answers::Answers,
    entry::{Around, EntryError, EntryRecord},
    form::{Section, read_post},
    id::EntryId,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    field::Drawn,
    files::FilesPanel,
    form::SectionFields,
    labels,
    met::Met,
    problems,
    rescue::{Failed, Rescue, Typed},
    screening::Shut,
    state::{self, Tasks},
    strip::Strip,
    tasks::{Locked, Over, can_withdraw, is_over},
    typing::{Journal, SIGN_IN_AGAIN, SignInAgain, names_in},
};
use crate::{
    AppError,
    api::{
        entries::{EntryView, SaveEntrySection, get_own_entry, typing::get_around},
        files::FileRefusal,
        refusal::{Refusal, refusal_of},
    },
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, ErrorSummary, Notice, NoticeKind},
        textarea::inside_textarea,
    },
    words::{Plural, Word, use_words},
};

/// Which part of the form is drawn, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Part {
    section: Section,
    check: bool,
    add: String,
    met: Option<i64>,
}

/// One section.
#[component]
pub fn SectionPage() -> impl IntoView {
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
                Ok(id) => Ok((get_own_entry(id).await?, get_around(id).await?)),
                Err(_) => Err(AppError::NotFound),
            }
        },
    );
    let refusal = refusal_of::<SaveEntrySection>();
    FileRefusal::provide();
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
            {awaited(move || {
                let part = part();
                // What was refused is over once something was saved.
                let is_first = saves.get() == 0;
                async move {
                    let refused = refusal.await.ok().flatten().filter(|refusal| is_first && is_of(refusal, part.as_ref()));
                    match (entry.await, part, refused) {
                        (Ok((view, around)), Some(part), refused) => view! { <Drawing view=view around=around part=part refused=refused save=save/> }.into_any(),
                        (Err(_), Some(part), Some(refusal)) => view! { <Rescue refusal=refusal section=part.section/> }.into_any(),
                        (Ok(_), None, _) | (Err(AppError::NotFound), ..) => view! { <NotFoundPage/> }.into_any(),
                        (Err(error), ..) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                    }
                }
            })}
        </Transition>
    }
}

/// Whether a refused form is of this section.
fn is_of(refusal: &Refusal, part: Option<&Part>) -> bool {
    part.is_some_and(|part| refusal.remembered("section") == part.section.code())
}

/// Draws the page anew for another section or version: an input that was typed in keeps its text only in the same form.
#[component]
fn Drawing(view: EntryView, around: Around, part: Part, refused: Option<Refusal>, save: ServerAction<SaveEntrySection>) -> impl IntoView {
    let key = (view.record.entry.id, view.record.version(part.section), part);
    view! {
        <For each=move || [(key.clone(), view.clone(), around.clone(), refused.clone())] key=|(key, ..)| key.clone() let((key, view, around, refused))>
            {view! { <Page view=view around=around part=key.2 refused=refused save=save/> }.into_any()}
        </For>
    }
}

#[component]
fn Page(view: EntryView, around: Around, part: Part, refused: Option<Refusal>, save: ServerAction<SaveEntrySection>) -> impl IntoView {
    let words = use_words();
    let (name, lead) = labels::section(part.section);
    let record = &view.record;
    let address = words.href(&format!("/entries/{}", record.entry.id));
    let title = state::title(words, &record.answers.trilingual("title"));
    let (_, ready) = state::ready(words, record);
    let here = names_in(words, &around.others, part.section);
    let met = part.met.map(|version| view! { <Met id=record.entry.id section=part.section version=version/> }.into_any());
    let files = (part.section == Section::Files).then(|| view! { <FilesPanel record=view.record.clone() now=view.now/> }.into_any());
    let nav = view! {
        <Tasks
            answers=record.answers.clone() categories=record.categories.clone() files=record.files.len() others=around.others.clone() address=address.clone() current=Some(part.section)
            remarks=record.screening.marks.clone()
        />
    };
    view! {
        <Head title=format!("{}: {title}", words.t(name))/>
        <Strip view=view.clone() saving=save.pending() sign_in=SIGN_IN_AGAIN/>
        <p class="unseen" id="said" role="status" inner_html=""></p>
        <div class="page wizard">
            <details class="sections-open"><summary class="button">{ready}<Icon name="chevron-down"/></summary></details>
            <nav class="sections" aria-label=words.t(Word::EntriesSections)>
                {nav}
                <a class="button small" href=format!("{address}/review")>{words.t(Word::EntriesCheck)}</a>
            </nav>
            <div class="stack loose">
                <div class="wizard-form">
                    <div><h1>{words.t(name)}</h1><p class="lead">{words.t(lead)}</p></div>
                    {files}
                </div>
                {met}
                <p class="soft here" id="here" inner_html=inside_textarea(&here)></p>
                {view! { <SectionForm view=view around=around part=part refused=refused save=save address=address/> }.into_any()}
            </div>
        </div>
        {view! { <SignInAgain/> }.into_any()}
    }
}

/// What the form shows: what is kept, or what was typed when it could not be kept; and the version that it was typed on.
fn typed_or_kept(record: &EntryRecord, section: Section, refused: Option<&Refusal>) -> (Answers, i64) {
    let kept = record.version(section);
    let Some(refusal) = refused else { return (record.answers.clone(), kept) };
    let typed = read_post(section, &refusal.group("fields"));
    let typed = record.answers.with_typed(section, &typed);
    (record.entry.open_fields().onto(&record.answers, &typed), refusal.remembered("version").parse().unwrap_or(kept))
}

#[component]
fn SectionForm(
    view: EntryView,
    around: Around,
    part: Part,
    refused: Option<Refusal>,
    save: ServerAction<SaveEntrySection>,
    address: String,
) -> impl IntoView {
    let words = use_words();
    let record = view.record;
    let id = record.entry.id;
    let is_locked = record.entry.check_may_keep().is_err();
    let may_withdraw = can_withdraw(&record, view.now);
    let over = is_over(&record, view.now).then(|| view! { <Over/> });
    let (answers, version) = typed_or_kept(&record, part.section, refused.as_ref());
    let problems = problems::shown(&answers, part.section, &record.categories, part.check);
    let count = u64::try_from(problems.len()).unwrap_or_default();
    let summary = (count > 0).then(|| {
        view! { <ErrorSummary title=words.count(Plural::EntriesProblems, count) problems=problems::summary(words, &problems)/> }
    });
    let failed = move || save.value().get().and_then(Result::err).map(|error| view! { <Failed error=error/> });
    // A form that shows what was refused is sent by its buttons only.
    let journal =
        refused.is_none().then(|| view! { <Journal record=record.clone() section=part.section reader=around.reader/> }.into_any());
    let history = format!("{address}/{}/history", part.section);
    let open = record.entry.open_fields();
    let is_shut = !is_locked && !open.has_any_of(part.section);
    let drawn = Drawn {
        answers,
        problems,
        categories: record.categories,
        kind: record.kind,
        award: record.award,
        wins: record.wins,
        open,
        marks: record.screening.marks,
    };
    let warning = drawn.is_sensitive().then(|| {
        view! { <Notice kind=NoticeKind::Warn title=words.t(Word::FormConsentLead)><p>{words.t(Word::FormSecurityHelp)}</p></Notice> }
    });
    let fields = view! { <SectionFields drawn=drawn section=part.section add=part.add/> }.into_any();
    if is_locked {
        return view! {
            <div class="wizard-form">
                <Locked may_withdraw=may_withdraw/>
                {refused.map(|refusal| view! { <Typed refusal=refusal section=part.section/> })}
                <p class="buttons"><a class="button" href=format!("{address}/review")>{words.t(Word::EntriesCheck)}</a></p>
            </div>
        }
        .into_any();
    }
    if is_shut {
        return view! { <div class="wizard-form"><Shut refused=refused section=part.section/>{fields}</div> }.into_any();
    }
    let outside = refused.filter(|refusal| refusal.error == AppError::Entry(EntryError::FieldClosed));
    let outside = outside.map(|refusal| view! { <Typed refusal=refusal section=part.section/> });
    view! {
        <ActionForm action=save attr:class="wizard-form" attr:novalidate=true attr:autocomplete="off">
            {failed}
            {outside}
            {over}
            {summary}
            {warning}
            {journal}
            <div class="beside" id="page-beside" inner_html=""></div>
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
                <a class="link" href=history>{words.t(Word::EntriesHistory)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}
