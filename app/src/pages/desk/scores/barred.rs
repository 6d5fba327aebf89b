//! Sheets of jurors who turned out to be tied to the entry after the round.

use domain::{deliberation::Barred, jury::RecusalCause};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::labels::{self, Names};
use crate::{
    api::{refusal::Remembered, scores::ExcludeSheet},
    ui::textarea::inside_textarea,
    words::{Word, use_words},
};

/// Each such sheet, with the form that takes it out of the count. Nothing, if there is none.
#[component]
pub fn BarredPanel(barred: Vec<Barred>, names: Names, year: i32, category: String, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let is_any = !barred.is_empty();
    let sheets =
        barred.into_iter().map(|sheet| view! { <Sheet sheet=sheet names=names year=year category=category.clone() typed=typed.clone()/> });
    let sheets = sheets.collect_view();
    is_any.then(|| {
        view! {
            <section class="panel stack" aria-labelledby="barred">
                <h2 id="barred">{words.t(Word::RoundsBarred)}</h2>
                <p>{words.t(Word::RoundsBarredHelp)}</p>
                {sheets}
            </section>
        }
    })
}

#[component]
fn Sheet(sheet: Barred, names: Names, year: i32, category: String, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let Barred { entry, juror, cause } = sheet;
    let cause = match cause {
        RecusalCause::House => Word::RoundsCauseHouse,
        RecusalCause::Own | RecusalCause::Tie => Word::RoundsCauseTie,
    };
    let heading = format!("{}: {}", labels::juror(words, juror), labels::title(words, names, entry));
    // Only the form that was sent is told of what was typed into it.
    let is_mine =
        typed.of::<ExcludeSheet>("entry") == Some(entry.to_string()) && typed.of::<ExcludeSheet>("juror") == Some(juror.0.to_string());
    let reason = typed.of::<ExcludeSheet>("reason").filter(|_| is_mine).unwrap_or_default();
    let name = StoredValue::new(format!("exclude-{entry}-{}", juror.0));
    // Several forms stand on one page, so each has ids of its own.
    let field = StoredValue::new(format!("reason-{entry}-{}", juror.0));
    view! {
        <form class="stack" method="post" action=ExcludeSheet::url() novalidate=true aria-labelledby=name.get_value()>
            <h3 id=name.get_value()>{heading}</h3>
            <p class="soft">{labels::organization(words, names, entry)}": "{words.t(cause)}</p>
            <input type="hidden" name="year" value=year/>
            <input type="hidden" name="category" value=category/>
            <input type="hidden" name="entry" value=entry.to_string()/>
            <input type="hidden" name="juror" value=juror.0/>
            <div class="field">
                <label class="field-label" for=field.get_value()>{words.t(Word::RoundsReason)}</label>
                <textarea class="input" id=field.get_value() name="reason" rows="2" inner_html=inside_textarea(&reason)></textarea>
            </div>
            <p><button class="button">{words.t(Word::RoundsExclude)}</button></p>
        </form>
    }
}
