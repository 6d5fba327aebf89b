//! A tie, with the form that parts it.

use domain::{deliberation::Tie, id::EntryId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::labels::{self, Names};
use crate::{
    api::{
        refusal::Remembered,
        scores::{DecideTie, PLACE_KEY},
    },
    ui::field::{LongTextField, SelectField},
    words::{Word, use_words},
};

/// The tie: what was decided, and a form while something can be.
#[component]
pub fn TiePanel(tie: Tie, names: Names, year: i32, category: String, is_sealed: bool, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let title = words.with(Word::ScoresTieTitle, &[("rank", &words.integer(tie.rank as u64))]);
    let id = format!("tie-{}", tie.rank);
    // Only the form that was sent is told of what was typed into it.
    let mine = |typed: &Remembered| {
        tie.entries.iter().any(|entry| typed.of::<DecideTie>(&place_field(*entry)).is_some_and(|place| !place.is_empty()))
    };
    let typed = if mine(&typed) { typed } else { Remembered::default() };
    let entries = tie.entries.iter().map(|entry| view! { <li>{labels::title(words, names, *entry)}<br/><span class="soft">{labels::organization(words, names, *entry)}</span></li> }).collect_view();
    let is_open = tie.decided.is_none();
    let decided = tie.decided.as_ref().map(|(reason, at)| {
        view! {
            <p class="lines">{reason.clone()}</p>
            <p class="soft">{words.with(Word::ScoresTieDecided, &[("time", &words.date_time(*at))])}</p>
        }
    });
    let reason = tie.decided.as_ref().map(|(reason, _)| reason.clone()).unwrap_or_default();
    let was_refused = typed.0.is_some();
    let form = (!is_sealed).then(|| {
        let form = view! { <TieForm entries=tie.entries.clone() names=names year=year category=category reason=reason is_decided=!is_open typed=typed id=id.clone()/> };
        if is_open {
            form.into_any()
        } else {
            view! { <details class="more" open=was_refused><summary>{words.t(Word::ScoresTieAgain)}</summary><div class="more-body">{form}</div></details> }.into_any()
        }
    });
    view! {
        <section class="panel" aria-labelledby=id.clone()>
            <div class="panel-head">
                <h2 id=id.clone()>{title}</h2>
                {is_open.then(|| view! { <span class="tag" data-kind="warn">{words.with(Word::ScoresTiesWaiting, &[("n", &words.integer(1))])}</span> })}
            </div>
            <ol class="tie-order" data-decided=(!is_open).then_some("yes")>{entries}</ol>
            {decided}
            {form}
        </section>
    }
}

/// The name of the field for an entry's place. A key that begins with a digit would be read as a position.
fn place_field(entry: EntryId) -> String {
    format!("places[{PLACE_KEY}{entry}]")
}

#[component]
fn TieForm(
    entries: Vec<EntryId>,
    names: Names,
    year: i32,
    category: String,
    reason: String,
    is_decided: bool,
    typed: Remembered,
    id: String,
) -> impl IntoView {
    let words = use_words();
    let count = entries.len();
    let places = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let title = labels::title(words, names, *entry);
            let mut options: Vec<_> = (1..=count).map(|place| (place.to_string(), words.integer(place as u64))).collect();
            options.insert(0, (String::new(), "–".to_owned()));
            let present = if is_decided { (index + 1).to_string() } else { String::new() };
            let value = typed.of::<DecideTie>(&place_field(*entry)).unwrap_or(present);
            view! { <SelectField name=place_field(*entry) label=format!("{}: {title}", words.t(Word::ScoresTiePlace)) options=options value=value/> }
        })
        .collect_view();
    let reason = typed.of::<DecideTie>("reason").unwrap_or(reason);
    view! {
        <form class="stack" method="post" action=DecideTie::url() novalidate=true aria-labelledby=id>
            <p class="soft">{words.t(Word::ScoresTieHelp)}</p>
            <input type="hidden" name="year" value=year/>
            <input type="hidden" name="category" value=category/>
            <div class="fields two">{places}</div>
            <LongTextField name="reason" label=words.t(Word::ScoresTieReason) rows=4 value=reason/>
            <p><button class="button primary">{words.t(Word::ScoresTieDecide)}</button></p>
        </form>
    }
}
