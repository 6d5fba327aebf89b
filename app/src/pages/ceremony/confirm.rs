//! `/{l}/ceremony/confirm`: the second person, on another device and another account, sees what will appear and confirms.

mod proposal;

use domain::ceremony::{Board, Confirming, Readiness};
use leptos::prelude::*;
use leptos_meta::Body;

use self::proposal::ProposalPart;
use super::{altered::altered, follow::follow};
use crate::{
    AppError,
    api::ceremony::{
        ShowView,
        confirm::{ConfirmStep, get_confirming},
        get_show,
    },
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        refresh::RefreshWithoutScript,
        screen::screen,
        show::{ShowNames, named},
        stream::{Stream, follow_board},
    },
    words::{Word, use_words},
};

/// The confirmer's page.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let show = Resource::new_blocking(|| (), |()| get_show(None));
    let confirming = Resource::new_blocking(|| (), |()| get_confirming());
    let words = use_words();
    view! {
        <Head title=words.t(Word::RunningConfirmTitle)/>
        <Body attr:class="console-page night"/>
        <RefreshWithoutScript/>
        <Suspense>
            {awaited(move || async move {
                match (show.await, confirming.await) {
                    (Ok(show), Ok(confirming)) => view! { <Console show=show confirming=confirming/> }.into_any(),
                    (_, Err(AppError::NotFound)) => view! {
                        <div class="page section"><Notice kind=NoticeKind::Info title=words.t(Word::HostNotPrepared)/></div>
                    }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Sight {
    names: StoredValue<ShowNames>,
    shown: RwSignal<Confirming>,
    stream: Stream,
    confirm: ServerAction<ConfirmStep>,
}

#[component]
fn Console(show: ShowView, confirming: Confirming) -> impl IntoView {
    let words = use_words();
    let sight = Sight {
        names: StoredValue::new(ShowNames::new(&show, words)),
        stream: follow_board(show.award.year, Some(confirming.board.clone()), true),
        shown: RwSignal::new(confirming),
        confirm: ServerAction::new(),
    };
    follow(sight.shown, move || sight.confirm.value().get(), sight.stream, get_confirming);
    let picture = move |board: &Board| sight.names.with_value(|names| screen(board, names, true));
    let refusal = move || sight.confirm.value().get().and_then(Result::err);
    let stream = move || if sight.stream.is_lost.get() { (Word::HostStreamOff, "bad") } else { (Word::HostStreamOn, "ok") };
    view! {
        <div class="host two night" aria-busy=move || sight.confirm.pending().get().then_some("true")>
            <section class="host-main">
                <h1 class="unseen">{words.t(Word::RunningConfirmTitle)}</h1>
                {move || refusal().map(|error| view! { <Notice kind=NoticeKind::Error title=error.text(words)/> })}
                {move || sight.shown.with(|shown| shown.is_altered).then(altered)}
                <Confirm sight=sight/>
                {move || sight.shown.with(|shown| shown.next.as_ref().map(|next| view! {
                    <div class="host-screens"><div class="next">
                        <h2>{words.t(Word::RunningWillShow)}</h2>
                        {sight.names.with_value(|names| named(next, names))}
                        <div class="stage preview">{picture(next)}</div>
                    </div></div>
                }))}
                <ProposalPart names=sight.names shown=sight.shown/>
            </section>
            <aside class="host-state" aria-label=words.t(Word::HostState)>
                <div>
                    <h2>{words.t(Word::HostHallNow)}</h2>
                    <div class="stage preview">{move || sight.shown.with(|shown| picture(&shown.board))}</div>
                </div>
                <dl>
                    <div><dt>{words.t(Word::HostFired)}</dt><dd>{move || sight.shown.with(|shown| format!("{} / {}", shown.board.fired, shown.board.total))}</dd></div>
                    <div><dt>{words.t(Word::RunningSeal)}</dt><dd class="hash">{move || seal(sight)}</dd></div>
                    <div><dt>{words.t(Word::HostStream)}</dt><dd data-kind=move || stream().1>{move || words.t(stream().0)}</dd></div>
                </dl>
            </aside>
        </div>
    }
}

fn seal(sight: Sight) -> String {
    sight.shown.with(|shown| shown.seal.clone()).unwrap_or_else(|| use_words().t(Word::RunningSealNone).to_owned())
}

/// The step, what the confirmer may do about it now, and the button, which stays where it is.
#[component]
fn Confirm(sight: Sight) -> impl IntoView {
    let words = use_words();
    let is_tied = move || sight.shown.with(|shown| shown.is_tied);
    let is_altered = move || sight.shown.with(|shown| shown.is_altered);
    // Whether this person cannot confirm, whyever.
    let state = move || sight.shown.with(|shown| (shown.readiness, shown.is_own || shown.is_tied || shown.is_altered));
    let step = move || sight.shown.with(|shown| shown.step.as_ref().map(|step| sight.names.with_value(|names| names.step(step))));
    let means = move || match state().0 {
        Readiness::Disarmed | Readiness::Armed | Readiness::Confirmed if is_tied() => Some(words.t(Word::GuardConfirmTiedMeans)),
        Readiness::Disarmed => Some(words.t(Word::RunningConfirmWaitMeans)),
        _ => None,
    };
    let title = move || match state() {
        (Readiness::Disarmed | Readiness::Armed | Readiness::Confirmed, _) if is_altered() => words.t(Word::GuardAltered),
        (Readiness::Disarmed | Readiness::Armed | Readiness::Confirmed, _) if is_tied() => words.t(Word::GuardConfirmTied),
        (Readiness::Disarmed, _) => words.t(Word::RunningConfirmWait),
        (Readiness::Free, _) => words.t(Word::RunningConfirmFree),
        (Readiness::Over, _) => words.t(Word::RunningConfirmOver),
        (Readiness::Confirmed, _) => words.t(Word::RunningConfirmDone),
        (Readiness::Armed, true) => words.t(Word::RunningConfirmOwn),
        (Readiness::Armed, false) => words.t(Word::RunningConfirmMeans),
    };
    let may_confirm = move || state() == (Readiness::Armed, false);
    // This very revision, under way. The answer to an earlier one may still be awaited: the stream was faster.
    let has_confirmed = move || {
        let revision = sight.shown.with_untracked(|shown| shown.board.revision);
        sight.confirm.input().with_untracked(|sent| sent.as_ref().is_some_and(|sent| sent.seen >= revision))
    };
    let kind = move || match state().0 {
        Readiness::Armed => Some("armed"),
        Readiness::Confirmed => Some("confirmed"),
        Readiness::Free | Readiness::Disarmed | Readiness::Over => None,
    };
    view! {
        <ActionForm action=sight.confirm attr:class="host-fire" attr:data-state=kind>
            <input type="hidden" name="seen" value=move || sight.shown.with(|shown| shown.board.revision).to_string()/>
            <div>
                <p>{words.t(Word::RunningNext)}</p>
                <p class="host-fire-title">{move || step().unwrap_or_default()}</p>
                <p class="host-fire-state" role="status">{title}</p>
                <p>{means}</p>
            </div>
            <div class="host-fire-buttons">
                <button
                    class="button gold" aria-disabled=move || (!may_confirm()).then_some("true")
                    on:click=move |event| if !may_confirm() || has_confirmed() { event.prevent_default() }
                >
                    {words.t(Word::RunningConfirm)}
                </button>
            </div>
        </ActionForm>
    }
}
