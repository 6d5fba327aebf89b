//! The steps of the show; those already fired lead back to their screens.

use domain::ceremony::StepKind;
use leptos::{html::Nav, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::Desk;
use crate::words::{Word, use_words};

/// The list of steps, each a button of one form.
#[component]
pub(super) fn StepList(desk: Desk) -> impl IntoView {
    let words = use_words();
    let steps = desk.rundown.with_untracked(|rundown| rundown.steps.clone());
    let list = NodeRef::<Nav>::new();
    // The list is longer than its place: the step on screen and those after it stay in sight. The page itself does not move.
    let step = Memo::new(move |_| desk.board(|board| board.step));
    Effect::new(move |_| {
        let shown = document().get_element_by_id(&format!("step-{}", step.get())).and_then(|found| found.dyn_into::<HtmlElement>().ok());
        if let (Some(list), Some(shown)) = (list.get(), shown) {
            list.set_scroll_top(shown.offset_top() - list.client_height() / 3);
        }
    });
    view! {
        // While every step lies ahead nothing in it takes the focus: the list itself does, so that keys can scroll it.
        <nav class="host-steps" node_ref=list aria-label=words.t(Word::HostSteps) tabindex="0">
            <h2>{words.t(Word::HostSteps)}</h2>
            <ActionForm action=desk.command>
                <input type="hidden" name="act" value="jump"/>
                {desk.seen()}
                <ol>{steps.iter().enumerate().map(|(index, step)| view! { <li>{button(desk, index, step)}</li> }).collect_view()}</ol>
            </ActionForm>
        </nav>
    }
}

fn button(desk: Desk, index: usize, step: &StepKind) -> impl IntoView + use<> {
    let name = desk.names.with_value(|names| names.step(step));
    let state = move || {
        desk.board(|board| match index {
            _ if index < board.fired && index == board.step => "now",
            _ if index < board.fired => "done",
            _ if index == board.fired => "next",
            _ => "later",
        })
    };
    let id = format!("step-{index}");
    let named = id.clone();
    view! {
        <button
            class="host-step"
            id=id
            name="to"
            value=index.to_string()
            data-state=state
            aria-current=move || (state() == "now").then_some("step")
            disabled=move || desk.board(|board| index >= board.fired)
            on:click=move |event| desk.presses.queue(&event, &named)
        >
            <span>{(index + 1).to_string()}</span>
            <span>{name}</span>
        </button>
    }
}
