//! Practices: published examples with their sources, read from files, drafts and forms.

use crate::{
    category::CATEGORY_SLUGS,
    figure::Figure,
    locale::Trilingual,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    slug::Slug,
};

mod cells;
pub mod file;
mod told;

use cells::Reader;
pub use cells::{PracticeCells, TRANSLATED};
pub use told::{FaultCode, PracticeLine, PracticeView, Preview, PreviewLine, Told};

/// The columns, in their order.
pub const COLUMNS: [&str; 20] = [
    "slug",
    "category",
    "region",
    "kind",
    "stage",
    "technologies",
    "title_kk",
    "title_ru",
    "title_en",
    "summary_kk",
    "summary_ru",
    "summary_en",
    "owner_kk",
    "owner_ru",
    "owner_en",
    "result_kk",
    "result_ru",
    "result_en",
    "source_name",
    "source_url",
];

/// A published project with its source. It is unscored and does not compete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Its address.
    pub slug: Slug,
    /// The slug of its category.
    pub category: String,
    /// Where it works.
    pub region: Region,
    /// The kind of its body.
    pub kind: OrganizationKind,
    /// How far it is, where known.
    pub stage: Option<Stage>,
    /// What it is made of, where known.
    pub technologies: Vec<Technology>,
    /// Its title.
    pub title: Trilingual,
    /// What it does.
    pub summary: Trilingual,
    /// Whose it is.
    pub owner: Trilingual,
    /// Its best result as `FIGURE | LABEL`; empty where no figure is published.
    pub result: Trilingual,
    /// Who published the facts.
    pub source_name: String,
    /// Where they can be read, or empty.
    pub source_url: String,
}

/// What is wrong in one line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What may be wrong in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The first line does not name exactly [`COLUMNS`].
    Header,
    /// The file holds no practice.
    Empty,
    /// Not as many cells as columns.
    Cells {
        /// How many there are.
        got: usize,
    },
    /// A cell that must be filled is empty.
    Missing(&'static str),
    /// A cell holds what its column does not know.
    Unknown {
        /// The column.
        column: &'static str,
        /// What it holds.
        got: String,
    },
    /// A cell is longer than its column takes.
    TooLong {
        /// The column.
        column: &'static str,
        /// How many characters it takes.
        limit: usize,
    },
    /// A cell holds a control character.
    Control(&'static str),
    /// The file is no JSON of ours.
    NotJson,
    /// More practices than a file may hold.
    TooMany,
    /// An entry of the award, which is no practice.
    NotAPractice,
    /// A result is neither empty nor `FIGURE | LABEL`.
    Result(&'static str),
    /// The same slug stands in an earlier line.
    Repeated {
        /// That line.
        first: usize,
    },
}

/// Slugs that no practice has: the desk has pages of these names where it has a page for each practice.
pub const RESERVED: [&str; 2] = ["file", "new"];

/// Reads a whole tab-separated file with the categories that a new edition begins with: see [`parse_among`].
///
/// # Errors
/// All faults of all lines, in order.
pub fn parse(text: &str) -> Result<Vec<Practice>, Vec<Fault>> {
    let categories: Vec<String> = CATEGORY_SLUGS.iter().map(|slug| (*slug).to_owned()).collect();
    parse_among(text, &categories)
}

/// Reads a whole tab-separated file: every practice, or every fault. The first line names the columns. A mark at the beginning (BOM), CRLF
/// and empty lines are fine. `categories` are the slugs to choose from.
///
/// # Errors
/// All faults of all lines, in order.
pub fn parse_among(text: &str, categories: &[String]) -> Result<Vec<Practice>, Vec<Fault>> {
    let mut lines = (1..).zip(text.trim_start_matches('\u{FEFF}').lines());
    if !lines.next().is_some_and(|(_, header)| header.trim_end().split('\t').eq(COLUMNS)) {
        return Err(vec![Fault { line: 1, kind: FaultKind::Header }]);
    }
    let mut practices: Vec<(usize, Practice)> = Vec::new();
    let mut faults = Vec::new();
    for (line, row) in lines.filter(|(_, row)| !row.trim().is_empty()) {
        match parse_row(row, categories) {
            Ok(practice) => match practices.iter().find(|(_, other)| other.slug == practice.slug) {
                Some((first, _)) => faults.push(Fault { line, kind: FaultKind::Repeated { first: *first } }),
                None => practices.push((line, practice)),
            },
            Err(kinds) => faults.extend(kinds.into_iter().map(|kind| Fault { line, kind })),
        }
    }
    if practices.is_empty() && faults.is_empty() {
        faults.push(Fault { line: 1, kind: FaultKind::Empty });
    }
    if faults.is_empty() { Ok(practices.into_iter().map(|(_, practice)| practice).collect()) } else { Err(faults) }
}

fn parse_row(row: &str, categories: &[String]) -> Result<Practice, Vec<FaultKind>> {
    let row: Vec<&str> = row.trim_end_matches('\r').split('\t').collect();
    if row.len() != COLUMNS.len() {
        return Err(vec![FaultKind::Cells { got: row.len() }]);
    }
    let mut cells = PracticeCells::default();
    COLUMNS.into_iter().zip(row).for_each(|(column, cell)| cells.set(column, cell));
    Practice::read(&cells, categories)
}

impl Practice {
    /// Reads a whole practice; `categories` are the slugs to choose from.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn read(cells: &PracticeCells, categories: &[String]) -> Result<Self, Vec<FaultKind>> {
        let mut cells = Reader::of(cells);
        let slug = cells.read("slug", |text| Slug::parse(text).ok().filter(|slug| !RESERVED.contains(&slug.as_str())));
        let category = cells.read("category", |text| categories.iter().find(|slug| *slug == text).cloned());
        let region = cells.read("region", Region::parse);
        let kind = cells.read("kind", OrganizationKind::parse);
        let stage = cells.optional("stage", Stage::parse);
        let technologies = cells.optional("technologies", |text| text.split(',').map(|code| Technology::parse(code.trim())).collect());
        let title = cells.texts(["title_kk", "title_ru", "title_en"], 160);
        let summary = cells.texts(["summary_kk", "summary_ru", "summary_en"], 1200);
        let owner = cells.texts(["owner_kk", "owner_ru", "owner_en"], 250);
        let result = cells.results(["result_kk", "result_ru", "result_en"]);
        let source_name = cells.text("source_name", 250);
        let is_link = |text: &str| text.len() <= 500 && (text.starts_with("https://") || text.starts_with("http://"));
        let source_url = cells.optional("source_url", |text| is_link(text).then(|| text.to_owned()));
        match (cells.finish(), slug, category, region, kind) {
            (Ok(()), Some(slug), Some(category), Some(region), Some(kind)) => Ok(Self {
                slug,
                category,
                region,
                kind,
                stage,
                technologies: technologies.unwrap_or_default(),
                title,
                summary,
                owner,
                result,
                source_name,
                source_url: source_url.unwrap_or_default(),
            }),
            (faults, ..) => Err(faults.err().unwrap_or_default()),
        }
    }
}

/// Whether a result cell can be read; an empty one means that no figure is published.
fn is_result(cell: &str) -> bool {
    cell.is_empty() || Figure::parse(cell).is_some()
}
