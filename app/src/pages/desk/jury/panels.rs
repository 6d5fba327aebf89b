//! Every entry with its jurors, and what the organizer wants of each seat.

use domain::{
    id::EntryId,
    jury::{PanelLine, PanelSeat, SeatMark, WishAct},
    organization::Listed,
};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::jury::desk::WishSeat,
    pages::entries::state,
    ui::pager::Pager,
    words::{Word, Words, use_words},
};

/// A page of the entries.
#[component]
pub fn Panels(panels: Listed<PanelLine>, year: i32, weak: bool, base: String, is_open: bool) -> impl IntoView {
    let words = use_words();
    let other = words.href(&if weak { format!("/desk/jury?year={year}#panels") } else { format!("/desk/jury?year={year}&weak=1#panels") });
    let switch = if weak { Word::JuryDeskAllPanels } else { Word::JuryDeskOnlyWeak };
    let back = format!("{base}&page={}", panels.page);
    let lines = panels.items.into_iter().map(|line| panel(words, line, year, &back, is_open)).collect_view();
    view! {
        <section class="stack" aria-labelledby="panels">
            <h2 id="panels">{words.t(Word::JuryDeskPanels)}</h2>
            <p><a class="button small" href=other>{words.t(switch)}</a></p>
            <ul class="panels">{lines}</ul>
            <Pager page=panels.page pages=panels.pages address=|base, page| format!("{base}&page={page}") base=base/>
        </section>
    }
}

const fn mark(mark: SeatMark) -> (Word, Option<&'static str>) {
    match mark {
        SeatMark::New => (Word::JuryDeskMarkNew, Some("info")),
        SeatMark::Leaving => (Word::JuryDeskMarkLeaving, Some("warn")),
        SeatMark::Given => (Word::JuryDeskMarkGiven, None),
        SeatMark::Begun => (Word::JuryDeskMarkBegun, None),
        SeatMark::Done => (Word::JuryDeskMarkDone, Some("ok")),
        SeatMark::Left => (Word::JuryDeskMarkLeft, Some("bad")),
    }
}

fn panel(words: Words, line: PanelLine, year: i32, back: &str, is_open: bool) -> AnyView {
    let title = state::title(words, &line.title);
    let href = words.href(&format!("/desk/entries/{}", line.entry));
    let about = [line.category_name.best(words.locale()).0.to_owned(), line.body.best(words.locale()).0.to_owned()].join(" · ");
    let missing = (line.missing > 0).then(
        || view! { " "<span class="tag" data-kind="bad">{words.with(Word::JuryDeskMissing, &[("n", &line.missing.to_string())])}</span> },
    );
    let lacks = line.lacks_expert.then(|| view! { " "<span class="tag" data-kind="warn">{words.t(Word::JuryDeskLacksExpert)}</span> });
    let entry = line.entry;
    let seats = line.seats.into_iter().map(|seat| seat_row(words, entry, seat, year, back, is_open)).collect_view();
    let add = (is_open && !line.others.is_empty()).then(|| add(words, entry, line.others, year, back));
    view! {
        <li class="panel stack">
            <div><h3><a href=href>{title}</a>{missing}{lacks}</h3><p class="soft">{about}</p></div>
            <ul class="seats">{seats}</ul>
            {add}
        </li>
    }
    .into_any()
}

fn seat_row(words: Words, entry: EntryId, seat: PanelSeat, year: i32, back: &str, is_open: bool) -> AnyView {
    let (word, kind) = mark(seat.mark);
    let acts: &[(WishAct, Word)] = match seat.mark {
        _ if !is_open => &[],
        SeatMark::Left | SeatMark::Begun | SeatMark::Done => &[],
        _ if seat.is_pinned => &[(WishAct::Free, Word::JuryDeskFree)],
        SeatMark::Leaving => &[(WishAct::Pin, Word::JuryDeskPin)],
        _ => &[(WishAct::Pin, Word::JuryDeskPin), (WishAct::Refuse, Word::JuryDeskRefuse)],
    };
    let name = seat.name.clone();
    let buttons = acts
        .iter()
        .map(|(act, word)| {
            view! {
                <form method="post" action=WishSeat::url()>
                    {hidden(entry, year, back)}
                    <input type="hidden" name="juror" value=seat.juror.to_string()/>
                    <button class="link" name="act" value=act.code()>{words.t(*word)}<span class="unseen">": "{name.clone()}</span></button>
                </form>
            }
        })
        .collect_view();
    let pinned = seat.is_pinned.then(|| view! { " "<span class="tag">{words.t(Word::JuryDeskPinned)}</span> });
    let reason = (!seat.reason.is_empty()).then(|| view! { <span class="soft">{seat.reason}</span> });
    view! { <li class="seat"><span>{seat.name}" "<span class="tag" data-kind=kind>{words.t(word)}</span>{pinned}</span>{reason}{buttons}</li> }
        .into_any()
}

fn hidden(entry: EntryId, year: i32, back: &str) -> AnyView {
    view! {
        <input type="hidden" name="year" value=year.to_string()/>
        <input type="hidden" name="entry" value=entry.to_string()/>
        <input type="hidden" name="back" value=back.to_owned()/>
    }
    .into_any()
}

fn add(words: Words, entry: EntryId, others: Vec<(domain::id::PersonId, String)>, year: i32, back: &str) -> AnyView {
    let id = format!("add-{entry}");
    let options = others.into_iter().map(|(juror, name)| view! { <option value=juror.to_string()>{name}</option> }).collect_view();
    view! {
        <details class="more">
            <summary>{words.t(Word::JuryDeskAdd)}</summary>
            <form class="more-body desk-bar" method="post" action=WishSeat::url()>
                {hidden(entry, year, back)}
                <div class="field">
                    <label class="field-label" for=id.clone()>{words.t(Word::JuryDeskJuror)}</label>
                    <select class="input" id=id name="juror">{options}</select>
                </div>
                <button class="button" name="act" value=WishAct::Pin.code()>{words.t(Word::JuryDeskPin)}</button>
            </form>
        </details>
    }
    .into_any()
}
