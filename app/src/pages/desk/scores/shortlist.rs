//! The shortlist, confirmed by the chair.

use domain::{deliberation::Shortlist, id::EntryId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::labels::{self, Names};
use crate::{
    api::scores::{ConfirmShortlist, ReopenShortlist},
    words::{Word, use_words},
};

/// The finalists by the standings as they are, and the chair's word on them.
#[component]
pub fn ShortlistPanel(shortlist: Shortlist, names: Names, year: i32, category: String) -> impl IntoView {
    let words = use_words();
    let Shortlist { count, finalists, confirmed_at, is_confirmed, is_sealed, finals, is_final } = shortlist;
    let (kind, state) = match (is_sealed, is_confirmed, confirmed_at) {
        (true, ..) => ("info", Word::ScoresSealed),
        (false, _, None) => ("warn", Word::ScoresUnconfirmed),
        (false, true, Some(_)) => ("ok", Word::ScoresConfirmed),
        (false, false, Some(_)) => ("warn", Word::ScoresOutdated),
    };
    let seen = finalists.iter().map(EntryId::to_string).collect::<Vec<_>>().join(",");
    let more = (finalists.len() > count).then(|| {
        let figures = [("n", &*words.integer(finalists.len() as u64)), ("of", &*words.integer(count as u64))];
        view! { <p>{words.with(Word::ScoresShortlistMore, &figures)}</p> }
    });
    let is_empty = finalists.is_empty();
    let items = finalists
        .into_iter()
        .map(|entry| view! { <li>{labels::title(words, names, entry)}<br/><span class="soft">{labels::organization(words, names, entry)}</span></li> })
        .collect_view();
    let hidden = StoredValue::new(category);
    let fields = move || {
        view! { <input type="hidden" name="year" value=year/><input type="hidden" name="category" value=hidden.get_value()/> }
    };
    let is_settled = is_sealed || is_empty || (is_confirmed && confirmed_at.is_some());
    let confirm = (!is_settled).then(|| {
        view! {
            <form method="post" action=ConfirmShortlist::url()>
                {fields()}
                <input type="hidden" name="seen" value=seen/>
                <button class="button primary">{words.t(Word::ScoresShortlistConfirm)}</button>
            </form>
        }
    });
    let second = finals.filter(|_| !is_sealed && !is_empty).map(|finals| {
        let (from, until) = (words.date_time(finals.from), words.until(finals.until));
        let text = if is_final {
            words.with(Word::RoundsFinalsOpen, &[("time", &until)])
        } else {
            words.with(Word::RoundsFinalsWillOpen, &[("from", &from), ("until", &until)])
        };
        view! { <p>{text}</p> }
    });
    let reopen = (!is_sealed && !is_final && confirmed_at.is_some()).then(|| {
        view! { <form method="post" action=ReopenShortlist::url()>{fields()}<button class="button">{words.t(Word::ScoresShortlistReopen)}</button></form> }
    });
    view! {
        <section class="panel" aria-labelledby="shortlist">
            <div class="panel-head">
                <h2 id="shortlist">{words.t(Word::ScoresShortlist)}</h2>
                {(!is_empty).then(|| view! { <span class="tag" data-kind=kind>{words.t(state)}</span> })}
            </div>
            {if is_empty {
                view! { <p>{words.t(Word::ScoresShortlistNobody)}</p> }.into_any()
            } else {
                view! { <p class="soft">{words.t(Word::ScoresShortlistHelp)}</p><ul class="tie-order">{items}</ul> }.into_any()
            }}
            {more}
            {confirmed_at.map(|at| view! { <p class="soft">{words.with(Word::ScoresShortlistAt, &[("time", &words.date_time(at))])}</p> })}
            {second}
            <div class="buttons">{confirm}{reopen}</div>
        </section>
    }
}
