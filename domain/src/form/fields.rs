//! The fields of the default entry form, built from the forms of WSIS, the Oman eGov award, UNPSA and the Irish
//! award. Keys are promises: stored answers, exports and receipts use them.

use super::{
    Audience::{self, Desk, Jury, Summary, Whole},
    Field,
    FieldKind::{self, Bin, Category, Choice, Choices, Consent, Email, LongText, Month, Number, Phone, Rows, Text},
    Publication,
};
use crate::{
    locale::Locale::{self, En, Kk, Ru},
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
};

const fn required(key: &'static str, kind: FieldKind, audience: Audience) -> Field {
    Field { key, kind, required: true, audience, locale: None }
}

const fn optional(key: &'static str, kind: FieldKind, audience: Audience) -> Field {
    Field { key, kind, required: false, audience, locale: None }
}

const fn text(max_chars: usize) -> FieldKind {
    Text { max_chars }
}

const fn words(max_words: usize) -> FieldKind {
    LongText { max_words }
}

impl Field {
    const fn version(self, locale: Locale) -> Self {
        Self { locale: Some(locale), ..self }
    }
}

/// The longest title of a project in one language, in characters: what people read at a glance and the stage holds.
pub const TITLE_MAX: usize = 120;

pub(super) const ORGANIZATION: &[Field] = &[
    required("bin", Bin, Desk),
    required("org_name_kk", text(250), Summary).version(Kk),
    required("org_name_ru", text(250), Summary).version(Ru),
    optional("org_name_en", text(250), Summary).version(En),
    required("org_kind", Choice(OrganizationKind::CODES), Summary),
    required("region", Choice(Region::CODES), Summary),
    required("head", text(120), Desk),
    required("contact", text(120), Desk),
    required("position", text(200), Desk),
    required("phone", Phone, Desk),
    required("email", Email, Desk),
];

pub(super) const PROJECT: &[Field] = &[
    required("category", Category, Summary),
    required("title_kk", text(TITLE_MAX), Summary).version(Kk),
    required("title_ru", text(TITLE_MAX), Summary).version(Ru),
    optional("title_en", text(TITLE_MAX), Summary).version(En),
    required("summary_kk", words(200), Summary).version(Kk),
    required("summary_ru", words(200), Summary).version(Ru),
    optional("summary_en", words(200), Summary).version(En),
    required("stage", Choice(Stage::CODES), Summary),
    required("running_since", Month, Whole),
    // The language in which the long answers below are written: they are asked once, not three times.
    required("language", Choice(&["kk", "ru"]), Whole),
];

pub(super) const SOLUTION: &[Field] = &[
    required("situation", words(300), Whole),
    required("why_ai", words(300), Whole),
    required("how", words(300), Whole),
    required("technologies", Choices(Technology::CODES), Summary),
];

const INDICATOR: &[Field] = &[
    required("name_kk", text(160), Whole).version(Kk),
    required("name_ru", text(160), Whole).version(Ru),
    optional("name_en", text(160), Whole).version(En),
    required("unit_kk", text(40), Whole).version(Kk),
    required("unit_ru", text(40), Whole).version(Ru),
    optional("unit_en", text(40), Whole).version(En),
    required("before", Number, Whole),
    required("after", Number, Whole),
    required("better", Choice(&["lower", "higher"]), Whole),
    required("period", text(120), Whole),
    // A link; the evidence may also be a file, so its absence here is no fault.
    optional("evidence", text(500), Whole),
];

pub(super) const RESULTS: &[Field] = &[
    required("indicator", Rows { fields: INDICATOR, min: 1, max: 10 }, Whole),
    optional("users", Number, Whole),
    optional("money_saved", Number, Whole),
    optional("hours_saved", Number, Whole),
];

// Degrees of risk and autonomy: AI law No. 230-VIII, in force 18 January 2026; the owner sets them.
pub(super) const RESPONSIBLE: &[Field] = &[
    required("risk", Choice(&["minimal", "medium", "high"]), Whole),
    required("autonomy", Choice(&["low", "medium", "high"]), Whole),
    required("personal_data", words(200), Whole),
    required("oversight", words(200), Whole),
    required("labelling", words(200), Whole),
];

pub(super) const TRANSFER: &[Field] = &[
    required("reused_where", words(200), Whole),
    required("needed_by_others", words(200), Whole),
    required("cost", words(200), Whole),
    required("support_plan", words(200), Whole),
];

const MEMBER: &[Field] = &[required("name", text(120), Jury), required("role", text(160), Jury)];

const PARTNER: &[Field] = &[required("name", text(250), Whole)];

pub(super) const TEAM: &[Field] = &[
    required("member", Rows { fields: MEMBER, min: 1, max: 30 }, Jury),
    optional("partner", Rows { fields: PARTNER, min: 0, max: 20 }, Whole),
];

// Files come through uploads; the note says what they are.
pub(super) const FILES: &[Field] = &[optional("files_note", words(200), Jury)];

pub(super) const CONSENT: &[Field] = &[
    required("authority", Consent, Desk),
    required("truth", Consent, Desk),
    required("personal_data_consent", Consent, Desk),
    required("no_secrets", Consent, Desk),
    required("publication", Choice(Publication::CODES), Desk),
];
