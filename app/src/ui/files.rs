//! Files of an entry, each with its link.

use domain::{
    file::{FileAudience, FileLine, Purpose},
    id::EntryId,
};
use leptos::prelude::*;

use super::icon::Icon;
use crate::words::{Word, Words, use_words};

/// A kilobyte, as people count files.
const KILOBYTE: u64 = 1024;

/// A list of files to be saved. With an entry, each can be taken away from it.
#[component]
pub fn FileList(
    /// The files.
    files: Vec<FileLine>,
    /// The entry that they can be taken away from.
    #[prop(default = None)]
    removes_from: Option<EntryId>,
    /// Whether what concerns only those who judge is shown too: for whom it is, and its checksum.
    #[prop(default = true)]
    is_whole: bool,
) -> impl IntoView {
    let words = use_words();
    let items = files.into_iter().map(|file| item(words, file, removes_from, is_whole)).collect_view();
    view! { <ul class="files">{items}</ul> }
}

fn item(words: Words, file: FileLine, removes_from: Option<EntryId>, is_whole: bool) -> AnyView {
    let address = format!("/files/{}", file.id);
    let about = [words.t(purpose(file.purpose)), &size(words, file.size)].join(" · ");
    let more = is_whole.then(|| {
        let whose = words.t(audience(file.audience));
        view! { " · "{whose}<br/>"SHA-256 "<span class="hash">{file.sha256.clone()}</span> }
    });
    let name = file.name.clone();
    let remove = removes_from.map(|entry| {
        view! {
            <form method="post" action=format!("{address}/remove")>
                <input type="hidden" name="entry" value=entry.to_string()/>
                <button class="link danger">{words.t(Word::FilesRemove)}<span class="unseen">": "{name}</span></button>
            </form>
        }
    });
    view! {
        <li class="file">
            <Icon name="file"/>
            <a class="file-name" href=address.clone() download=true rel="external">{file.name.clone()}</a>
            <span class="file-meta">{about}{more}</span>
            {remove}
        </li>
    }
    .into_any()
}

/// What a file is for.
#[must_use]
pub const fn purpose(purpose: Purpose) -> Word {
    match purpose {
        Purpose::Presentation => Word::FilesPresentation,
        Purpose::Evidence => Word::FilesEvidence,
        Purpose::Letter => Word::FilesLetter,
    }
}

/// Who may have a file.
#[must_use]
pub const fn audience(audience: FileAudience) -> Word {
    match audience {
        FileAudience::Jury => Word::FilesJury,
        FileAudience::Public => Word::FilesPublic,
    }
}

/// `640 KB`, `1.2 MB`, as the reader's language writes it.
#[must_use]
pub fn size(words: Words, bytes: u64) -> String {
    if bytes < KILOBYTE * KILOBYTE {
        return words.quantity(&bytes.div_ceil(KILOBYTE).to_string(), words.t(Word::FilesKilobyte));
    }
    let tenths = (bytes * 10).div_ceil(KILOBYTE * KILOBYTE);
    words.quantity(&format!("{}.{}", tenths / 10, tenths % 10), words.t(Word::FilesMegabyte))
}
