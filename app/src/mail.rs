//! Letters in the reader's words: subject, plain text and simple HTML.

mod deadline;
mod jury;
mod screening;
mod sharing;
mod terms;

use std::{collections::VecDeque, sync::Mutex};

use domain::letter::Letter;
use store::mail::Outgoing;

use crate::{
    api::{mail::DeskLetter, people::ShownLetter},
    words::{Word, Words},
};

/// Letters that a demonstration keeps to be shown.
const SHOWN: usize = 50;

/// A letter as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// To whom.
    pub recipient: String,
    /// What it is about.
    pub subject: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// What its button says, and where it leads.
    pub action: (String, String),
    /// Plain text.
    pub text: String,
    /// Simple HTML.
    pub html: String,
}

/// The letters that a demonstration sent since it was started, the newest first. Elsewhere it stays empty.
#[derive(Debug, Default)]
pub struct Shown(Mutex<VecDeque<Rendered>>);

impl Shown {
    /// Keeps a letter; the oldest goes.
    pub fn keep(&self, letter: Rendered) {
        let mut letters = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        letters.push_front(letter);
        letters.truncate(SHOWN);
    }

    /// What is kept.
    #[must_use]
    pub fn list(&self) -> Vec<Rendered> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).iter().cloned().collect()
    }
}

impl From<Rendered> for ShownLetter {
    fn from(letter: Rendered) -> Self {
        let (button, link) = letter.action;
        Self { recipient: letter.recipient, subject: letter.subject, paragraphs: letter.paragraphs, button, link }
    }
}

/// Puts a letter into words. Links begin with the public address of the site, never with what a request claims.
#[must_use]
pub fn render(outgoing: &Outgoing, public_url: &str) -> Rendered {
    let words = Words::of(outgoing.locale);
    let code = outgoing.code.as_deref().unwrap_or_default();
    let name = |organization: &domain::locale::Trilingual| organization.best(words.locale()).0.to_owned();
    let (subject, paragraphs, button, path) = match &outgoing.letter {
        Letter::VerifyAddress { .. } => (
            Word::MailVerifySubject,
            vec![words.t(Word::MailVerifyText).to_owned(), words.t(Word::MailNotYou).to_owned()],
            Word::MailVerifyButton,
            format!("/verify-email?code={code}"),
        ),
        Letter::AlreadyRegistered { .. } => (
            Word::MailAlreadySubject,
            vec![words.t(Word::MailAlreadyText).to_owned(), words.t(Word::MailNotYou).to_owned()],
            Word::MailPasswordButton,
            "/forgot".to_owned(),
        ),
        Letter::NewPassword { .. } => (
            Word::MailPasswordSubject,
            vec![words.t(Word::MailPasswordText).to_owned(), words.t(Word::MailNotYou).to_owned()],
            Word::MailPasswordButton,
            format!("/new-password?code={code}"),
        ),
        Letter::PasswordChanged { .. } => {
            (Word::MailChangedSubject, vec![words.t(Word::MailChangedText).to_owned()], Word::MailPasswordButton, "/forgot".to_owned())
        }
        Letter::MembershipAsked { name: who, email, organization } => (
            Word::MailAskedSubject,
            vec![words.with(Word::MailAskedText, &[("name", who), ("email", email), ("organization", &name(organization))])],
            Word::MailAskedButton,
            "/account".to_owned(),
        ),
        Letter::Admitted { organization } => (
            Word::MailAdmittedSubject,
            vec![words.with(Word::MailAdmittedText, &[("organization", &name(organization))])],
            Word::MailAdmittedButton,
            "/entries".to_owned(),
        ),
        Letter::EntrySubmitted { title, number, at, sha256, files } => (
            Word::EntriesReceiptTitle,
            [
                words.with(Word::EntriesLetterText, &[("title", &name(title)), ("number", number), ("time", &words.date_time(*at))]),
                words.with(Word::EntriesLetterHash, &[("hash", sha256)]),
            ]
            .into_iter()
            .chain(files.iter().map(|(name, hash)| words.with(Word::FilesLetterLine, &[("name", name), ("hash", hash)])))
            .collect(),
            Word::EntriesTitle,
            "/entries".to_owned(),
        ),
        Letter::EntryReturned { about, marks, until, remark } => screening::returned(words, about, marks, *until, remark),
        Letter::EntryEligible { about } => screening::eligible(words, about),
        Letter::EntryIneligible { about, reason, remark } => screening::ineligible(words, about, *reason, remark),
        Letter::AppealMade { about, text } => screening::appealed(words, about, text),
        Letter::AppealRuled { about, ruling, answer } => screening::ruled(words, about, *ruling, answer),
        Letter::MoveRequested { about, category, reason } => screening::moving(words, about, &name(category), reason),
        Letter::MoveAnswered { about, category, answer } => screening::answered(words, about, &name(category), *answer),
        Letter::Removed { organization, reason } => (
            Word::MailRemovedSubject,
            vec![words.with(Word::MailRemovedText, &[("organization", &name(organization)), ("reason", reason)])],
            Word::MailAccountButton,
            "/account".to_owned(),
        ),
        Letter::Reminder { entry, award, title, until, missing } => deadline::reminder(words, *entry, award, title, *until, missing),
        Letter::DeadlineExtended { award, title, until, reason } => deadline::extended(words, award, title.as_ref(), *until, reason),
        Letter::LogHead { position, head, at } => {
            let what = [("n", words.integer(*position)), ("time", words.date_time(*at)), ("head", head.clone())];
            let text = words.with(Word::LogLetterText, &what.each_ref().map(|(name, text)| (*name, text.as_str())));
            (Word::LogLetterSubject, vec![text, words.t(Word::LogLetterKeep).to_owned()], Word::MailAccountButton, "/account".to_owned())
        }
        Letter::AwardChanged { award, year, changed } => terms::changed(words, &name(award), *year, changed),
        Letter::SeatsGiven { award, year, count, until } => jury::given(words, &name(award), *year, *count, *until),
        Letter::JurorLeft { name: who, award, year } => jury::left(words, who, &name(award), *year),
        Letter::Sharing(letter) => sharing::parts(words, letter),
        Letter::Refused { .. } => refused(words),
    };
    let action = (words.t(button).to_owned(), format!("{public_url}{}", words.href(&path)));
    let subject = words.t(subject).to_owned();
    Rendered {
        text: text(words, &paragraphs, &action),
        html: html(words, &subject, &paragraphs, &action),
        recipient: outgoing.recipient.clone(),
        subject,
        paragraphs,
        action,
    }
}

/// Nothing of the organization is told.
fn refused(words: Words) -> (Word, Vec<String>, Word, String) {
    (Word::MailRefusedSubject, vec![words.t(Word::MailRefusedText).to_owned()], Word::MailAccountButton, "/account".to_owned())
}

/// A letter as the organizer reads it: subject and paragraphs, without its button.
#[must_use]
pub fn for_desk(posted: store::mail::Posted) -> DeskLetter {
    let store::mail::Posted { id, recipient, locale, letter, created_at, sent_at, attempts } = posted;
    let rendered = letter.map(|letter| render(&Outgoing { id, recipient: recipient.clone(), locale, letter, code: None }, ""));
    let (subject, paragraphs) = rendered.map(|letter| (letter.subject, letter.paragraphs)).unwrap_or_default();
    DeskLetter { id, recipient, lang: locale.code().to_owned(), subject, paragraphs, created_at, sent_at, attempts }
}

fn text(words: Words, paragraphs: &[String], (button, link): &(String, String)) -> String {
    format!("{}\n\n{button}:\n{link}\n\n{}\n", paragraphs.join("\n\n"), words.t(Word::MailSignature))
}

fn html(words: Words, subject: &str, paragraphs: &[String], (button, link): &(String, String)) -> String {
    let paragraphs = paragraphs.iter().map(|paragraph| escape(paragraph)).collect::<Vec<_>>().join("</p>\n<p>");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{locale}\"><head><meta charset=\"utf-8\"><title>{subject}</title></head><body>\n<h1>{subject}</h1>\n\
         <p>{paragraphs}</p>\n<p><a href=\"{link}\"><b>{button}</b></a></p>\n<p>{by_hand}<br>{link}</p>\n<p>{signature}</p>\n</body></html>\n",
        locale = words.locale().code(),
        subject = escape(subject),
        link = escape(link),
        button = escape(button),
        by_hand = words.t(Word::MailByHand),
        signature = words.t(Word::MailSignature),
    )
}

/// Names are written by strangers.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use domain::{
        form::Section,
        id::{MailId, PersonId},
        locale::{Locale, Trilingual},
    };

    use super::*;

    fn outgoing(locale: Locale, letter: Letter, code: Option<&str>) -> Outgoing {
        let id = "00000000-0000-0000-0000-000000000000";
        Outgoing {
            id: id.parse::<MailId>().expect("an id"),
            recipient: "a@example.kz".into(),
            locale,
            letter,
            code: code.map(str::to_owned),
        }
    }

    #[test]
    fn a_link_is_the_public_address_in_the_readers_language() {
        let person = "00000000-0000-0000-0000-000000000000".parse::<PersonId>().expect("an id");
        let rendered = render(&outgoing(Locale::Ru, Letter::NewPassword { person }, Some("abc123")), "https://award.example");
        assert_eq!(rendered.action.1, "https://award.example/ru/new-password?code=abc123");
        assert_eq!(rendered.subject, "Новый пароль");
        assert!(rendered.text.contains(&rendered.action.1) && rendered.html.contains(&rendered.action.1));
    }

    #[test]
    fn a_reminder_says_what_is_missing_and_the_last_day() {
        let midnight = domain::time::parse_moment("2026-03-14").expect("a real day");
        let letter = |missing: Vec<(Section, usize)>| Letter::Reminder {
            entry: "00000000-0000-0000-0000-000000000000".parse().expect("an id"),
            award: Trilingual::new("Сыйлық", "Премия", "Award"),
            title: Trilingual::new("Жоба", "Проект", ""),
            until: midnight,
            missing,
        };
        let partial = letter(vec![(Section::Results, 2), (Section::Consent, 1)]);
        for (locale, day, missing) in [
            (Locale::Kk, "13 наурыз", "Нәтижелер – 2"),
            (Locale::Ru, "13 марта 2026", "Результаты – 2"),
            (Locale::En, "13 March 2026", "Results – 2"),
        ] {
            let rendered = render(&outgoing(locale, partial.clone(), None), "https://award.example");
            let text = rendered.text.replace('\u{a0}', " ");
            assert!(text.contains(day) && text.contains(missing), "{text}");
            assert!(rendered.action.1.ends_with("/entries/00000000-0000-0000-0000-000000000000"));
        }
        let complete = render(&outgoing(Locale::En, letter(Vec::new()), None), "https://award.example");
        assert!(complete.text.contains("only has to be sent"), "{}", complete.text);
    }

    #[test]
    fn what_strangers_write_stays_text() {
        let letter = Letter::MembershipAsked {
            name: "<script>alert(1)</script>".into(),
            email: "a@example.kz".into(),
            organization: Trilingual::new("Мекеме", "", ""),
        };
        let rendered = render(&outgoing(Locale::En, letter, None), "https://award.example");
        assert!(!rendered.html.contains("<script>") && rendered.html.contains("&lt;script&gt;"));
        assert!(rendered.text.contains("<script>") && rendered.text.contains("Мекеме"));
    }
}
