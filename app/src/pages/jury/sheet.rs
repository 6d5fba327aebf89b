//! The score sheet. A plain form; `public/jury.js` adds keys, autosave and the running total.

use std::collections::BTreeMap;

use domain::{
    criterion::{ANCHORED_SCORES, Criterion, CriterionWeight},
    id::PersonId,
    jury::{JuryError, OwnSheet, SeatRecord, SheetState, total_hundredths},
    time::Timestamp,
};
use leptos::{prelude::*, serde_json};
use server_fn::ServerFn;

use super::{declare::Leaving, points};
use crate::{
    AppError,
    api::{
        jury::sheet::{Abstain, AutosaveSheet, ReopenSheet, SaveSheet},
        refusal::Remembered,
    },
    pages::entries::strip::Countdown,
    ui::{
        icon::Icon,
        notice::{Notice, NoticeKind},
        textarea::inside_textarea,
    },
    words::{Word, Words, use_words},
};

/// The highest score.
const MAX: u64 = 10;

/// The words that the script shows, by its names for them.
const WORDS: [(&str, Word); 6] = [
    ("saved", Word::JurySaved),
    ("saving", Word::JurySaving),
    ("offline", Word::JuryOffline),
    ("signedOut", Word::JurySignedOut),
    ("stale", Word::JuryErrorStale),
    ("failed", Word::JuryFailed),
];

/// What was typed into a refused form, beside what is kept.
struct Typed {
    scores: Option<BTreeMap<String, String>>,
    comment: Option<String>,
    note: Option<String>,
    is_stale: bool,
}

impl Typed {
    fn of(typed: &Remembered) -> Self {
        let refusal = typed.0.as_ref().filter(|refusal| refusal.function == SaveSheet::url());
        Self {
            scores: refusal.map(|refusal| refusal.group("scores")),
            comment: refusal.map(|refusal| refusal.remembered("comment")),
            note: refusal.map(|refusal| refusal.remembered("note")),
            is_stale: refusal.is_some_and(|refusal| refusal.error == AppError::Jury(JuryError::Stale)),
        }
    }
}

/// The sheet of an entry: to be written, or as it was handed in.
#[component]
pub fn SheetForm(record: SeatRecord, sheet: OwnSheet, now: Timestamp, typed: Remembered, reader: PersonId) -> impl IntoView {
    let words = use_words();
    let may_write = record.round.check_open(now);
    let id = record.seat.id.to_string();
    let head = head(words, &record, &sheet, now, may_write.is_ok());
    let body = if may_write.is_ok() && !sheet.state().is_done() {
        view! { <Writing record=record.clone() sheet=sheet.clone() typed=typed.clone() reader=reader/> }.into_any()
    } else {
        view! { <Read record=record.clone() sheet=sheet.clone() may_reopen=may_write.is_ok()/> }.into_any()
    };
    let shut = may_write.err().map(|error| view! { <Notice kind=NoticeKind::Info title=AppError::Jury(error).text(words)/> });
    let leaving = may_write.is_ok().then(|| view! { <Leaving id=id typed=typed/> });
    view! { <section class="score-sheet" aria-labelledby="sheet-title">{head}{body}<div class="score-end">{shut}{leaving}</div></section> }
}

fn head(words: Words, record: &SeatRecord, sheet: &OwnSheet, now: Timestamp, is_open: bool) -> AnyView {
    let saved = sheet.saved_at.map(|at| words.with(Word::JurySaved, &[("time", &words.clock(at))])).unwrap_or_default();
    view! {
        <div class="score-head">
            <h2 id="sheet-title">{words.t(Word::JurySheet)}</h2>
            <p class="saved" role="status" id="sheet-saved" inner_html=saved></p>
            {record.seat.is_final.then(|| view! { <p class="soft">{words.t(Word::RoundsFinalSheet)}</p> })}
            {is_open.then(|| view! { <p class="score-until"><Icon name="clock"/><Countdown end=record.round.until now=now/></p> })}
        </div>
    }
    .into_any()
}

#[component]
fn Writing(record: SeatRecord, sheet: OwnSheet, typed: Remembered, reader: PersonId) -> impl IntoView {
    let words = use_words();
    let refused = Typed::of(&typed);
    let id = record.seat.id.to_string();
    let texts: BTreeMap<_, _> = WORDS.iter().map(|(name, word)| (*name, words.t(*word))).collect();
    // A table of plain texts is always JSON.
    let texts = serde_json::to_string(&texts).unwrap_or_default();
    let kept = |code: &str| sheet.scores.get(code).map(|score| score.value().to_string()).unwrap_or_default();
    let mut chosen = BTreeMap::new();
    let criteria = record
        .criteria
        .iter()
        .map(|criterion| {
            let kept = kept(&criterion.code);
            let score = refused.scores.as_ref().map_or(kept.clone(), |scores| scores.get(&criterion.code).cloned().unwrap_or_default());
            chosen.insert(criterion.code.clone(), score.clone());
            let other =
                (refused.is_stale && score != kept).then_some(if kept.is_empty() { words.t(Word::JuryNoScore).to_owned() } else { kept });
            scored(words, criterion, &score, other)
        })
        .collect_view();
    let weights: Vec<CriterionWeight> =
        record.criteria.iter().map(|c| CriterionWeight { code: c.code.clone(), weight: c.weight }).collect();
    let scores =
        chosen.iter().filter_map(|(code, score)| Some((code.clone(), domain::sheet::Score::new(score.parse().ok()?).ok()?))).collect();
    let most = record.criteria.iter().filter(|c| !chosen[&c.code].is_empty()).map(|c| u64::from(c.weight) * MAX * 10).sum();
    let other = |typed: &Option<String>, kept: &str| {
        typed.as_ref().filter(|typed| refused.is_stale && typed.trim() != kept).map(|_| kept.to_owned())
    };
    let (comment_other, note_other) = (other(&refused.comment, &sheet.comment), other(&refused.note, &sheet.note));
    let reason = typed.of::<Abstain>("reason");
    let (is_open, reason) = (reason.is_some(), reason.unwrap_or_default());
    view! {
        <form
            id="sheet" method="post" action=SaveSheet::url() data-autosave=AutosaveSheet::url() data-person=reader.to_string()
            data-words=texts
        >
            <input type="hidden" name="id" value=id.clone()/>
            <input type="hidden" name="version" value=sheet.version.to_string()/>
            {criteria}
            <div class="score-total">
                <span>{words.t(Word::JuryTotal)}</span>
                <span><b id="sheet-total" inner_html=points(words, total_hundredths(&weights, &scores))></b>" "
                <span class="soft" id="sheet-most" inner_html=words.with(Word::JuryTotalOf, &[("n", &points(words, most))])></span></span>
            </div>
            <div class="score-end">
                {text_field(words, "comment", (Word::JuryComment, Word::JuryCommentHelp), &refused.comment.unwrap_or(sheet.comment), comment_other)}
                {text_field(words, "note", (Word::JuryNote, Word::JuryNoteHelp), &refused.note.unwrap_or(sheet.note), note_other)}
                <button class="button primary wide" name="act" value="submit">{words.t(Word::JurySubmit)}</button>
                <button class="button wide" name="act" value="save">{words.t(Word::JurySave)}</button>
                <p class="score-keys">{words.t(Word::JuryKeys)}</p>
            </div>
        </form>
        <div class="score-end">
            <details class="more" open=is_open>
                <summary>{words.t(Word::JuryAbstain)}</summary>
                <form class="more-body stack" method="post" action=Abstain::url()>
                    <input type="hidden" name="id" value=id/>
                    <p class="soft">{words.t(Word::JuryAbstainHelp)}</p>
                    <div class="field">
                        <label class="field-label" for="abstain-reason">{words.t(Word::JuryReason)}</label>
                        <textarea class="input" id="abstain-reason" name="reason" rows="2" required=true inner_html=inside_textarea(&reason)></textarea>
                    </div>
                    <p><button class="button">{words.t(Word::JuryAbstain)}</button></p>
                </form>
            </details>
        </div>
    }
}

/// One criterion: eleven scores, what the chosen one means, and what every level means.
fn scored(words: Words, criterion: &Criterion, score: &str, other: Option<String>) -> AnyView {
    let name = format!("scores[{}]", criterion.code);
    let options = (0..=MAX)
        .map(|value| {
            let value = value.to_string();
            view! { <label><input type="radio" name=name.clone() value=value.clone() checked=value == score/><span>{value.clone()}</span></label> }
        })
        .collect_view();
    let anchors = anchors(words, criterion);
    let near = near(&anchors, score.parse().ok());
    let near: Vec<String> = near.iter().map(|(level, text)| format!("<b>{level}</b> {}", inside_textarea(text))).collect();
    let levels = anchors
        .iter()
        .map(|(level, text)| view! { <li data-level=level.to_string()><b>{level.to_string()}</b>" "{(*text).to_owned()}</li> })
        .collect_view();
    view! {
        <fieldset class="score" data-weight=criterion.weight.to_string()>
            <legend>
                <span>{criterion.name.best(words.locale()).0.to_owned()}</span>
                <span class="score-weight">{words.with(Word::JuryWeight, &[("n", &criterion.weight.to_string())])}</span>
            </legend>
            <div class="score-row">{options}</div>
            <p class="score-anchor" inner_html=near.join("<br>")></p>
            {other.map(|text| view! { <p class="field-error"><Icon name="warning"/><span>{words.with(Word::JuryOtherWindow, &[("text", &text)])}</span></p> })}
            {(!anchors.is_empty()).then(|| view! { <details class="score-levels"><summary>{words.t(Word::JuryAnchors)}</summary><ul>{levels}</ul></details> })}
        </fieldset>
    }
    .into_any()
}

/// What the anchored scores of a criterion mean, as far as the award says.
fn anchors(words: Words, criterion: &Criterion) -> Vec<(u8, &str)> {
    let levels = ANCHORED_SCORES.into_iter().zip(&criterion.anchors);
    levels.map(|(score, text)| (score, text.best(words.locale()).0)).filter(|(_, text)| !text.is_empty()).collect()
}

/// The anchor at a score or the next below it; before there is a score, both ends, which suggest none.
fn near<'t>(anchors: &[(u8, &'t str)], score: Option<u8>) -> Vec<(u8, &'t str)> {
    match score {
        Some(score) => anchors.iter().copied().rev().find(|(level, _)| *level <= score).into_iter().collect(),
        None => anchors.first().into_iter().chain(anchors.last()).copied().collect(),
    }
}

fn text_field(words: Words, name: &'static str, (label, help): (Word, Word), value: &str, other: Option<String>) -> AnyView {
    let (id, help_id) = (format!("sheet-{name}"), format!("sheet-{name}-help"));
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{words.t(label)}</label>
            <p class="field-help" id=help_id.clone()>{words.t(help)}</p>
            <textarea class="input" id=id name=name rows="3" maxlength="4000" aria-describedby=help_id inner_html=inside_textarea(value)></textarea>
            {other.map(|text| view! { <p class="field-error"><Icon name="warning"/><span class="lines">{words.with(Word::JuryOtherWindow, &[("text", &text)])}</span></p> })}
        </div>
    }
    .into_any()
}

/// The sheet as it was handed in, or as it stood when the round ended.
#[component]
fn Read(record: SeatRecord, sheet: OwnSheet, may_reopen: bool) -> impl IntoView {
    let words = use_words();
    let is_done = sheet.state().is_done();
    let weights: Vec<CriterionWeight> =
        record.criteria.iter().map(|c| CriterionWeight { code: c.code.clone(), weight: c.weight }).collect();
    let reason =
        sheet.abstained.clone().map(|reason| view! { <p><strong>{words.t(Word::JuryAbstained)}</strong></p><p class="lines">{reason}</p> });
    let is_abstained = sheet.state() == SheetState::Abstained;
    let lines = record
        .criteria
        .iter()
        .map(|criterion| {
            let score =
                sheet.scores.get(&criterion.code).map_or_else(|| words.t(Word::JuryNoScore).to_owned(), |score| score.value().to_string());
            view! { <div><dt>{criterion.name.best(words.locale()).0.to_owned()}</dt><dd><b>{score}</b></dd></div> }
        })
        .collect_view();
    let text = |word: Word, text: &str| {
        (!text.is_empty()).then(|| view! { <div><dt>{words.t(word)}</dt><dd class="lines">{text.to_owned()}</dd></div> })
    };
    let total = points(words, total_hundredths(&weights, &sheet.scores));
    view! {
        <div class="score-end score-read">
            {sheet.submitted_at.map(|at| view! { <p>{words.with(Word::JurySubmittedAt, &[("time", &words.date_time(at))])}</p> })}
            {reason}
            <dl class="facts">
                {(!is_abstained).then_some(lines)}
                {(!is_abstained).then(|| view! { <div><dt>{words.t(Word::JuryPanelTotal)}</dt><dd><b>{total}</b></dd></div> })}
                {text(Word::JuryComment, &sheet.comment)}{text(Word::JuryNote, &sheet.note)}
            </dl>
            {(is_done && may_reopen).then(|| view! {
                <form method="post" action=ReopenSheet::url()>
                    <input type="hidden" name="id" value=record.seat.id.to_string()/>
                    <button class="button wide">{words.t(Word::JuryReopen)}</button>
                </form>
            })}
        </div>
    }
}
