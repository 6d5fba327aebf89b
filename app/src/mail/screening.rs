//! What screening writes to an entrant.

use domain::{
    entry::IneligibleReason,
    letter::About,
    screening::{Mark, Ruling},
    time::Timestamp,
};

use crate::{
    pages::entries::{labels, problems},
    words::{Word, Words},
};

/// Subject, paragraphs, button, and the path that it leads to.
pub(super) type Parts = (Word, Vec<String>, Word, String);

fn parts(words: Words, subject: Word, about: &About, paragraphs: Vec<String>) -> Parts {
    let title = about.title.best(words.locale()).0;
    let first = words.with(Word::MailEntryAbout, &[("number", &about.number), ("title", title)]);
    let paragraphs = std::iter::once(first).chain(paragraphs).filter(|text| !text.is_empty()).collect();
    (subject, paragraphs, Word::MailEntryButton, format!("/entries/{}", about.entry))
}

pub(super) fn returned(words: Words, about: &About, marks: &[Mark], until: Timestamp, remark: &str) -> Parts {
    let mark = |mark: &Mark| {
        let (field, reason) = (problems::label(words, &mark.key), words.t(labels::mark_reason(mark.reason)));
        words.with(Word::MailReturnedMark, &[("field", &field), ("reason", reason), ("text", &mark.text)]).trim_end().to_owned()
    };
    let until = words.with(Word::MailReturnedUntil, &[("time", &words.until(until))]);
    let paragraphs = std::iter::once(remark.to_owned()).chain(marks.iter().map(mark)).chain([until]).collect();
    parts(words, Word::MailReturnedSubject, about, paragraphs)
}

pub(super) fn eligible(words: Words, about: &About) -> Parts {
    parts(words, Word::MailEligibleSubject, about, vec![words.t(Word::MailEligibleText).to_owned()])
}

pub(super) fn ineligible(words: Words, about: &About, reason: IneligibleReason, remark: &str) -> Parts {
    let reason = words.with(Word::MailIneligibleText, &[("reason", words.t(labels::reason(reason)))]);
    parts(words, Word::MailIneligibleSubject, about, vec![reason, remark.to_owned(), words.t(Word::MailIneligibleAppeal).to_owned()])
}

/// To organizers: its button leads to the desk.
pub(super) fn appealed(words: Words, about: &About, text: &str) -> Parts {
    let (subject, paragraphs, button, _) = parts(words, Word::MailAppealedSubject, about, vec![text.to_owned()]);
    (subject, paragraphs, button, format!("/desk/entries/{}#appeal", about.entry))
}

pub(super) fn ruled(words: Words, about: &About, ruling: Ruling, answer: &str) -> Parts {
    parts(words, labels::ruling(ruling), about, vec![answer.to_owned()])
}

pub(super) fn moving(words: Words, about: &About, category: &str, reason: &str) -> Parts {
    let text = words.with(Word::MailMovedText, &[("category", category), ("reason", reason.trim_end_matches('.'))]);
    parts(words, Word::MailMovedSubject, about, vec![text])
}

#[cfg(test)]
mod tests {
    use domain::{
        locale::{Locale, Trilingual},
        screening::MarkReason,
        time::Civil,
    };

    use super::*;

    fn about() -> About {
        let entry = "00000000-0000-0000-0000-000000000007".parse().expect("an id");
        About { entry, title: Trilingual::new("Жоба", "Проект", ""), number: "AGC-2026-0007".into() }
    }

    #[test]
    fn a_return_names_each_answer_and_the_deadline() {
        let words = Words::of(Locale::Ru);
        let until = Timestamp::from_astana(Civil::date(2026, 3, 20).at(18, 0)).expect("a real moment");
        let mark = Mark::new("indicator.2.evidence", MarkReason::MissingEvidence, "").expect("markable");
        let (_, paragraphs, _, path) = returned(words, &about(), &[mark], until, "");
        assert_eq!(path, "/entries/00000000-0000-0000-0000-000000000007");
        let text = paragraphs.join("\n");
        assert!(text.contains("«Проект»") && text.contains("нет доказательства") && text.contains("20\u{a0}марта 2026"), "{text}");
        assert_eq!(paragraphs.len(), 3, "an empty remark is no paragraph");
    }

    #[test]
    fn a_refusal_says_why_and_how_to_appeal() {
        let (_, paragraphs, ..) = ineligible(Words::of(Locale::En), &about(), IneligibleReason::Duplicate, "Seen before");
        assert!(paragraphs[0].contains("Жоба") && paragraphs.iter().any(|text| text.contains("appeal")), "{paragraphs:?}");
        assert!(paragraphs.contains(&"Seen before".to_owned()));
    }
}
