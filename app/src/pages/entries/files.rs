//! The files of an entry: what is there, and a form for one more. The form works by itself; a script sends the same file
//! in pieces and shows how far it is.

use domain::{
    entry::EntryRecord,
    file::{FileAudience, MAX_FILES, Purpose, check_may_begin},
    form::FILES,
    id::EntryId,
    time::Timestamp,
};
use leptos::prelude::*;

use super::{remarks, typing::SIGN_IN_AGAIN};
use crate::{
    api::files::{FORM, FileRefusal},
    ui::{
        awaited::awaited,
        choice::{ChoiceField, ChoiceOption},
        field::SelectField,
        file::FileField,
        files::{FileList, audience, purpose},
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// Above the words of the section.
#[component]
pub fn FilesPanel(
    /// The entry.
    record: EntryRecord,
    /// The server's time.
    now: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let refusal = use_context::<FileRefusal>();
    let entry = record.entry.id;
    let may_change = check_may_begin(&record.entry, &record.award, now).is_ok();
    let is_open = record.entry.check_may_keep().is_ok();
    let is_full = record.files.len() >= MAX_FILES;
    let none = record.files.is_empty().then(|| view! { <p class="soft">{words.t(Word::FilesNone)}</p> });
    let shut = if !is_open || may_change {
        None
    } else if record.entry.open_fields().has_files() {
        Some(view! { <Notice kind=NoticeKind::Warn title=words.t(Word::FilesShut)/> })
    } else {
        Some(view! { <Notice kind=NoticeKind::Info title=words.t(Word::EntryErrorFilesClosed)/> })
    };
    let remark = record.screening.marks.iter().any(|mark| mark.key == FILES).then(|| "files-remark".to_owned());
    let told = record.screening.marks.iter().filter(|mark| mark.key == FILES).map(|mark| remarks::above(words, mark)).collect_view();
    let full = (may_change && is_full).then(|| view! { <p class="soft">{words.t(Word::FileErrorTooMany)}</p> });
    let form = (may_change && !is_full).then(|| view! { <UploadForm entry=entry remark=remark/> }.into_any());
    view! {
        <section class="panel stack" id="files" aria-labelledby="files-title">
            <h2 id="files-title">{words.t(Word::FilesTitle)}</h2>
            <Suspense>
                {awaited(move || async move {
                    let refusal = match refusal {
                        Some(FileRefusal(refusal)) => refusal.await.ok().flatten(),
                        None => None,
                    };
                    refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> }).into_any()
                })}
            </Suspense>
            {told}
            {none}
            <FileList files=record.files removes_from=may_change.then_some(entry)/>
            {shut}
            {full}
            {form}
        </section>
    }
}

#[component]
fn UploadForm(entry: EntryId, remark: Option<String>) -> impl IntoView {
    let words = use_words();
    let purposes = Purpose::ALL.iter().map(|code| (code.code().to_owned(), words.t(purpose(*code)).to_owned())).collect();
    let audiences = FileAudience::ALL.iter().map(|code| ChoiceOption::new(code.code(), words.t(audience(*code)))).collect();
    view! {
        <form
            class="stack"
            method="post"
            action=FORM
            enctype="multipart/form-data"
            data-upload=""
            data-sending=words.t(Word::FilesSending)
            data-checking=words.t(Word::FilesChecking)
            data-waiting=words.t(Word::FilesWaiting)
            data-signed-out=words.t(Word::FilesSignedOut)
            data-paused=words.t(Word::FilesPaused)
            data-pause=words.t(Word::FilesPause)
            data-resume=words.t(Word::FilesResume)
        >
            <input type="hidden" name="entry" value=entry.to_string()/>
            <SelectField name="purpose" label=words.t(Word::FilesPurpose) options=purposes value="evidence"/>
            <ChoiceField name="audience" label=words.t(Word::FilesAudience) options=audiences chosen=vec!["jury".to_owned()]/>
            <FileField name="file" label=words.t(Word::FilesFile) accept=".pdf,.png,.jpg,.jpeg" described_by=remark help=words.t(Word::FilesFileHelp).to_owned()/>
            <div class="file" data-upload-progress="" hidden=true>
                <Icon name="upload"/>
                <span class="file-name"></span>
                <progress max="100" value="0" aria-label=words.t(Word::FilesSending)></progress>
                <span class="file-meta" role="status"></span>
                <button class="link" type="button">{words.t(Word::FilesPause)}</button>
                <button class="button small" type="button" data-upload-sign-in="" hidden=true command="show-modal" commandfor=SIGN_IN_AGAIN>
                    {words.t(Word::EntriesSignInAgain)}
                </button>
            </div>
            <p class="field-error" data-upload-error="" role="alert" hidden=true></p>
            <p class="buttons"><button class="button">{words.t(Word::FilesUpload)}</button></p>
            <p class="soft">{words.t(Word::FilesGrace)}</p>
        </form>
        <script src="/upload.js" defer=true></script>
    }
}
