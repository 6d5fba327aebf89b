//! Table, task list, progress, pager, empty result.

use domain::{
    file::{FileAudience, FileKind, FileLine, Purpose},
    time::Timestamp,
};
use leptos::prelude::*;

use super::Part;
use crate::{
    ui::{
        files::FileList,
        pager::Pager,
        progress::Progress,
        task::{Task, TaskState, Tasks},
    },
    words::{Word, Words, use_words},
};

/// Lists and how far they are.
#[component]
pub fn Lists() -> impl IntoView {
    let words = use_words();
    let task = |name: Word, help: Option<Word>, state: TaskState, text: Word| Task {
        href: "#tasks".to_owned(),
        name: words.t(name).to_owned(),
        help: help.map(|help| words.t(help).to_owned()),
        state,
        state_text: words.t(text).to_owned(),
        is_current: false,
    };
    let tasks = vec![
        task(Word::ProjectAbout, None, TaskState::Done, Word::DesignTaskDone),
        task(Word::ProjectChanged, Some(Word::DesignFieldHelp), TaskState::Part, Word::DesignTaskPart),
        task(Word::ProjectResponsible, None, TaskState::Empty, Word::DesignTaskEmpty),
        task(Word::ProjectTransfer, Some(Word::DesignNumberError), TaskState::Returned, Word::DesignTaskReturned),
    ];
    let row = move |name: Word, kind: &'static str, state: Word, number: u64| {
        view! {
            <tr>
                <th scope="row">{words.t(name)}</th>
                <td data-label=words.t(Word::DesignState)><span class="tag" data-kind=kind>{words.t(state)}</span></td>
                <td class="num" data-label=words.t(Word::AboutWeight)>{words.integer(number)}</td>
            </tr>
        }
    };
    let progress = move |done: usize| {
        let text = words.with(Word::DesignProgressText, &[("n", &done.to_string()), ("limit", "9")]);
        view! { <Progress value=done max=9 text=text/> }
    };
    let pager = |page: u32| view! { <Pager page=page pages=12 address=|base, _| base.to_owned() base="#pager" of=Some(page.to_string())/> };
    view! {
        <Part id="table" title=Word::DesignTable>
            <div class="table-wrap" role="region" aria-label=words.t(Word::AboutCriterion) tabindex="0">
                <table class="table stacked">
                    <thead>
                        <tr>
                            <th scope="col">{words.t(Word::AboutCriterion)}</th>
                            <th scope="col">{words.t(Word::DesignState)}</th>
                            <th scope="col" class="num">{words.t(Word::AboutWeight)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {row(Word::ProjectChanged, "ok", Word::DesignTaskDone, 1240)}
                        {row(Word::ProjectResponsible, "warn", Word::DesignTaskReturned, 15)}
                        {row(Word::ProjectTransfer, "info", Word::DesignTaskPart, 10)}
                    </tbody>
                </table>
            </div>
        </Part>
        <Part id="tasks" title=Word::DesignTasks><Tasks tasks=tasks/></Part>
        <Part id="files" title=Word::FilesTitle>
            <FileList files=files(words)/>
            <FileList files=files(words) is_whole=false/>
        </Part>
        <Part id="progress" title=Word::DesignProgress>
            {progress(0)}
            {progress(4)}
            {progress(9)}
        </Part>
        <Part id="pager" title=Word::DesignPager>{pager(1)}{pager(6)}{pager(12)}</Part>
        <Part id="empty" title=Word::DesignEmpty>
            <div class="empty">
                <h3>{words.t(Word::GalleryEmpty)}</h3>
                <p class="soft">{words.t(Word::GalleryEmptyHelp)}</p>
                <p class="buttons"><a class="button primary" href=words.href("/projects")>{words.t(Word::GalleryAll)}</a></p>
            </div>
        </Part>
    }
}

/// A short and a long name, small and large; their links lead nowhere.
fn files(words: Words) -> Vec<FileLine> {
    let long = [Word::ProjectAbout, Word::ProjectChanged, Word::ProjectResponsible].map(|word| words.t(word)).join("_").replace(' ', "_");
    let line = |name: String, kind: FileKind, size: u64, audience: FileAudience| {
        let (purpose, uploaded_at) = (Purpose::Evidence, Timestamp::from_millis(0));
        let id = "00000000-0000-0000-0000-000000000000".parse().ok()?;
        Some(FileLine {
            id,
            name: format!("{name}.{}", kind.extension()),
            kind,
            size,
            sha256: "3f8a".repeat(16),
            purpose,
            audience,
            uploaded_at,
        })
    };
    let short = words.t(Word::ProjectAbout).to_owned();
    [line(short, FileKind::Pdf, 640_000, FileAudience::Jury), line(long, FileKind::Jpeg, 19_900_000, FileAudience::Public)]
        .into_iter()
        .flatten()
        .collect()
}
