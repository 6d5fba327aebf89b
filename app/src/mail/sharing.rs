//! Letters by which bodies learn from each other.

use domain::{letter::SharingLetter, locale::Trilingual};

use super::screening::Parts;
use crate::words::{Word, Words};

pub(super) fn parts(words: Words, letter: &SharingLetter) -> Parts {
    let best = |text: &Trilingual| text.best(words.locale()).0.to_owned();
    let about = |title: &Trilingual| words.with(Word::ContactMailAbout, &[("title", &best(title))]);
    match letter {
        SharingLetter::Asked { contact, title, organization, text } => {
            let first = words.with(Word::ContactMailAskedText, &[("title", &best(title)), ("organization", &best(organization))]);
            (Word::ContactMailAskedSubject, vec![first, text.clone()], Word::ContactMailButton, format!("/contacts/{contact}"))
        }
        SharingLetter::Answered { contact, title, text } => {
            (Word::ContactMailAnsweredSubject, vec![about(title), text.clone()], Word::ContactMailButton, format!("/contacts/{contact}"))
        }
        SharingLetter::Reported { contact, title, reason } => {
            (Word::ContactMailReportedSubject, vec![about(title), reason.clone()], Word::ContactMailButton, format!("/contacts/{contact}"))
        }
        SharingLetter::Proposed { title } => {
            (Word::RevisionMailProposedSubject, vec![about(title)], Word::RevisionDeskTitle, "/desk/revisions".to_owned())
        }
        SharingLetter::Decided { entry, title, is_accepted, reason } => {
            let subject = if *is_accepted { Word::RevisionMailAcceptedSubject } else { Word::RevisionMailDeclinedSubject };
            let reason = (!reason.is_empty()).then(|| words.with(Word::RevisionReasonWas, &[("reason", reason)]));
            let paragraphs = std::iter::once(about(title)).chain(reason).collect();
            (subject, paragraphs, Word::RevisionTitle, format!("/entries/{entry}/revision"))
        }
        SharingLetter::FollowUp { entry, title, months } => {
            let when = words.t(crate::pages::entries::follow_up::after(*months)).to_owned();
            let paragraphs = vec![about(title), when, words.t(Word::FollowUpMailText).to_owned()];
            (Word::FollowUpMailSubject, paragraphs, Word::FollowUpMailButton, format!("/entries/{entry}/follow-up"))
        }
    }
}
