//! `/{l}/desk/entries/bulk?act=&e=…`: whom an act touches and whom it cannot, before it is done; the same afterwards as a report.

use domain::{
    entry::number_name,
    id::EntryId,
    screening::{BulkAct, BulkLine, Outlook},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    AppError,
    api::entries::desk::bulk::{ActOnMany, foresee},
    pages::{
        desk::nav::Desk,
        entries::state::{self, StateTag},
    },
    ui::{
        awaited::awaited,
        field::TextField,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Plural, Word, use_words},
};

/// The words for an act.
pub(super) const fn act_word(act: BulkAct) -> Word {
    match act {
        BulkAct::Eligible => Word::ScreeningActEligible,
        BulkAct::Publish => Word::ScreeningActPublish,
        BulkAct::Unpublish => Word::ScreeningActUnpublish,
    }
}

/// The look ahead, or the report.
#[component]
pub fn DeskBulkPage() -> impl IntoView {
    let map = use_query_map();
    let asked = Memo::new(move |_| {
        map.with(|map| {
            let ids: Vec<EntryId> = map.get_all("e").unwrap_or_default().iter().filter_map(|id| id.parse().ok()).collect();
            (map.get("act").and_then(|act| BulkAct::parse(&act)), ids, map.get("done").is_some())
        })
    });
    let action = ServerAction::<ActOnMany>::new();
    let lines = Resource::new_blocking(
        move || (asked.get(), action.version().get()),
        |((act, ids, _), _)| async move {
            match act {
                Some(act) => foresee(act, ids).await.map(|lines| (act, lines)),
                None => Err(AppError::NotFound),
            }
        },
    );
    let words = use_words();
    view! {
        <Desk title=words.t(Word::ScreeningBulk)>
            <a class="back" href=words.href("/desk/entries")><Icon name="arrow-left"/>{words.t(Word::ScreeningBulkBack)}</a>
            <Suspense>
                {awaited(move || {
                    let (.., is_done) = asked.get();
                    async move {
                        match lines.await {
                            Ok((act, lines)) => view! { <Shown act=act lines=lines is_done=is_done action=action/> }.into_any(),
                            Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(act: BulkAct, lines: Vec<BulkLine>, is_done: bool, action: ServerAction<ActOnMany>) -> impl IntoView {
    let words = use_words();
    let title = if is_done { Word::ScreeningBulkReport } else { act_word(act) };
    let ready: Vec<EntryId> = lines.iter().filter(|line| line.outlook == Outlook::Will).map(|line| line.line.id).collect();
    let failed = move || action.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    let next = match ready.len() {
        _ if is_done => ().into_any(),
        0 => view! { <Notice kind=NoticeKind::Info title=words.t(Word::ScreeningBulkNobody)/> }.into_any(),
        _ => view! { <Confirm act=act ids=ready action=action/> }.into_any(),
    };
    view! { <h1>{words.t(title)}</h1>{failed}{view! { <Outlooks lines=lines/> }.into_any()}{next} }
}

#[component]
fn Outlooks(lines: Vec<BulkLine>) -> impl IntoView {
    let words = use_words();
    let rows = lines
        .into_iter()
        .map(|BulkLine { line, outlook }| {
            let (kind, text) = match outlook {
                Outlook::Will => ("info", words.t(Word::ScreeningOutlookWill)),
                Outlook::Done => ("ok", words.t(Word::ScreeningOutlookDone)),
                Outlook::Refused(error) => ("bad", AppError::Entry(error).text(words)),
            };
            let href = words.href(&format!("/desk/entries/{}", line.id));
            let number = line.number.map(|number| number_name(line.year, number)).unwrap_or_default();
            view! {
                <tr>
                    <td data-label=words.t(Word::EntriesNumber)>{number}</td>
                    <th scope="row"><a href=href>{state::title(words, &line.title)}</a></th>
                    <td data-label=words.t(Word::EntriesState)><StateTag state=line.state/></td>
                    <td data-label=words.t(Word::ScreeningOutlook)><span class="outlook" data-kind=kind>{text}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::EntriesTable) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        <th scope="col">{words.t(Word::EntriesNumber)}</th>
                        <th scope="col">{words.t(Word::EntriesProject)}</th>
                        <th scope="col">{words.t(Word::EntriesState)}</th>
                        <th scope="col">{words.t(Word::ScreeningOutlook)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Confirm(act: BulkAct, ids: Vec<EntryId>, action: ServerAction<ActOnMany>) -> impl IntoView {
    let words = use_words();
    let count = u64::try_from(ids.len()).unwrap_or_default();
    let chosen = ids
        .into_iter()
        .enumerate()
        .map(|(index, id)| view! { <input type="hidden" name=format!("ids[{index}]") value=id.to_string()/> })
        .collect_view();
    let reason = (act == BulkAct::Unpublish).then(|| view! { <TextField name="reason" label=words.t(Word::DeskUnpublishReason)/> });
    view! {
        <ActionForm action=action attr:class="stack">
            <input type="hidden" name="act" value=act.code()/>
            {chosen}
            {reason}
            <p class="buttons"><button class="button primary">{words.count(Plural::ScreeningBulkConfirm, count)}</button></p>
        </ActionForm>
    }
}
