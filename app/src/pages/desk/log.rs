//! `/{l}/desk/log`: every act that matters, and whether the log of them is whole.

mod acts;
mod told;

use domain::{
    audit::{LoggedAct, LoggedStep},
    locale::Trilingual,
    organization::Listed,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::told::{Told, told};
use super::{nav::Desk, settings::ChangeList};
use crate::{
    api::log::{LogFinding, LogPart, check_log, list_acts},
    ui::{
        awaited::awaited,
        field::SelectField,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
        show::step_name,
    },
    words::{Word, use_words},
};

/// So many changes of one act stand open; more are behind a line.
const OPEN_CHANGES: usize = 5;

/// The page.
#[component]
pub fn LogPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| (query.get("act").unwrap_or_default(), query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1)))
    });
    let is_checking = Memo::new(move |_| query.with(|query| query.get("check").is_some()));
    let part = Resource::new_blocking(move || asked.get(), |(act, page)| list_acts(act, page));
    let finding = Resource::new_blocking(move || is_checking.get(), check_log);
    view! {
        <Desk title=words.t(Word::LogTitle)>
            <h1>{words.t(Word::LogTitle)}</h1>
            <p class="lead">{words.t(Word::LogLead)}</p>
            <Suspense>
                {awaited(move || {
                    let (act, _) = asked.get();
                    async move {
                        match (part.await, finding.await) {
                            (Ok(part), Ok(finding)) => view! {
                                {finding.map(|finding| view! { <Finding finding=finding/> })}
                                <Acts part=part act=act/>
                            }
                            .into_any(),
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Finding(finding: LogFinding) -> impl IntoView {
    let words = use_words();
    match finding {
        LogFinding::Whole { acts, head } => view! {
            <Notice kind=NoticeKind::Success title=words.t(Word::LogWhole)>
                <p>{words.with(Word::LogWholeText, &[("n", &words.integer(acts))])}</p>
                <p><code class="hash">{head}</code></p>
            </Notice>
        }
        .into_any(),
        LogFinding::Damaged { act } => view! {
            <Notice kind=NoticeKind::Error title=words.t(Word::LogDamaged)>
                <p>{words.with(Word::LogDamagedText, &[("n", &words.integer(act))])}</p>
            </Notice>
        }
        .into_any(),
    }
}

#[component]
fn Acts(part: LogPart, act: String) -> impl IntoView {
    let words = use_words();
    let LogPart { acts: Listed { items, total, page, pages }, codes, categories } = part;
    let named = |code: String| (acts::name(words, &code), code);
    let mut options: Vec<(String, String)> = codes.into_iter().map(named).map(|(name, code)| (code, name)).collect();
    options.insert(0, (String::new(), words.t(Word::DeskAll).to_owned()));
    let base = format!("{}?act={act}", words.href("/desk/log"));
    view! {
        <div class="buttons">
            <a class="button small" href=format!("{}?check=1", words.href("/desk/log"))>{words.t(Word::LogCheck)}</a>
        </div>
        <form class="desk-bar" method="get" action=words.href("/desk/log")>
            <SelectField name="act" label=words.t(Word::LogAct) options=options value=act/>
            <button class="button small">{words.t(Word::DeskShow)}</button>
        </form>
        <p role="status">{words.t(Word::LogCount)}": "{words.integer(total)}</p>
        <ol class="log">{items.into_iter().map(|act| view! { <Act act=act categories=&categories/> }).collect_view()}</ol>
        <Pager page=page pages=pages address=|base, page| format!("{base}&page={page}") base=base/>
    }
}

#[component]
fn Act<'c>(act: LoggedAct, categories: &'c [(String, Trilingual)]) -> impl IntoView + use<> {
    let words = use_words();
    let LoggedAct { position, at, actor, act, subject, name, detail, step } = act;
    let actor = if actor.is_empty() { words.t(Word::LogHouse).to_owned() } else { actor };
    let (name, locale) = name.best(words.locale());
    let lang = words.foreign(locale);
    let subject = match acts::address(&act, &subject) {
        _ if name.is_empty() && (subject.is_empty() || acts::uuid_like(&subject)) => None,
        Some(path) => Some(view! { <a href=words.href(&path)>{name.to_owned()}</a> }.into_any()),
        None if name.is_empty() => Some(subject.into_any()),
        None => Some(view! { <span lang=lang>{name.to_owned()}</span> }.into_any()),
    };
    let step = step.map(|LoggedStep { kind, name }| step_name(words, &kind, name.best(words.locale()).0));
    let folded =
        |inside: AnyView| view! { <details><summary class="link">{words.t(Word::ScreeningChanges)}</summary>{inside}</details> }.into_any();
    let lines = |text: String| (!text.is_empty()).then(|| view! { <p class="lines">{text}</p> });
    let detail = match told(words, categories, &act, &detail) {
        Told::Text(text) => lines(text).into_any(),
        Told::Changes(changes, reason) => {
            let is_long = changes.len() > OPEN_CHANGES;
            let list = view! { <ChangeList changes=changes/> }.into_any();
            view! { {if is_long { folded(list) } else { list }} {lines(reason)} }.into_any()
        }
        Told::Raw(text) => folded(view! { <p class="hash">{text}</p> }.into_any()),
    };
    view! {
        <li value=position.to_string()>
            <time>{words.date_time(at)}</time>
            <div>
                <p><b>{acts::name(words, &act)}</b>" · "{actor}</p>
                {subject.map(|subject| view! { <p class="soft">{subject}</p> })}
                {step.map(|step| view! { <p>{step}</p> })}
                {detail}
            </div>
        </li>
    }
}
