//! `/{l}/desk/jury`: the plan of who scores what with its weak spots, the jurors, the round. No score stands here.

mod jurors;
mod panels;
mod round;

use domain::{
    jury::{JuryError, PlanCounts},
    locale::Trilingual,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use self::{jurors::Jurors, panels::Panels, round::RoundForm};
use super::nav::Desk;
use crate::{
    AppError,
    api::{
        jury::desk::{AcceptPlan, RoomView, SetJuryRules, SetProfile, WishSeat, get_room},
        refusal::{Remembered, get_refusal},
    },
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
        tabs::{Tab, Tabs},
    },
    words::{Word, use_words},
};

/// The jury's room.
#[component]
pub fn DeskJuryPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let year = move || query.with(|query| query.get("year").and_then(|year| year.parse().ok()));
    let weak = move || query.with(|query| query.get("weak").is_some_and(|weak| weak == "1"));
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let done = move || query.with(|query| query.get("done").unwrap_or_default());
    let room = Resource::new_blocking(move || (year(), weak(), page()), |(year, weak, page)| get_room(year, weak, page));
    let forms = [AcceptPlan::url(), WishSeat::url(), SetProfile::url(), SetJuryRules::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    view! {
        <Desk title=words.t(Word::JuryDeskTitle)>
            <h1>{words.t(Word::JuryDeskTitle)}</h1>
            <Suspense>
                {awaited(move || {
                    let (weak, done) = (weak(), done());
                    async move {
                        match (room.await, refusal.await) {
                            (Ok(view), Ok(refusal)) => view! { <Shown view=view weak=weak done=done typed=Remembered(refusal)/> }.into_any(),
                            (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(view: RoomView, weak: bool, done: String, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let RoomView { room, categories, year, years, now } = view;
    let here = words.href("/desk/jury");
    let tab = |of: i32| Tab { href: format!("{here}?year={of}"), label: of.to_string(), count: None, is_current: of == year };
    let tabs: Vec<Tab> = years.into_iter().map(tab).collect();
    let failed = typed.0.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> });
    let done = match done.as_str() {
        "accepted" => Some(Word::JuryDeskAccepted),
        "rules" => Some(Word::JuryDeskRulesSaved),
        _ => None,
    };
    let notice = done.filter(|_| typed.0.is_none()).map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> });
    let shut = room.round.check_not_over(now).err();
    // The end of a second round can be moved until the result is sealed.
    let may_set = shut.is_none() || (room.is_second && !room.round.is_sealed);
    // As long as nobody is in the second round there is nothing to plan, and the page says what it waits for.
    let is_empty = room.counts.seats == 0 && !room.awaited.is_empty();
    let awaited = (!room.awaited.is_empty()).then(|| view! { <Awaited categories=room.awaited.clone()/> });
    let plan =
        (!is_empty).then(|| view! { <PlanHead counts=room.counts fingerprint=room.fingerprint.clone() year=year shut=shut/> }.into_any());
    let base = format!("{here}?year={year}{}", if weak { "&weak=1" } else { "" });
    view! {
        <Tabs label=words.t(Word::DeskEdition) tabs=tabs/>
        {failed}{notice}
        {awaited}
        {plan}
        {view! { <Jurors jurors=room.jurors.clone() categories=categories year=year is_open=shut.is_none()/> }.into_any()}
        {(!is_empty).then(|| view! { <Panels panels=room.panels.clone() year=year weak=weak base=base is_open=shut.is_none()/> }.into_any())}
        {view! { <RoundForm room=room year=year typed=typed is_open=may_set/> }.into_any()}
    }
}

/// The categories whose finalists are not known yet, and why they do not stand in the plan.
#[component]
fn Awaited(categories: Vec<Trilingual>) -> impl IntoView {
    let words = use_words();
    let items = categories.into_iter().map(|name| view! { <li>{name.best(words.locale()).0.to_owned()}</li> }).collect_view();
    view! {
        <Notice kind=NoticeKind::Info title=words.t(Word::GuardPlanAwaits)>
            <p>{words.t(Word::GuardPlanAwaitsWhy)}</p>
            <p>{words.t(Word::GuardPlanAwaitsWhere)}</p>
            <ul>{items}</ul>
        </Notice>
    }
}

/// How much the plan would change, how weak it is, and the button that accepts it.
#[component]
fn PlanHead(counts: PlanCounts, fingerprint: String, year: i32, shut: Option<JuryError>) -> impl IntoView {
    let words = use_words();
    let card = |count: usize, word: Word, is_weak: bool| {
        let state = (is_weak && count > 0).then_some("weak");
        view! { <p class="count-card" data-state=state><b>{count.to_string()}</b><span>{words.t(word)}</span></p> }
    };
    let accept = match shut {
        Some(error) => view! { <Notice kind=NoticeKind::Info title=AppError::Jury(error).text(words)/> }.into_any(),
        None if counts.new + counts.leaving == 0 => view! { <p class="soft">{words.t(Word::JuryDeskNothingNew)}</p> }.into_any(),
        None => view! {
            <form method="post" action=AcceptPlan::url()>
                <input type="hidden" name="year" value=year.to_string()/>
                <input type="hidden" name="fingerprint" value=fingerprint/>
                <button class="button primary">{words.t(Word::JuryDeskAccept)}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="plan">
            <h2 id="plan">{words.t(Word::JuryDeskPlan)}</h2>
            <p class="soft">{words.t(Word::JuryDeskPlanHelp)}</p>
            <div class="counts">
                {card(counts.seats, Word::JuryDeskSeats, false)}
                {card(counts.new, Word::JuryDeskNew, false)}
                {card(counts.leaving, Word::JuryDeskLeaving, false)}
                {card(counts.done, Word::JuryDeskDone, false)}
                {card(counts.short, Word::JuryDeskShort, true)}
                {card(counts.no_expert, Word::JuryDeskNoExpert, true)}
                {card(counts.over, Word::JuryDeskOver, true)}
                {card(counts.idle, Word::JuryDeskIdle, true)}
            </div>
            {accept}
        </section>
    }
}
