//! Before anything opens: does something tie the juror to this body?

use domain::{jury::SeatRecord, jury::SheetState, time::Timestamp};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::{
        jury::{ClearSeat, Recuse},
        refusal::Remembered,
    },
    ui::{
        icon::Icon,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The body's name, the question, and both answers.
#[component]
pub fn Declaration(record: SeatRecord, now: Timestamp, typed: Remembered, title: String) -> impl IntoView {
    let words = use_words();
    let SeatRecord { seat, round, .. } = record;
    let id = seat.id.to_string();
    let is_waiting = seat.state != SheetState::Undeclared;
    let body = seat.body.map(|body| {
        let (name, lang) = body.0.best(words.locale());
        view! { <div><dt>{words.t(Word::JuryBody)}</dt><dd lang=words.foreign(lang)>{name.to_owned()}</dd></div> }
    });
    let answer = if is_waiting {
        let from = words.with(Word::JuryFrom, &[("time", &words.date_time(round.from))]);
        view! { <Notice kind=NoticeKind::Info title=words.t(Word::JuryNotOpenYet)><p>{from}</p></Notice> }.into_any()
    } else if let Err(error) = round.check_not_over(now) {
        view! { <Notice kind=NoticeKind::Info title=crate::AppError::Jury(error).text(words)/> }.into_any()
    } else {
        view! {
            <section class="panel stack" aria-labelledby="declare">
                <h2 id="declare">{words.t(Word::JuryDeclareTitle)}</h2>
                <p>{words.t(Word::JuryDeclareHelp)}</p>
                <form method="post" action=ClearSeat::url()>
                    <input type="hidden" name="id" value=id.clone()/>
                    <button class="button primary large"><Icon name="check"/>{words.t(Word::JuryNoConflict)}</button>
                </form>
            </section>
        }
        .into_any()
    };
    let may_leave = round.check_not_over(now).is_ok();
    view! {
        <a class="back" href=words.href("/jury")><Icon name="arrow-left"/>{words.t(Word::JuryBack)}</a>
        <h1>{title}</h1>
        <dl class="facts">
            <div><dt>{words.t(Word::JuryCategory)}</dt><dd>{seat.category_name.best(words.locale()).0.to_owned()}</dd></div>
            {body}
        </dl>
        {answer}
        {may_leave.then(|| view! { <Leaving id=id typed=typed/> })}
    }
}

/// Leaving an entry, with the reason.
#[component]
pub fn Leaving(id: String, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let reason = typed.of::<Recuse>("reason");
    let (is_open, reason) = (reason.is_some(), reason.unwrap_or_default());
    view! {
        <details class="more" id="recuse" open=is_open>
            <summary>{words.t(Word::JuryRecuse)}</summary>
            <form class="more-body stack" method="post" action=Recuse::url()>
                <input type="hidden" name="id" value=id/>
                <p class="soft">{words.t(Word::JuryRecuseHelp)}</p>
                <div class="field">
                    <label class="field-label" for="recuse-reason">{words.t(Word::JuryReason)}</label>
                    <textarea
                        class="input" id="recuse-reason" name="reason" rows="2" required=true
                        inner_html=crate::ui::textarea::inside_textarea(&reason)
                    ></textarea>
                </div>
                <p><button class="button danger">{words.t(Word::JuryRecuse)}</button></p>
            </form>
        </details>
    }
}
