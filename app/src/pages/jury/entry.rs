//! An entry as its juror reads it, section by section.

use domain::{
    answers::Answers,
    form::{FieldKind, Section, row_key},
    jury::{BlindFile, JuryEntry, JurySeat},
    locale::Trilingual,
};
use leptos::prelude::*;

use crate::{
    pages::{
        entries::{answers::answer, labels},
        project::indicators::Indicators,
    },
    ui::{
        files::{FileList, purpose},
        icon::Icon,
    },
    words::{Word, Words, use_words},
};

/// The sections in the order in which a juror needs them.
const ORDER: [Section; 7] =
    [Section::Project, Section::Results, Section::Solution, Section::Responsible, Section::Transfer, Section::Team, Section::Organization];

/// The head, the links to its parts, and everything that was sent.
#[component]
pub fn EntryRead(seat: JurySeat, entry: JuryEntry, is_blind: bool, has_panel: bool, title: String) -> impl IntoView {
    let words = use_words();
    let (answers, body, files) = match entry {
        JuryEntry::Blind(blind) => {
            let files = (!blind.files.is_empty()).then(|| view! { <BlindFiles files=blind.files.clone()/> }.into_any());
            (blind.answers().clone(), None, files)
        }
        JuryEntry::Named { body, answers, files } => {
            let body = body.0.best(words.locale()).0.to_owned();
            (answers, Some(body), (!files.is_empty()).then(|| view! { <FileList files=files/> }.into_any()))
        }
    };
    let shown: Vec<(Section, AnyView)> =
        ORDER.into_iter().filter_map(|section| Some((section, section_view(words, &answers, section)?))).collect();
    // On a phone the sheet lies below everything.
    let mut links: Vec<(String, Word)> = vec![("sheet-title".to_owned(), Word::JurySheet)];
    links.extend(shown.iter().map(|(section, _)| (format!("read-{section}"), labels::section(*section).0)));
    if files.is_some() {
        links.push(("read-files".to_owned(), Word::JuryFiles));
    }
    if has_panel {
        links.push(("panel".to_owned(), Word::JuryPanel));
    }
    let links =
        links.into_iter().map(|(id, word)| view! { <li><a href=format!("#{id}") rel="external">{words.t(word)}</a></li> }).collect_view();
    let parts = shown.into_iter().map(|(_, view)| view).collect_view();
    let about = [Some(seat.category_name.best(words.locale()).0.to_owned()), body, is_blind.then(|| words.t(Word::JuryBlind).to_owned())];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <a class="back" href=words.href("/jury")><Icon name="arrow-left"/>{words.t(Word::JuryBack)}</a>
        <div class="stack"><h1>{title}</h1><p class="soft">{about}</p></div>
        <nav aria-label=words.t(Word::JuryContents)><ul class="tabs">{links}</ul></nav>
        {parts}
        {files.map(|files| view! { <section class="stack" id="read-files"><h2>{words.t(Word::JuryFiles)}</h2>{files}</section> })}
    }
}

/// A section with what was answered in it; nothing if nothing was.
fn section_view(words: Words, answers: &Answers, section: Section) -> Option<AnyView> {
    let mut lines = Vec::new();
    let mut has_indicators = false;
    for field in section.fields() {
        match field.kind {
            FieldKind::Rows { .. } if field.key == "indicator" => has_indicators = !answers.rows("indicator").is_empty(),
            FieldKind::Rows { fields, .. } => lines.extend(rows(words, answers, field.key, fields.iter().map(|inner| inner.key).collect())),
            _ if matches!(field.key, "category" | "bin" | "title_kk" | "title_ru" | "title_en") => {}
            _ if field.locale.is_some_and(|locale| !is_best(words, answers, field.stem(), locale)) => {}
            _ => {
                let text = answer(words, &[], field, answers.get(field.key));
                let name = labels::field(None, field.stem()).map_or("", |(word, _)| words.t(word));
                if !text.is_empty() {
                    lines.push(view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any());
                }
            }
        }
    }
    let indicators = has_indicators.then(|| view! { <Indicators answers=answers.clone()/> }.into_any());
    if lines.is_empty() && indicators.is_none() {
        return None;
    }
    let id = format!("read-{section}");
    let heading = format!("{id}-name");
    let list = (!lines.is_empty()).then(|| {
        view! {
            <section class="answers" aria-labelledby=heading.clone()>
                <div class="answers-head"><h2 id=heading.clone()>{words.t(labels::section(section).0)}</h2></div>
                <dl>{lines}</dl>
            </section>
        }
    });
    Some(view! { <div class="stack" id=id>{indicators}{list}</div> }.into_any())
}

/// Whether this language is the one in which the reader is shown a text that stands in several.
fn is_best(words: Words, answers: &Answers, stem: &str, locale: domain::locale::Locale) -> bool {
    let text: Trilingual = answers.trilingual(stem);
    text.best(words.locale()).1 == locale
}

/// Rows as one line each: a name and what stands beside it.
fn rows(words: Words, answers: &Answers, key: &'static str, fields: Vec<&'static str>) -> Vec<AnyView> {
    let name = labels::field(None, key).map_or("", |(word, _)| words.t(word));
    let line = |number: usize| {
        let texts = fields.iter().map(|field| answers.get(&row_key(key, number, field))).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" · ")
    };
    let texts: Vec<String> = answers.rows(key).iter().map(|row| line(row.number)).collect();
    if texts.is_empty() { Vec::new() } else { vec![view! { <div><dt>{name}</dt><dd>{texts.join("\n")}</dd></div> }.into_any()] }
}

/// Files without the names that their body gave them.
#[component]
fn BlindFiles(files: Vec<BlindFile>) -> impl IntoView {
    let words = use_words();
    let items = files
        .into_iter()
        .map(|file| {
            let name = format!("{} ({})", words.t(purpose(file.purpose)), file.kind.extension().to_uppercase());
            view! {
                <li class="file"><Icon name="file"/><a class="file-name" href=format!("/files/{}", file.id) download=true rel="external">{name}</a></li>
            }
        })
        .collect_view();
    view! { <ul class="files">{items}</ul> }
}
