//! Collections: projects that the organizer put together for one purpose, "clinics", "roads".

use serde::{Deserialize, Serialize};

use crate::{
    locale::{Locale, Trilingual},
    note::Note,
    showcase::{ProjectCard, Said},
    slug::Slug,
};

/// How many projects a collection holds.
pub const MOST_PROJECTS: usize = 60;
/// How many collections there are.
pub const MOST_COLLECTIONS: usize = 100;
/// Longest title, in characters.
pub const TITLE_MAX: usize = 90;
/// Longest text, in characters.
pub const TEXT_MAX: usize = 1200;

/// Why a collection is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("{self:?}")]
pub enum CollectionError {
    /// The title is missing in one of the languages.
    Title,
    /// A title is too long.
    TitleTooLong,
    /// A text is too long.
    TextTooLong,
    /// This line is no address of a project.
    Address(usize),
    /// This line names a project that is not in the showcase.
    Unknown(usize),
    /// This line names a project that stands there already.
    Twice(usize),
    /// There are too many projects.
    TooMany,
    /// There are too many collections.
    TooManyCollections,
    /// Without projects there is nothing to publish.
    Empty,
}

impl CollectionError {
    /// The line of the list that is wrong, from 1.
    #[must_use]
    pub const fn line(self) -> Option<usize> {
        match self {
            Self::Address(line) | Self::Unknown(line) | Self::Twice(line) => Some(line),
            _ => None,
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CollectionForm {
    /// Its title in Kazakh.
    pub title_kk: String,
    /// Its title in Russian.
    pub title_ru: String,
    /// Its title in English.
    pub title_en: String,
    /// What it is about, in Kazakh.
    pub text_kk: String,
    /// What it is about, in Russian.
    pub text_ru: String,
    /// What it is about, in English.
    pub text_en: String,
    /// The projects, a line each: their addresses.
    pub projects: String,
}

/// A collection as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCollection {
    /// Its title in each language.
    pub title: Trilingual,
    /// What it is about, where that was said.
    pub text: Trilingual,
    /// Its projects in order, with the lines that they stood in.
    pub projects: Vec<(usize, Slug)>,
}

impl CollectionForm {
    /// Reads the form.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(&self) -> Result<NewCollection, CollectionError> {
        let plain = |text: &str| Note::parse_optional(text);
        let line = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let title = Trilingual::new(line(&self.title_kk), line(&self.title_ru), line(&self.title_en));
        let text = Trilingual::new(plain(&self.text_kk), plain(&self.text_ru), plain(&self.text_en));
        let each = |text: &Trilingual, wrong: &dyn Fn(&str) -> bool| Locale::ALL.iter().any(|locale| wrong(text.get(*locale)));
        if each(&title, &str::is_empty) {
            return Err(CollectionError::Title);
        }
        if each(&title, &|text| text.chars().count() > TITLE_MAX) {
            return Err(CollectionError::TitleTooLong);
        }
        if each(&text, &|text| text.chars().count() > TEXT_MAX) {
            return Err(CollectionError::TextTooLong);
        }
        let mut projects: Vec<(usize, Slug)> = Vec::new();
        for (number, line) in (1..).zip(self.projects.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let slug = slug_of(line).ok_or(CollectionError::Address(number))?;
            if projects.iter().any(|(_, other)| *other == slug) {
                return Err(CollectionError::Twice(number));
            }
            projects.push((number, slug));
            if projects.len() > MOST_PROJECTS {
                return Err(CollectionError::TooMany);
            }
        }
        Ok(NewCollection { title, text, projects })
    }
}

/// A project's name in addresses, out of a whole address or alone.
fn slug_of(line: &str) -> Option<Slug> {
    let address = line.trim().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let name = match address.rsplit_once('/') {
        Some((before, name)) if before.ends_with("/projects") || before.ends_with("/p") => name,
        Some(_) => return None,
        None => address,
    };
    Slug::parse(name).ok()
}

/// A published collection in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionCard {
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: Said,
    /// What it is about.
    pub text: Said,
    /// How many projects it holds.
    pub count: usize,
}

/// A published collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionView {
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: Said,
    /// What it is about.
    pub text: Said,
    /// Its projects, in the organizer's order.
    pub cards: Vec<ProjectCard>,
}

/// A collection in the organizer's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionLine {
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: Trilingual,
    /// How many projects it holds.
    pub count: usize,
    /// Whether everybody sees it.
    pub is_published: bool,
}

/// A collection in the organizer's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionDraft {
    /// What is kept of it.
    pub line: CollectionLine,
    /// What it is about.
    pub text: Trilingual,
    /// Its projects in order: addresses and titles.
    pub projects: Vec<(String, Trilingual)>,
    /// Counts the changes.
    pub version: i64,
}

impl CollectionDraft {
    /// The form as it stands before anything is typed.
    #[must_use]
    pub fn form(&self) -> CollectionForm {
        let (title, text) = (self.line.title.clone(), self.text.clone());
        let projects = self.projects.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>().join("\n");
        CollectionForm {
            title_kk: title.kk,
            title_ru: title.ru,
            title_en: title.en,
            text_kk: text.kk,
            text_ru: text.ru,
            text_en: text.en,
            projects,
        }
    }
}
