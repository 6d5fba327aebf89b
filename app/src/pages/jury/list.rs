//! `/{l}/jury`: a juror's entries with how far they are, their ties, and how their scores lie against the panel's.

use domain::{
    jury::{JurySeat, SheetState},
    showcase::encode,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::{aside::BearingNote, state, ties::TiesSection};
use crate::{
    api::{
        jury::{DeclareTie, SeatsView, list_seats},
        refusal::{Refusal, get_refusal},
    },
    pages::entries::strip::Countdown,
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
        progress::Progress,
        tabs::{Tab, Tabs},
    },
    words::{Plural, Word, use_words},
};

/// The juror's list.
#[component]
pub fn JuryPage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let year = move || params.with(|params| params.get("year").and_then(|year| year.parse().ok()));
    let state = move || query.with(|query| query.get("state").unwrap_or_default());
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let done = move || query.with(|query| query.get("done").unwrap_or_default());
    let seats = Resource::new_blocking(move || (year(), state(), page()), |(year, state, page)| list_seats(year, state, page));
    let refusal = Resource::new_blocking(|| (), |()| get_refusal(DeclareTie::url().to_owned()));
    view! {
        <Head title=words.t(Word::JuryTitle)/>
        <div class="page section stack jury-list">
            <h1>{words.t(Word::JuryTitle)}</h1>
            {move || done_notice(&done()).map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
            <Suspense>
                {awaited(move || {
                    let (state, is_yearly) = (state(), year().is_some());
                    async move {
                        match (seats.await, refusal.await) {
                            (Ok(view), Ok(refusal)) => view! { <Shown view=view state=state is_yearly=is_yearly refusal=refusal/> }.into_any(),
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </div>
    }
}

fn done_notice(done: &str) -> Option<Word> {
    match done {
        "recused" => Some(Word::JuryRecused),
        "tie" => Some(Word::JuryTieAdded),
        _ => None,
    }
}

#[component]
fn Shown(view: SeatsView, state: String, is_yearly: bool, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let SeatsView { list, ties, bearing, award, year, now } = view;
    let here = words.href(&if is_yearly { format!("/{year}/jury") } else { "/jury".to_owned() });
    let time = if now < list.round.from {
        words.with(Word::JuryFrom, &[("time", &words.date_time(list.round.from))]).into_any()
    } else if list.round.check_open(now).is_ok() {
        view! { {words.with(Word::JuryUntil, &[("time", &words.until(list.round.until))])}" · "<Countdown end=list.round.until now=now/> }
            .into_any()
    } else {
        words.t(Word::JuryErrorOver).into_any()
    };
    let progress = words.with(Word::JuryProgress, &[("all", &list.all.to_string()), ("done", &list.done.to_string())]);
    let tab = |code: &str, word: Word| Tab {
        href: if code.is_empty() { here.clone() } else { format!("{here}?state={code}") },
        label: words.t(word).to_owned(),
        count: None,
        is_current: state == code,
    };
    let mut tabs = vec![tab("", Word::JuryAll)];
    tabs.extend(SheetState::ALL.iter().map(|known| tab(known.code(), super::state(*known).0)));
    let seats = if list.seats.is_empty() {
        view! { <div class="empty"><h2>{words.t(Word::JuryNothing)}</h2><p class="soft">{words.t(Word::JuryNothingHelp)}</p></div> }
            .into_any()
    } else {
        let lines = list.seats.into_iter().map(|seat| line(seat).into_any()).collect_view();
        view! { <ol class="tasks">{lines}</ol> }.into_any()
    };
    let base = format!("{here}?state={}", encode(&state));
    view! {
        <p class="lead">{award.best(words.locale()).0.to_owned()}</p>
        <div class="stack">
            <Progress value=list.done max=list.all.max(1) text=progress/>
            <p class="soft">{time}</p>
            {list.rules.is_blind.then(|| view! { <p class="soft">{words.t(Word::JuryBlind)}</p> })}
        </div>
        <section class="stack" aria-labelledby="given">
            <h2 id="given">{words.t(Word::JuryGiven)}</h2>
            <Tabs label=words.t(Word::JuryFilter) tabs=tabs/>
            <p role="status">{words.count(Plural::JuryEntries, list.total)}</p>
            {seats}
            <Pager page=list.page pages=list.pages address=|base, page| format!("{base}&page={page}") base=base/>
        </section>
        {bearing.map(|bearing| view! { <BearingNote bearing=bearing/> }.into_any())}
        {view! { <TiesSection ties=ties refusal=refusal help=Word::JuryTiesHelp/> }.into_any()}
    }
}

/// An entry of the list. What may not be seen yet has no words here.
fn line(seat: JurySeat) -> impl IntoView {
    let words = use_words();
    let (word, kind) = state(seat.state);
    let done = match seat.state {
        SheetState::Submitted | SheetState::Abstained => "done",
        SheetState::Begun => "part",
        SheetState::Undeclared | SheetState::Untouched => "empty",
    };
    let body = seat.body.map(|body| body.0.best(words.locale()).0.to_owned());
    let title = seat.title.map(|title| crate::pages::entries::state::title(words, &title));
    let name = title.clone().or_else(|| body.clone()).unwrap_or_default();
    let round = seat.is_final.then(|| words.t(Word::RoundsFinal).to_owned());
    let help = [round, title.is_some().then_some(body).flatten(), Some(seat.category_name.best(words.locale()).0.to_owned())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li>
            <a class="task jury-line" href=words.href(&format!("/jury/{}", seat.id)) data-state=done>
                <span class="task-name">{name}</span>
                <span class="task-help">{help}</span>
                <span class="task-state"><span class="tag" data-kind=kind>{words.t(word)}</span></span>
            </a>
        </li>
    }
}
