//! The entries of the demonstration: written, sent and decided as the story tells, through the same code as real ones.

use std::collections::BTreeMap;

use domain::{
    answers::Answers,
    award::Award,
    entry::{Entry, IneligibleReason},
    form::{self, CONSENT_GIVEN, Section},
    id::{EntryId, PersonId, ProjectId, ReceiptId},
    locale::Trilingual,
    screening::OpenFields,
    time::{DAY, HOUR, MINUTE, Timestamp},
};

use super::{
    Demo, judging,
    people::ENTRANT_BODY,
    screening,
    story::{Body, Fate, Story, Tale},
};
use crate::{Error, Result, award, db::Conn, entries, files::row::write_sent};

/// Between two submissions of the edition that was judged: all of them fit into its window.
const PACE: i64 = 6 * HOUR;

/// Entries that the showcase has already: what was sent is public by consent, who wins is not.
const PUBLISHED: [&str; 8] =
    ["call-109", "grain-quality", "early-diagnosis", "digital-family", "flood-forecast", "road-defects", "air-alert", "loco-diagnosis"];

pub(super) async fn create(conn: &mut Conn, demo: &Demo, story: &Story) -> Result<()> {
    let mut judging = Edition::new(demo.judging_award(), PACE);
    let (mut judged, mut open) = (Edition::new(demo.ceremony_award(), PACE), Edition::new(demo.open_award(), 11 * HOUR));
    for (index, tale) in story.entries.iter().enumerate() {
        let body = story
            .organizations
            .iter()
            .find(|body| body.key == tale.organization)
            .ok_or_else(|| Error::Unexpected(format!("the story has no body {}", tale.organization)))?;
        let edition = if matches!(tale.fate, Fate::Judged | Fate::Ineligible) { &mut judged } else { &mut open };
        write(conn, demo, edition, body, tale, &tale.key, index).await?;
        if judging::TALES.contains(&tale.key.as_str()) {
            write(conn, demo, &mut judging, body, tale, &judging::name_of(&tale.key), index).await?;
        }
    }
    Ok(())
}

/// An edition being filled: its submissions come one after the other.
struct Edition {
    award: Award,
    pace: i64,
    sent: i64,
}

impl Edition {
    const fn new(award: Award, pace: i64) -> Self {
        Self { award, pace, sent: 0 }
    }

    /// The next number and its moment.
    fn next(&mut self, demo: &Demo, key: &str) -> (i64, Timestamp) {
        self.sent += 1;
        let [a, b, c, ..] = demo.digest(&format!("moment {key}"));
        let scatter = i64::from(u32::from_be_bytes([0, a, b, c])) % (2 * HOUR);
        (self.sent, self.award.opens_at.plus(self.sent * self.pace + scatter))
    }
}

async fn write(conn: &mut Conn, demo: &Demo, edition: &mut Edition, body: &Body, tale: &Tale, key: &str, index: usize) -> Result<()> {
    let id = demo.entry(key);
    let person = demo.person(if body.key == ENTRANT_BODY { "entrant" } else { &body.key });
    let answers = answer(body, tale, index)?;
    let draft = Entry::draft(id, edition.award.id, demo.organization(&body.key));
    let is_sent = !matches!(tale.fate, Fate::Draft | Fate::DraftComplete);
    let (number, sent_at) = if is_sent { edition.next(demo, key) } else { (0, edition.award.opens_at.plus(2 * DAY + minutes(index) * 17)) };
    entries::insert(conn, &draft, person, sent_at.plus(-5 * HOUR)).await?;
    keep(conn, id, &answers, person, sent_at.plus(-4 * HOUR)).await?;
    if is_sent {
        let categories = award::categories_of(conn, edition.award.id).await?;
        let entry = draft
            .submit(&edition.award, &categories, &answers, sent_at, number)
            .map_err(|error| Error::Unexpected(format!("the story of {}: {error} {:?}", tale.key, answers.missing(&categories))))?;
        let files = super::files::write(conn, demo, id, key, person, sent_at).await?;
        let answers = answers.with_files(&files);
        let receipt = ReceiptId::from_uuid(demo.uuid(&format!("receipt {key}")));
        entries::send(conn, &entry, &answers, receipt, person).await?;
        write_sent(conn, receipt, &files).await?;
        if PUBLISHED.contains(&key) {
            let project = ProjectId::from_uuid(demo.uuid(&format!("project {}", tale.key)));
            let published_at = edition.award.closes_at.plus(20 * DAY + minutes(index));
            entries::show(conn, &edition.award, &entry, &answers, project, published_at).await?;
        }
        decide(conn, demo, edition, entry, tale, sent_at).await?;
    }
    Ok(())
}

async fn decide(conn: &mut Conn, demo: &Demo, edition: &Edition, entry: Entry, tale: &Tale, sent_at: Timestamp) -> Result<()> {
    let decided_at = edition.award.closes_at.plus(3 * DAY);
    let returned_at = sent_at.plus(5 * HOUR);
    let open = OpenFields::of(tale.marks.iter().map(|mark| mark.key.as_str()));
    let entry = match tale.fate {
        Fate::Judged => entry.find_eligible(&edition.award, decided_at)?,
        Fate::Ineligible => {
            entry.find_ineligible(&edition.award, decided_at, tale.ineligible_reason.unwrap_or(IneligibleReason::IdeaOnly))?
        }
        Fate::Withdrawn => entry.withdraw(&edition.award, sent_at.plus(3 * HOUR))?,
        Fate::Returned => entry.return_for_revision(&edition.award, returned_at, edition.award.closes_at, open)?,
        Fate::Submitted | Fate::Draft | Fate::DraftComplete => return Ok(()),
    };
    entries::write_state(conn, &entry, entry.state.at().unwrap_or(sent_at), &in_three(&tale.return_remark)).await?;
    screening::tell_of(conn, demo, &entry, tale).await
}

/// A demonstration's organizer writes for every reader.
pub(super) fn in_three(text: &Trilingual) -> String {
    [&text.kk, &text.ru, &text.en].map(String::as_str).join("\n\n").trim().to_owned()
}

/// Saves each section that has an answer, a quarter of an hour apart.
async fn keep(conn: &mut Conn, id: EntryId, answers: &Answers, person: PersonId, from: Timestamp) -> Result<()> {
    for (position, section) in Section::ALL.iter().enumerate() {
        let of_section: BTreeMap<String, String> = answers
            .iter()
            .filter(|(key, _)| form::find_field(key).is_some_and(|(of, _)| of == *section))
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect();
        if !of_section.is_empty() {
            entries::keep_section(conn, id, *section, &of_section, 0, person, from.plus(15 * minutes(position))).await?;
        }
    }
    Ok(())
}

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap_or_default() * MINUTE
}

/// The answers of a tale. People and numbers are synthetic; the title says that it is a demonstration.
fn answer(body: &Body, tale: &Tale, index: usize) -> Result<Answers> {
    let mut all: Vec<(String, String)> = tale.answers.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
    let mut put = |key: &str, text: &str| all.push((key.to_owned(), text.to_owned()));
    put("bin", &body.bin);
    put("org_kind", &body.kind);
    put("region", &body.region);
    put("head", &body.head.kk);
    put("phone", &format!("+7700000{:04}", 1_000 + index));
    put("email", &format!("{}@demo.bayge", body.key));
    put("category", &tale.category);
    put("language", &tale.long_language);
    put("technologies", &tale.technologies.join(","));
    if let Some(lead) = tale.team.first() {
        put("contact", &lead.name);
        put("position", &lead.role);
    }
    trilingual(&mut put, "org_name", &body.name);
    trilingual(&mut put, "title", &tale.title.clone().marked());
    trilingual(&mut put, "summary", &tale.summary);
    for (row, indicator) in (1..).zip(&tale.indicators) {
        trilingual(&mut put, &form::row_key("indicator", row, "name"), &indicator.name);
        trilingual(&mut put, &form::row_key("indicator", row, "unit"), &indicator.unit);
        for (key, text) in &indicator.answers {
            put(&form::row_key("indicator", row, key), text);
        }
    }
    for (row, member) in (1..).zip(&tale.team) {
        put(&form::row_key("member", row, "name"), &member.name);
        put(&form::row_key("member", row, "role"), &member.role);
    }
    for (row, partner) in (1..).zip(&tale.partners) {
        put(&form::row_key("partner", row, "name"), partner);
    }
    if tale.fate != Fate::Draft {
        for consent in ["authority", "truth", "personal_data_consent", "no_secrets"] {
            put(consent, CONSENT_GIVEN);
        }
    }
    let mut answers = Answers::new();
    answers.merge(all, &[]).map_err(|error| Error::Unexpected(format!("the demonstration's story, {}: {error:?}", tale.key)))?;
    Ok(answers)
}

fn trilingual(put: &mut impl FnMut(&str, &str), stem: &str, text: &Trilingual) {
    put(&format!("{stem}_kk"), &text.kk);
    put(&format!("{stem}_ru"), &text.ru);
    put(&format!("{stem}_en"), &text.en);
}

/// Words that say "this is fictional" in each language.
trait Marked {
    fn marked(self) -> Self;
}

impl Marked for Trilingual {
    fn marked(self) -> Self {
        let mark = |text: String, word: &str| if text.is_empty() { text } else { format!("{text} ({word})") };
        Self { kk: mark(self.kk, "демо"), ru: mark(self.ru, "демо"), en: mark(self.en, "demo") }
    }
}

impl Demo {
    /// The entry of this name in the story.
    pub(crate) fn entry(&self, key: &str) -> EntryId {
        EntryId::from_uuid(self.uuid(&format!("entry {key}")))
    }
}
