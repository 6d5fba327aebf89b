//! What would be sealed, and the two buttons that seal it: each for another person.

use domain::seal::{Asked, CategoryPlan, SealDesk};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::seal::{AgreeSeal, ProposeSeal},
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// The table of categories, the proposal, the acts that the reader may do.
#[component]
pub fn Plan(desk: SealDesk) -> impl IntoView {
    let words = use_words();
    let SealDesk { year, plan, may_begin, open_until, proposal, has_changed, may_ask, may_agree, .. } = desk;
    let (is_resolved, is_confirmed) = (plan.iter().all(|category| category.is_resolved), plan.iter().all(|category| category.is_confirmed));
    let is_ready = may_begin && is_resolved;
    let is_asked = proposal.is_some();
    let may_agree = may_agree && proposal.as_ref().is_some_and(|asked| !asked.is_own) && !has_changed;
    let seen = proposal.as_ref().map(|asked| asked.text.clone()).unwrap_or_default();
    let ask = if is_asked { Word::SealProposeAgain } else { Word::SealPropose };
    view! {
        <Table plan=plan/>
        {(may_begin && !is_resolved).then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::ReadyTied)/> })}
        {(is_resolved && !is_confirmed).then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::ReadyUnconfirmed)/> })}
        {(!may_begin).then(|| view! { <Notice kind=NoticeKind::Info title=words.t(Word::SealErrorTooEarly)/> })}
        {open_until.map(|until| view! {
            <Notice kind=NoticeKind::Info title=words.with(Word::ReadyOpen, &[("time", &words.until(until))])><p>{words.t(Word::ReadyOpenMeans)}</p></Notice>
        })}
        {match proposal {
            Some(asked) => view! { <Proposal asked=asked has_changed=has_changed may_agree=may_agree/> }.into_any(),
            None => (!may_ask).then(|| view! { <p class="soft">{words.t(Word::SealWaitsOrganizer)}</p> }).into_any(),
        }}
        {may_agree.then(|| view! {
            <form class="stack" method="post" action=AgreeSeal::url()>
                <input type="hidden" name="year" value=year/>
                <input type="hidden" name="seen" value=seen/>
                <p class="soft">{words.t(Word::SealAgreeHelp)}</p>
                <p><button class="button primary">{words.t(Word::SealAgree)}</button></p>
            </form>
        })}
        {(may_ask && is_ready).then(|| view! {
            <form class="stack" method="post" action=ProposeSeal::url()>
                <input type="hidden" name="year" value=year/>
                <p class="soft">{words.t(Word::SealProposeHelp)}</p>
                <p><button class="button" class:primary=!is_asked>{words.t(ask)}</button></p>
            </form>
        })}
    }
}

#[component]
fn Table(plan: Vec<CategoryPlan>) -> impl IntoView {
    let words = use_words();
    let count = |n: usize| words.integer(u64::try_from(n).unwrap_or_default());
    let rows = plan
        .into_iter()
        .map(|category| {
            let (kind, word) = if category.is_resolved { ("ok", Word::SealResolved) } else { ("warn", Word::SealTied) };
            let (list_kind, list) = if category.is_confirmed { ("ok", Word::ScoresConfirmed) } else { ("warn", Word::ScoresUnconfirmed) };
            let name = category.name.best(words.locale()).0.to_owned();
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="num" data-label=words.t(Word::SealEntries)>{count(category.entries)}</td>
                    <td class="num" data-label=words.t(Word::SealSheets)>{count(category.sheets)}</td>
                    <td class="num" data-label=words.t(Word::SealMissing)>{count(category.missing)}</td>
                    <td data-label=words.t(Word::SealPodium)><span class="tag" data-kind=kind>{words.t(word)}</span></td>
                    <td data-label=words.t(Word::ScoresShortlist)><span class="tag" data-kind=list_kind>{words.t(list)}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-labelledby="plan" tabindex="0">
            <table class="table stacked">
                <caption id="plan">{words.t(Word::SealPlan)}</caption>
                <thead><tr>
                    <th scope="col">{words.t(Word::SealCategory)}</th>
                    <th scope="col" class="num">{words.t(Word::SealEntries)}</th>
                    <th scope="col" class="num">{words.t(Word::SealSheets)}</th>
                    <th scope="col" class="num">{words.t(Word::SealMissing)}</th>
                    <th scope="col">{words.t(Word::SealPodium)}</th>
                    <th scope="col">{words.t(Word::ScoresShortlist)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Proposal(asked: Asked, has_changed: bool, may_agree: bool) -> impl IntoView {
    let words = use_words();
    let kind = if has_changed { NoticeKind::Warn } else { NoticeKind::Info };
    let next = match (has_changed, may_agree) {
        (true, _) => Some(Word::SealChanged),
        (false, false) => Some(Word::SealWaits),
        (false, true) => None,
    };
    view! {
        <Notice kind=kind title=words.t(Word::SealProposed)>
            <p>{words.t(Word::SealBy)}": "{asked.by}", "{words.date_time(asked.at)}</p>
            <p>{words.t(Word::SealDigest)}": "<span class="hash">{asked.text}</span></p>
            {next.map(|word| view! { <p>{words.t(word)}</p> })}
        </Notice>
    }
}
