//! The entry form: one definition that drives wizard, validation, check page, export and API.

mod fields;
mod posted;
mod publication;

pub use fields::TITLE_MAX;
pub use posted::{choice_key, read_post};
pub use publication::{Audience, Publication};

use crate::locale::Locale;

coded! {
    /// A section of the entry form, in the order of the task list.
    pub enum Section {
        /// The body that enters.
        Organization => "organization",
        /// What is entered, in public words.
        Project => "project",
        /// The problem and the solution.
        Solution => "solution",
        /// Measured results.
        Results => "results",
        /// Responsible AI.
        Responsible => "responsible",
        /// Transfer to other bodies.
        Transfer => "transfer",
        /// Team and partners.
        Team => "team",
        /// Files.
        Files => "files",
        /// Consent.
        Consent => "consent",
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The stable key of its answer; inside rows, the last part of it.
    pub key: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether an entry is incomplete without it (inside rows: a row).
    pub required: bool,
    /// Who may read the answer.
    pub audience: Audience,
    /// The language of this version of a text asked in several languages: `title_kk` is `Some(Kk)`.
    pub locale: Option<Locale>,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text {
        /// Limit in characters (Unicode scalar values).
        max_chars: usize,
    },
    /// Several lines.
    LongText {
        /// Limit in words, see [`crate::answers::count_words`].
        max_words: usize,
    },
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// One of the categories of the award, by its slug.
    Category,
    /// Any of these codes, joined by commas; at least one if required.
    Choices(&'static [&'static str]),
    /// A BIN, see [`crate::bin::Bin`].
    Bin,
    /// An address, see [`crate::email::Email`].
    Email,
    /// A telephone number, see [`crate::phone::Phone`].
    Phone,
    /// A month, see [`crate::time::parse_month`].
    Month,
    /// A number, see [`crate::number::Number`].
    Number,
    /// Rows of fields. The answer of field `name` in the first row of `member` has the key `member.1.name`.
    Rows {
        /// The fields of a row.
        fields: &'static [Field],
        /// Fewest rows.
        min: usize,
        /// Most rows.
        max: usize,
    },
    /// A consent, given by the answer [`CONSENT_GIVEN`].
    Consent,
}

/// The answer that gives a consent.
pub const CONSENT_GIVEN: &str = "yes";

/// The key of a mark on an entry's files, and of the rows that name them in what was sent. No field of the form has it.
pub const FILES: &str = "file";

/// The field that a key is of: without its row, if it has one. Files are of the field that says what they are.
#[must_use]
pub fn field_name(key: &str) -> &str {
    match key.split('.').next().unwrap_or_default() {
        FILES => fields::FILES[0].key,
        name => name,
    }
}

/// The highest number that a row may carry in a key; more rows than a form takes can be kept and pointed out.
pub const MAX_ROW: usize = 99;

impl Section {
    /// The fields, in order.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Organization => fields::ORGANIZATION,
            Self::Project => fields::PROJECT,
            Self::Solution => fields::SOLUTION,
            Self::Results => fields::RESULTS,
            Self::Responsible => fields::RESPONSIBLE,
            Self::Transfer => fields::TRANSFER,
            Self::Team => fields::TEAM,
            Self::Files => fields::FILES,
            Self::Consent => fields::CONSENT,
        }
    }

    /// The section after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|section| *section != self).nth(1)
    }
}

impl Field {
    /// Whether registration settled the answer: the form shows it and does not ask.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.key, "bin" | "org_kind")
    }

    /// The key without its language: `title` for `title_kk`; texts of one stem are shown side by side.
    #[must_use]
    pub fn stem(&self) -> &'static str {
        self.locale.and_then(|locale| self.key.strip_suffix(locale.code())?.strip_suffix('_')).unwrap_or(self.key)
    }
}

/// The section and the field to which the answer `key` belongs. For a key inside rows (`indicator.2.before`) it is
/// the field of the row.
#[must_use]
pub fn find_field(key: &str) -> Option<(Section, &'static Field)> {
    let (first, row) = match key.split_once('.') {
        Some((first, rest)) => (first, Some(rest.split_once('.')?)),
        None => (key, None),
    };
    let (section, field) = Section::ALL
        .iter()
        .flat_map(|section| section.fields().iter().map(move |field| (*section, field)))
        .find(|(_, field)| field.key == first)?;
    match (row, field.kind) {
        (None, FieldKind::Rows { .. }) => None,
        (None, _) => Some((section, field)),
        (Some((number, name)), FieldKind::Rows { fields, .. }) => {
            parse_row(number)?;
            fields.iter().find(|field| field.key == name).map(|field| (section, field))
        }
        (Some(_), _) => None,
    }
}

/// The key of a field inside rows; `row` counts from 1.
#[must_use]
pub fn row_key(rows: &str, row: usize, field: &str) -> String {
    format!("{rows}.{row}.{field}")
}

/// The number of a row in a key: 1 to [`MAX_ROW`], without leading zeros or signs, so that each row has one spelling.
pub(crate) fn parse_row(text: &str) -> Option<usize> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|row| is_plain && (1..=MAX_ROW).contains(row))
}
