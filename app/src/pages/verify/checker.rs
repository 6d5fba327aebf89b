//! The verifier in the browser: the published file, or one of the visitor's own. The same code checks it everywhere.

use domain::{
    category::Category,
    seal::{PublicSeal, Report, verify},
};
use leptos::{
    ev::{DragEvent, Event},
    html::Input,
    prelude::*,
    task::spawn_local,
    web_sys::{File, FileList},
};

use super::{reading, report::ReportView};
use crate::{
    ui::{
        icon::Icon,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What was checked last.
#[derive(Clone)]
struct Checked {
    /// The name of the file.
    name: String,
    /// What was found; `None` if it could not be read.
    report: Option<Report>,
}

/// Checks the published file by a button, and any other that is chosen or dropped.
#[component]
pub fn Checker(seal: PublicSeal, categories: Vec<Category>) -> impl IntoView {
    let words = use_words();
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    let checked = RwSignal::new(None::<Checked>);
    let is_over_it = RwSignal::new(false);
    let address = if seal.is_whole() { format!("/results/{}.json", seal.year) } else { format!("/seals/{}.json", seal.year) };
    let published = move |_| {
        let address = address.clone();
        spawn_local(async move {
            let report = reading::fetch(&address).await.map(|bytes| verify(&bytes));
            // The page may be gone already.
            let _ = checked.try_set(Some(Checked { name: address, report }));
        });
    };
    let check = move |file: File| {
        spawn_local(async move {
            let report = reading::read(&file).await.map(|bytes| verify(&bytes));
            let _ = checked.try_set(Some(Checked { name: file.name(), report }));
        });
    };
    let first = |files: Option<FileList>| files.and_then(|files| files.get(0));
    let input = NodeRef::<Input>::new();
    let chosen = move |_: Event| {
        if let Some(file) = first(input.get_untracked().and_then(|input| input.files())) {
            check(file);
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over_it.set(false);
        if let Some(file) = first(event.data_transfer().and_then(|transfer| transfer.files())) {
            check(file);
        }
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        is_over_it.set(true);
    };
    view! {
        <section class="stack no-print" aria-labelledby="check">
            <h2 id="check">{words.t(Word::VerifyCheck)}</h2>
            <p>{words.t(Word::VerifyCheckHelp)}</p>
            <noscript><p>{words.t(Word::VerifyCheckScript)}</p></noscript>
            <p class="buttons">
                <button class="button primary" id="check-published" type="button" disabled=move || !awake.get() on:click=published>
                    <Icon name="check"/>{words.t(Word::VerifyCheckButton)}
                </button>
            </p>
            <div class="drop field" data-state=move || is_over_it.get().then_some("over") on:drop=dropped on:dragover=dragged on:dragleave=move |_| is_over_it.set(false)>
                <label class="field-label" for="check-file">{words.t(Word::VerifyCheckFile)}</label>
                <p class="field-help" id="check-file-help">{words.t(Word::VerifyCheckFileHelp)}</p>
                <div class="upload">
                    <input
                        class="input" id="check-file" type="file" accept="application/json,.json" aria-describedby="check-file-help"
                        disabled=move || !awake.get() node_ref=input on:change=chosen
                    />
                </div>
            </div>
            <div role="status" id="checked">
                {move || checked.get().map(|Checked { name, report }| match report {
                    Some(report) => {
                        view! { <ReportView name=name report=report seal=seal.clone() categories=categories.clone()/> }.into_any()
                    }
                    None => view! { <Notice kind=NoticeKind::Error title=words.t(Word::VerifyUnreadable)/> }.into_any(),
                })}
            </div>
        </section>
    }
}
