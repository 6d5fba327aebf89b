//! The public files of a published entry.

use domain::file::FileLine;
use leptos::prelude::*;

use crate::{
    ui::files::FileList,
    words::{Word, use_words},
};

/// What may be saved by anybody; nothing for a practice.
#[component]
pub fn PublicFiles(files: Vec<FileLine>) -> impl IntoView {
    let words = use_words();
    (!files.is_empty()).then(|| {
        view! {
            <section class="prose" aria-labelledby="project-files">
                <h2 id="project-files">{words.t(Word::FilesOfProject)}</h2>
                <FileList files=files is_whole=false/>
            </section>
        }
    })
}
