//! `/{l}/jury/{assignment}`: the declaration first, then the entry on the left and the sheet on the right.

use domain::{id::AssignmentId, jury::SeatRecord};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::{declare::Declaration, entry::EntryRead, panel::PanelTable, sheet::SheetForm};
use crate::{
    AppError,
    api::{
        jury::{
            Recuse, SeatView, get_seat,
            sheet::{Abstain, SaveSheet},
        },
        refusal::{Remembered, get_refusal},
    },
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// One entry before its juror.
#[component]
pub fn JurySeatPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("assignment").unwrap_or_default());
    let seat = Resource::new_blocking(id, |id| async move {
        match id.parse::<AssignmentId>() {
            Ok(id) => get_seat(id).await,
            Err(_) => Err(AppError::NotFound),
        }
    });
    let forms = [SaveSheet::url(), Abstain::url(), Recuse::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    let done = move || query.with(|query| query.get("done").unwrap_or_default());
    view! {
        <Suspense>
            {awaited(move || {
                let done = done();
                async move {
                    match (seat.await, refusal.await) {
                        (Ok(view), Ok(refusal)) => view! { <Shown view=view typed=Remembered(refusal) done=done/> }.into_any(),
                        (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(view: SeatView, typed: Remembered, done: String) -> impl IntoView {
    let words = use_words();
    let SeatView { record, reader, now } = view;
    let title = record.seat.title.as_ref().map(|title| crate::pages::entries::state::title(words, title));
    let title = title.unwrap_or_else(|| words.t(Word::JuryHiddenTitle).to_owned());
    let failed = typed.0.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> });
    let Some(opened) = record.opened.clone() else {
        return view! {
            <Head title=title.clone()/>
            <div class="page text section stack">{failed}<Declaration record=record now=now typed=typed title=title/></div>
        }
        .into_any();
    };
    let done = match done.as_str() {
        "saved" => Some(Word::JuryDoneSaved),
        "submitted" => Some(Word::JuryDoneSubmitted),
        "abstained" => Some(Word::JuryAbstained),
        _ => None,
    };
    // On a phone what is asked for, and what is shown in return, lies below the whole entry.
    let way = move |to: &'static str, word: Word| view! { <p><a href=to rel="external">{words.t(word)}</a></p> };
    let failed = failed.map(|failed| view! { {failed} {way("#sheet-title", Word::JurySheet)} });
    let has_panel = opened.panel.is_some();
    let notice = done.filter(|_| typed.0.is_none()).map(move |word| {
        view! { <Notice kind=NoticeKind::Success title=words.t(word)>{has_panel.then(move || way("#panel", Word::JuryPanel))}</Notice> }
    });
    let panel =
        opened.panel.clone().map(|panel| view! { <PanelTable criteria=record.criteria.clone() own=opened.sheet.clone() panel=panel/> });
    let SeatRecord { seat, rules, .. } = record.clone();
    let category = seat.category.clone();
    view! {
        <Head title=title.clone()/>
        <div class="jury">
            <div class="jury-entry" data-category=category>
                {failed}{notice}
                <EntryRead seat=seat entry=opened.entry is_blind=rules.is_blind has_panel=has_panel title=title/>
                {panel}
            </div>
            <SheetForm record=record sheet=opened.sheet now=now typed=typed reader=reader/>
        </div>
    }
    .into_any()
}
