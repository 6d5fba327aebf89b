//! The rules of the round.

use domain::{
    jury::{Finals, JuryRoom},
    time::{Timestamp, moment_name},
};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::{jury::desk::SetJuryRules, refusal::Remembered},
    ui::field::TextField,
    words::{Word, use_words},
};

/// How many jurors an entry has, whether bodies are hidden, when the round ends.
#[component]
pub fn RoundForm(room: JuryRoom, year: i32, typed: Remembered, is_open: bool) -> impl IntoView {
    let words = use_words();
    let until = room.rules.until.map(moment_name).unwrap_or_default();
    let (date, time) = until.split_once('T').unwrap_or_default();
    let value = |field: &str, present: &str| typed.of::<SetJuryRules>(field).unwrap_or_else(|| present.to_owned());
    let jurors = value("jurors", &room.rules.jurors_per_entry.to_string());
    let is_blind = typed.of::<SetJuryRules>("blind").map_or(room.rules.is_blind, |blind| blind == "on");
    let (date, time) = (value("date", date), value("time", time));
    // In the second round its own end alone can be moved.
    let (is_second, is_first) = (room.is_second, is_open && !room.is_second);
    let finals = move |of: fn(Finals) -> Timestamp| room.rules.finals.map(|finals| moment_name(of(finals))).unwrap_or_default();
    let [begins, ends] = [finals(|finals| finals.from), finals(|finals| finals.until)];
    let part = |moment: &str, field: &str, is_time: bool| {
        let (date, time) = moment.split_once('T').unwrap_or_default();
        value(field, if is_time { time } else { date })
    };
    let from = (part(&begins, "finals_date", false), part(&begins, "finals_time", true));
    let end = (part(&ends, "finals_end_date", false), part(&ends, "finals_end_time", true));
    let kept = is_second.then(|| {
        [
            ("jurors", jurors.clone()),
            ("date", date.clone()),
            ("time", time.clone()),
            ("finals_date", from.0.clone()),
            ("finals_time", from.1.clone()),
        ]
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
    });
    let is_blind_fixed = !is_first || room.has_sheets;
    view! {
        <section class="stack" aria-labelledby="round">
            <h2 id="round">{words.t(Word::JuryDeskRound)}</h2>
            <form class="stack" method="post" action=SetJuryRules::url() novalidate=true>
                <input type="hidden" name="year" value=year.to_string()/>
                <TextField name="jurors" label=words.t(Word::JuryDeskPerEntry) inputmode="numeric" maxlength=2 value=jurors disabled=!is_first/>
                {(is_blind && is_blind_fixed).then(|| view! { <input type="hidden" name="blind" value="on"/> })}
                <div class="field">
                    <label class="choice">
                        <input type="checkbox" name="blind" value="on" checked=is_blind disabled=is_blind_fixed/>
                        <span>{words.t(Word::JuryDeskHide)}</span>
                        <span class="choice-help">{words.t(Word::JuryDeskHideHelp)}</span>
                    </label>
                </div>
                <div class="desk-bar">
                    <TextField name="date" kind="date" label=words.t(Word::JuryDeskUntilDate) help=words.t(Word::JuryDeskUntilHelp).to_owned() value=date disabled=!is_first/>
                    <TextField name="time" kind="time" label=words.t(Word::JuryDeskUntilTime) value=time disabled=!is_first/>
                </div>
                {kept}
                <div class="stack" role="group" aria-labelledby="finals">
                    <h3 id="finals">{words.t(Word::RoundsFinals)}</h3>
                    <p class="soft">{words.t(Word::RoundsFinalsHelp)}</p>
                    <div class="desk-bar">
                        <TextField name="finals_date" kind="date" label=words.t(Word::RoundsFinalsFromDate) value=from.0 disabled=!is_first/>
                        <TextField name="finals_time" kind="time" label=words.t(Word::JuryDeskUntilTime) value=from.1 disabled=!is_first/>
                    </div>
                    <div class="desk-bar">
                        <TextField name="finals_end_date" kind="date" label=words.t(Word::RoundsFinalsEndDate) value=end.0 disabled=!is_open/>
                        <TextField name="finals_end_time" kind="time" label=words.t(Word::JuryDeskUntilTime) value=end.1 disabled=!is_open/>
                    </div>
                </div>
                {is_open.then(|| view! { <p><button class="button">{words.t(Word::JuryDeskSave)}</button></p> })}
            </form>
        </section>
    }
}
