//! `/{l}/ceremony/host`: the host's console. Everything on it is a plain form; scripts add the stream and the keys.

mod clock;
mod controls;
mod correction;
mod keys;
mod state;
mod steps;
mod tied;

use domain::ceremony::{Board, Rundown};
use leptos::prelude::*;
use leptos_meta::Body;

use self::{controls::Controls, correction::CorrectionPart, keys::Presses, state::StatePanel, steps::StepList, tied::NotLed};
use super::{altered::altered, follow::follow};
use crate::{
    AppError,
    api::{
        ceremony::{CommandCeremony, ShowView, confirm::ProposeCorrection, get_rundown, get_show},
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        screen::screen,
        show::{ShowNames, named},
        stream::{Stream, follow_board},
    },
    words::{Word, use_words},
};

/// The host's console.
#[component]
pub fn HostPage() -> impl IntoView {
    let show = Resource::new_blocking(|| (), |()| get_show(None));
    let rundown = Resource::new_blocking(|| (), |()| get_rundown());
    let refusal = refusal_of::<ProposeCorrection>();
    let words = use_words();
    view! {
        <Head title=words.t(Word::HostTitle)/>
        <Body attr:class="console-page night"/>
        <Suspense>
            {awaited(move || async move {
                match (show.await, rundown.await, refusal.await) {
                    (Ok(show), Ok(rundown), Ok(refusal)) => view! { <Console show=show rundown=rundown refusal=refusal/> }.into_any(),
                    (_, Err(AppError::NotFound), _) => view! {
                        <div class="page section"><Notice kind=NoticeKind::Info title=words.t(Word::HostNotPrepared)>
                            <p><a href=words.href("/desk/names")>{words.t(Word::SaidTitle)}</a></p>
                        </Notice></div>
                    }.into_any(),
                    (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// What the parts of the console share.
#[derive(Clone, Copy)]
struct Desk {
    names: StoredValue<ShowNames>,
    rundown: RwSignal<Rundown>,
    stream: Stream,
    command: ServerAction<CommandCeremony>,
    presses: Presses,
}

impl Desk {
    /// The board that the console was drawn from.
    fn board<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.rundown.with(|rundown| read(&rundown.board))
    }

    /// What every form sends along: the revision that the host sees.
    fn seen(self) -> impl IntoView {
        view! { <input type="hidden" name="seen" value=move || self.board(|board| board.revision).to_string()/> }
    }
}

#[component]
fn Console(show: ShowView, rundown: Rundown, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let command = ServerAction::new();
    let desk = Desk {
        names: StoredValue::new(ShowNames::new(&show, words)),
        stream: follow_board(show.award.year, Some(rundown.board.clone()), true),
        rundown: RwSignal::new(rundown),
        command,
        presses: Presses::new(command),
    };
    follow(desk.rundown, move || command.value().get(), desk.stream, get_rundown);
    keys::listen(desk.presses);
    let picture = move |board: &Board| desk.names.with_value(|names| screen(board, names, true));
    view! {
        <div class="host night" aria-busy=move || desk.presses.is_busy().then_some("true")>
            <StepList desk=desk/>
            <section class="host-main">
                <h1 class="unseen">{words.t(Word::HostTitle)}</h1>
                {move || desk.command.value().get().and_then(Result::err).map(|error| view! { <Notice kind=NoticeKind::Error title=error.text(words)/> })}
                {move || desk.rundown.with(|rundown| rundown.is_altered).then(altered)}
                <NotLed desk=desk/>
                <div class="host-screens">
                    <div>
                        <h2>{words.t(Word::HostHallNow)}</h2>
                        <div class="stage preview">{move || desk.board(picture)}</div>
                    </div>
                    {move || desk.rundown.with(|rundown| rundown.next.as_ref().map(|next| view! {
                        <div class="next">
                            <h2>{words.t(Word::HostNextScreen)}</h2>
                            <div class="stage preview">{picture(next)}</div>
                            {desk.names.with_value(|names| named(next, names))}
                        </div>
                    }))}
                </div>
                <Controls desk=desk/>
                <CorrectionPart desk=desk refusal=refusal/>
            </section>
            <StatePanel desk=desk/>
        </div>
    }
}
