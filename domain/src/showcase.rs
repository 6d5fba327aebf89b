//! The showcase: practices and published entries as the public sees them, in the reader's language.

use serde::{Deserialize, Serialize};

use crate::{
    answers::Answers,
    figure::Figure,
    file::FileLine,
    locale::{Locale, Trilingual},
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    sharing::Sharing,
    time::Timestamp,
};

mod compare;
mod facets;
mod filter;
mod found;
mod query;
mod record;
mod related;
mod sentence;
mod statistics;
mod strength;
mod suggestion;

pub use compare::{Chosen, Comparison, MOST as MOST_COMPARED};
pub use facets::{Choice, Facets, Lanes, Tally, Ticks, Traits};
pub use filter::{Filter, MAX_QUERY, Sort, toggle};
pub use found::{Found, Piece, snippet};
pub use query::encode;
pub use record::{Indicator, Record};
pub use sentence::first_sentence;
pub use statistics::Statistics;
pub use strength::Strength;
pub use suggestion::{SHORTEST as SHORTEST_SUGGESTED, Suggestion};

/// How many cards a page of the gallery holds.
pub const PAGE_SIZE: usize = 12;

coded! {
    /// Where a project of the showcase comes from.
    pub enum Origin {
        /// A published example with its source. It does not compete.
        Practice => "practice",
        /// An entry of the award, published by the organizer.
        Entry => "entry",
    }
}

/// A text in the reader's language, or in another where it is not translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The language it is in.
    pub locale: Locale,
}

impl Said {
    /// The best version for a reader.
    #[must_use]
    pub fn of(text: &Trilingual, locale: Locale) -> Self {
        let (text, locale) = text.best(locale);
        Self { text: text.to_owned(), locale }
    }
}

/// A category's slug and its name in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryName {
    /// Its name in addresses and styles.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
}

/// A project as a card shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectCard {
    /// Its address.
    pub slug: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its category.
    pub category: CategoryName,
    /// Where it works.
    pub region: Region,
    /// Its title.
    pub title: Said,
    /// Whose it is.
    pub owner: Said,
    /// Its best result, if it has a figure.
    pub result: Option<Figure>,
    /// One sentence about it, for a card without a figure.
    pub phrase: Said,
    /// Where the words asked for stand in it; nothing where none were asked for.
    pub found: Option<Found>,
}

/// Everything public of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// What its card shows.
    pub card: ProjectCard,
    /// The year of the edition it entered; none for a practice.
    pub year: Option<i32>,
    /// The kind of its body.
    pub kind: OrganizationKind,
    /// How far it is, where known.
    pub stage: Option<Stage>,
    /// What it is made of, where known.
    pub technologies: Vec<Technology>,
    /// What it does.
    pub summary: Said,
    /// Who published the facts.
    pub source_name: String,
    /// Where they can be read, if on the web.
    pub source_url: String,
    /// The public answers of an entry; none for a practice.
    pub answers: Answers,
    /// The files of an entry that are public.
    pub files: Vec<FileLine>,
    /// Projects that are like it.
    pub related: Vec<ProjectCard>,
    /// Who asked about it, what became of it, what the award decided.
    pub sharing: Sharing,
    /// When it came into the showcase.
    pub published_at: Timestamp,
}

/// A page of the gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What was asked, with the page that really is shown.
    pub filter: Filter,
    /// How many projects match.
    pub total: usize,
    /// How many pages they fill, at least one.
    pub pages: u32,
    /// The projects of this page.
    pub cards: Vec<ProjectCard>,
    /// What else can be chosen.
    pub facets: Facets,
}

/// What the home page shows of the showcase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlights {
    /// The newest of the strongest results.
    pub hero: Option<ProjectCard>,
    /// One project of each category, the newest of its strongest.
    pub cards: Vec<ProjectCard>,
    /// How many projects each category has.
    pub counts: Vec<(String, usize)>,
    /// How many there are.
    pub total: usize,
}
