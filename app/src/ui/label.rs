//! The words for the codes of the showcase.

use domain::{
    category::Entrants,
    organization::OrganizationKind,
    project::{Stage, Technology},
    showcase::{Origin, Sort},
};

use crate::words::Word;

/// The kind of a body.
#[must_use]
pub const fn kind(kind: OrganizationKind) -> Word {
    match kind {
        OrganizationKind::Central => Word::ShowcaseKindCentral,
        OrganizationKind::Local => Word::ShowcaseKindLocal,
        OrganizationKind::Quasi => Word::ShowcaseKindQuasi,
    }
}

/// How far a project is.
#[must_use]
pub const fn stage(stage: Stage) -> Word {
    match stage {
        Stage::Pilot => Word::ShowcaseStagePilot,
        Stage::Operation => Word::ShowcaseStageOperation,
        Stage::Scaled => Word::ShowcaseStageScaled,
    }
}

/// What a project is made of.
#[must_use]
pub const fn technology(technology: Technology) -> Word {
    match technology {
        Technology::Vision => Word::ShowcaseTechnologyVision,
        Technology::Language => Word::ShowcaseTechnologyLanguage,
        Technology::Speech => Word::ShowcaseTechnologySpeech,
        Technology::Decision => Word::ShowcaseTechnologyDecision,
        Technology::Generation => Word::ShowcaseTechnologyGeneration,
        Technology::Learning => Word::ShowcaseTechnologyLearning,
    }
}

/// Where a project comes from.
#[must_use]
pub const fn origin(origin: Origin) -> Word {
    match origin {
        Origin::Practice => Word::SearchOriginPractice,
        Origin::Entry => Word::SearchOriginEntry,
    }
}

/// What comes first in the gallery.
#[must_use]
pub const fn sort(sort: Sort) -> Word {
    match sort {
        Sort::Relevance => Word::SearchBest,
        Sort::Result => Word::GallerySortResult,
        Sort::Newest => Word::GallerySortNewest,
        Sort::Title => Word::GallerySortTitle,
    }
}

/// Who may enter a category.
#[must_use]
pub const fn entrants(entrants: Entrants) -> Word {
    match entrants {
        Entrants::StateBody => Word::ShowcaseEntrantsStateBody,
        Entrants::LocalExecutive => Word::ShowcaseEntrantsLocalExecutive,
        Entrants::QuasiPublic => Word::ShowcaseEntrantsQuasiPublic,
        Entrants::Central => Word::TermsEntrantsCentral,
        Entrants::CentralOrQuasi => Word::TermsEntrantsCentralOrQuasi,
        Entrants::LocalOrQuasi => Word::TermsEntrantsLocalOrQuasi,
        Entrants::Anyone => Word::TermsEntrantsAnyone,
    }
}
