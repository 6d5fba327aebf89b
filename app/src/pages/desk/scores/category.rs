//! `/{l}/desk/scores/{category}`: one category, deliberated.

use std::collections::BTreeMap;

use domain::{deliberation::Deliberation, standings::WhatIfForm};
use leptos::prelude::*;
use leptos_router::{
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};
use server_fn::ServerFn;

use super::{
    barred::BarredPanel, card::CardPanel, shortlist::ShortlistPanel, standings::StandingsTable, ties::TiePanel, what_if::WhatIfPanel,
};
use crate::{
    api::{
        refusal::{Remembered, get_refusal},
        scores::{ConfirmShortlist, DecideTie, ExcludeSheet, ReopenShortlist, get_category},
    },
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    year: Option<i32>,
    page: u32,
    what_if: WhatIfForm,
}

impl Asked {
    fn read(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        let weight = |(name, text): (&std::borrow::Cow<'static, str>, &str)| Some((name.strip_prefix("w_")?.to_owned(), text.to_owned()));
        Self {
            year: text("year").parse().ok(),
            page: text("page").parse().unwrap_or(1),
            what_if: WhatIfForm {
                weights: query.into_iter().filter_map(weight).collect::<BTreeMap<_, _>>(),
                min_sheets: text("quorum"),
                without: text("without"),
            },
        }
    }
}

/// The page.
#[component]
pub fn CategoryScoresPage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let category = move || params.with(|params| params.get("category").unwrap_or_default());
    let asked = Memo::new(move |_| query.with(Asked::read));
    let done = move || {
        query.with(|query| match query.get("done").as_deref() {
            Some("decided") => Some(Word::ScoresDoneDecided),
            Some("confirmed") => Some(Word::ScoresDoneConfirmed),
            Some("reopened") => Some(Word::ScoresDoneReopened),
            Some("excluded") => Some(Word::RoundsExcluded),
            _ => None,
        })
    };
    let matter = Resource::new_blocking(
        move || (category(), asked.get()),
        |(category, asked)| get_category(asked.year, category, asked.page, asked.what_if),
    );
    let forms = [DecideTie::url(), ConfirmShortlist::url(), ReopenShortlist::url(), ExcludeSheet::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    view! {
        <Head title=words.t(Word::ScoresTitle)/>
        <div class="page section">
            <Suspense>
                {awaited(move || {
                    let (asked, done) = (asked.get(), done());
                    async move {
                        match (matter.await, refusal.await) {
                            (Ok(matter), Ok(refusal)) => view! {
                                <div class="stack loose">
                                {done.map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
                                {refusal.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
                                <Matter matter=matter typed=Remembered(refusal) what_if=asked.what_if/>
                                </div>
                            }
                            .into_any(),
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Matter(matter: Deliberation, typed: Remembered, what_if: WhatIfForm) -> impl IntoView {
    let words = use_words();
    let Deliberation { year, category, criteria, min_sheets, rows, names, jurors, ties, card, shortlist, barred, moves } = matter;
    let names = StoredValue::new(names);
    let slug = category.slug.clone();
    let tie_forms = ties
        .into_iter()
        .map(|tie| {
            view! { <TiePanel tie=tie names=names year=year category=slug.clone() is_sealed=shortlist.is_sealed typed=typed.clone()/> }
        })
        .collect_view();
    view! {
        <header class="stack">
            <a class="back" href=words.href(&format!("/desk/scores?year={year}"))><Icon name="arrow-left"/>{words.t(Word::ScoresTitle)}</a>
            <h1>{category.name.best(words.locale()).0.to_owned()}</h1>
            {shortlist.is_sealed.then(|| view! { <Notice kind=NoticeKind::Info title=words.t(Word::ScoresSealedTitle)/> })}
        </header>
        <BarredPanel barred=barred names=names year=year category=slug.clone() typed=typed.clone()/>
        <CardPanel card=card names=names/>
        {tie_forms}
        <StandingsTable rows=rows criteria=criteria.clone() names=names min_sheets=min_sheets base=format!("{}?year={year}", words.href(&format!("/desk/scores/{slug}")))/>
        <ShortlistPanel shortlist=shortlist names=names year=year category=slug.clone()/>
        <WhatIfPanel moves=moves form=what_if criteria=criteria jurors=jurors min_sheets=min_sheets names=names year=year category=slug/>
    }
}
