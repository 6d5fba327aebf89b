//! What is printed and kept: the receipt, and the whole entry from the same definition as its form. The server draws it.

use domain::{
    award::{Award, Calendar, CalendarDate},
    entry::{EntryRecord, Receipt, number_name},
    file::FileLine,
    form::{Field, FieldKind, Section, row_key},
};

use crate::{
    pages::entries::{answers, labels, problems, receipt, state},
    ui::files::{audience, purpose, size},
    words::{Word, Words},
};

/// A document to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The language of its words.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// What stands at the foot of each page, before its number.
    pub foot: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What it is: once, at the top.
    Title(String),
    /// The head of a part.
    Heading(String),
    /// A sentence.
    Text(String),
    /// A name and what goes with it.
    Fact {
        /// The name.
        label: String,
        /// What goes with it, maybe in several lines.
        value: String,
        /// The language of the value, where it is another than the sheet's.
        lang: Option<&'static str>,
        /// How it is set.
        look: Look,
    },
}

/// How the value of a fact is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As text.
    Plain,
    /// Large.
    Large,
    /// Paler: it says that there is nothing.
    Soft,
}

fn fact(label: &str, value: String) -> Block {
    Block::Fact { label: label.to_owned(), value, lang: None, look: Look::Plain }
}

fn number(award: &Award, receipt: &Receipt) -> String {
    number_name(award.year, receipt.number)
}

/// The category that it competes in, by name.
fn category(words: Words, record: &EntryRecord) -> String {
    let category = record.categories.iter().find(|category| category.slug == record.entry.category);
    category.map(|category| category.name.best(words.locale()).0.to_owned()).unwrap_or_default()
}

/// The last receipt of an entry; nothing, if it was never sent.
#[must_use]
pub fn receipt(words: Words, record: &EntryRecord, public_url: &str) -> Option<Sheet> {
    let receipt = record.receipts.first()?;
    let number = number(&record.award, receipt);
    let title = state::title(words, &record.answers.trilingual("title"));
    let organization = record.organization.best(words.locale()).0.to_owned();
    let large = Block::Fact { label: words.t(Word::EntriesReceiptNumber).to_owned(), value: number.clone(), lang: None, look: Look::Large };
    let mut blocks = vec![
        Block::Title(words.t(Word::EntriesReceiptTitle).to_owned()),
        large,
        fact(words.t(Word::EntriesProject), title),
        fact(words.t(Word::EntriesCategory), category(words, record)),
        fact(words.t(Word::FormOrganization), organization),
        fact(words.t(Word::PrintAward), record.award.name.best(words.locale()).0.to_owned()),
        fact(words.t(Word::EntriesReceiptTime), receipt::exact(words, receipt)),
        fact(words.t(Word::EntriesReceiptZone), words.t(Word::EntriesReceiptZoneValue).to_owned()),
        fact(words.t(Word::EntriesReceiptBy), receipt.submitted_by.clone()),
        Block::Heading("SHA-256".to_owned()),
        fact(words.t(Word::PrintContent), receipt.sha256.clone()),
    ];
    blocks.extend(receipt.files.iter().map(|file| fact(&file.name, file.sha256.clone())));
    let address = format!("{public_url}{}", words.href(&format!("/entries/{}/receipt", record.entry.id)));
    blocks.extend([
        Block::Text(words.t(Word::EntriesReceiptHashHelp).to_owned()),
        Block::Heading(words.t(Word::PrintCheck).to_owned()),
        Block::Text(words.with(Word::PrintCheckContent, &[("address", &address)])),
        Block::Text(words.t(Word::PrintCheckCommand).to_owned()),
        Block::Heading(words.t(Word::CalendarDates).to_owned()),
    ]);
    blocks.extend(dates(words, record));
    let foot = format!("{} {number}", words.t(Word::EntriesReceipt));
    Some(Sheet { lang: words.locale().code(), title: foot.clone(), foot, blocks })
}

/// What comes after the submission.
fn dates(words: Words, record: &EntryRecord) -> Vec<Block> {
    let calendar = Calendar::of(&record.award);
    let at = |date: CalendarDate| format!("{}, {}", words.date_time(calendar.get(date)), words.t(Word::EntriesReceiptZoneValue));
    vec![
        fact(
            words.t(Word::PrintCloses),
            format!("{}, {}", words.until(record.entry.deadline(&record.award)), words.t(Word::EntriesReceiptZoneValue)),
        ),
        fact(words.t(Word::CalendarJudging), at(CalendarDate::Judging)),
        fact(words.t(Word::CalendarCeremony), at(CalendarDate::Ceremony)),
    ]
}

/// Every answer of an entry, section by section, and its files.
#[must_use]
pub fn entry(words: Words, record: &EntryRecord) -> Sheet {
    let title = state::title(words, &record.answers.trilingual("title"));
    let (state, _) = labels::state(record.entry.state);
    let mut blocks = vec![Block::Title(title.clone())];
    let mut foot = record.award.name.best(words.locale()).0.to_owned();
    if let Some(receipt) = record.receipts.first() {
        let number = number(&record.award, receipt);
        foot = format!("{foot}, {number}");
        blocks.push(fact(words.t(Word::EntriesReceiptNumber), number));
    }
    blocks.push(fact(words.t(Word::PrintState), words.t(state).to_owned()));
    for section in Section::ALL {
        blocks.push(Block::Heading(words.t(labels::section(*section).0).to_owned()));
        if *section == Section::Files {
            blocks.extend(record.files.iter().map(|each| file(words, each)));
        }
        for field in section.fields() {
            match field.kind {
                FieldKind::Rows { fields, .. } => {
                    for row in record.answers.rows(field.key) {
                        blocks.extend(fields.iter().map(|inner| line(words, record, &row_key(field.key, row.number, inner.key), inner)));
                    }
                }
                _ => blocks.push(line(words, record, field.key, field)),
            }
        }
    }
    Sheet { lang: words.locale().code(), title, foot, blocks }
}

fn line(words: Words, record: &EntryRecord, key: &str, field: &Field) -> Block {
    let value = answers::answer(words, &record.categories, field, record.answers.get(key));
    let (value, look) = if value.is_empty() { (words.t(Word::EntriesNotWritten).to_owned(), Look::Soft) } else { (value, Look::Plain) };
    let lang = field.locale.filter(|_| look == Look::Plain).and_then(|locale| words.foreign(locale));
    Block::Fact { label: problems::label(words, key), value, lang, look }
}

fn file(words: Words, file: &FileLine) -> Block {
    let about = [words.t(purpose(file.purpose)), &size(words, file.size), words.t(audience(file.audience))].join(", ");
    fact(&file.name, format!("{about}\nSHA-256 {}", file.sha256))
}
