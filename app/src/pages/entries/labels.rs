//! The words of the entry form: every section, field, choice and help. A test walks the form and misses none.

use domain::{
    entry::{EntryState, IneligibleReason},
    form::{FILES, Section},
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    screening::{MarkReason, Ruling},
};

use crate::{
    ui::label,
    words::{Word, Words},
};

/// A section's name and what to do in it.
#[must_use]
pub const fn section(section: Section) -> (Word, Word) {
    match section {
        Section::Organization => (Word::FormOrganization, Word::FormOrganizationLead),
        Section::Project => (Word::FormProject, Word::FormProjectLead),
        Section::Solution => (Word::FormSolution, Word::FormSolutionLead),
        Section::Results => (Word::FormResults, Word::FormResultsLead),
        Section::Responsible => (Word::FormResponsible, Word::FormResponsibleLead),
        Section::Transfer => (Word::FormTransfer, Word::FormTransferLead),
        Section::Team => (Word::FormTeam, Word::FormTeamLead),
        Section::Files => (Word::FormFiles, Word::FormFilesLead),
        Section::Consent => (Word::FormConsent, Word::FormConsentLead),
    }
}

/// What a field is called and, where it needs more, how to fill it. `rows` is the field of rows that it stands in.
#[must_use]
pub fn field(rows: Option<&str>, stem: &str) -> Option<(Word, Option<Word>)> {
    let label = match (rows, stem) {
        (None, "bin") => (Word::FormBin, Some(Word::FormBinHelp)),
        (None, "org_name") => (Word::FormOrgName, Some(Word::FormOrgNameHelp)),
        (None, "org_kind") => (Word::FormOrgKind, Some(Word::FormOrgKindHelp)),
        (None, "region") => (Word::FormRegion, Some(Word::FormRegionHelp)),
        (None, "head") => (Word::FormHead, Some(Word::FormHeadHelp)),
        (None, "contact") => (Word::FormContact, Some(Word::FormContactHelp)),
        (None, "position") => (Word::FormPosition, Some(Word::FormPositionHelp)),
        (None, "phone") => (Word::FormPhone, Some(Word::FormPhoneHelp)),
        (None, "email") => (Word::FormEmail, Some(Word::FormEmailHelp)),
        (None, "category") => (Word::FormCategory, Some(Word::FormCategoryHelp)),
        (None, "title") => (Word::FormTitle, Some(Word::FormTitleHelp)),
        (None, "summary") => (Word::FormSummary, Some(Word::FormSummaryHelp)),
        (None, "stage") => (Word::FormStage, Some(Word::FormStageHelp)),
        (None, "running_since") => (Word::FormRunningSince, Some(Word::FormRunningSinceHelp)),
        (None, "language") => (Word::FormLanguage, Some(Word::FormLanguageHelp)),
        (None, "situation") => (Word::FormSituation, Some(Word::FormSituationHelp)),
        (None, "why_ai") => (Word::FormWhyAi, Some(Word::FormWhyAiHelp)),
        (None, "how") => (Word::FormHow, Some(Word::FormHowHelp)),
        (None, "technologies") => (Word::FormTechnologies, Some(Word::FormTechnologiesHelp)),
        (None, FILES) => (Word::FilesTitle, None),
        (None, "indicator") => (Word::FormIndicator, None),
        (None, "users") => (Word::FormUsers, Some(Word::FormUsersHelp)),
        (None, "money_saved") => (Word::FormMoneySaved, Some(Word::FormMoneySavedHelp)),
        (None, "hours_saved") => (Word::FormHoursSaved, Some(Word::FormHoursSavedHelp)),
        (None, "risk") => (Word::FormRisk, Some(Word::FormRiskHelp)),
        (None, "autonomy") => (Word::FormAutonomy, Some(Word::FormAutonomyHelp)),
        (None, "personal_data") => (Word::FormPersonalData, Some(Word::FormPersonalDataHelp)),
        (None, "oversight") => (Word::FormOversight, Some(Word::FormOversightHelp)),
        (None, "labelling") => (Word::FormLabelling, Some(Word::FormLabellingHelp)),
        (None, "reused_where") => (Word::FormReusedWhere, Some(Word::FormReusedWhereHelp)),
        (None, "needed_by_others") => (Word::FormNeededByOthers, Some(Word::FormNeededByOthersHelp)),
        (None, "cost") => (Word::FormCost, Some(Word::FormCostHelp)),
        (None, "support_plan") => (Word::FormSupportPlan, Some(Word::FormSupportPlanHelp)),
        (None, "member") => (Word::FormMember, None),
        (None, "partner") => (Word::FormPartner, None),
        (None, "files_note") => (Word::FormFilesNote, Some(Word::FormFilesNoteHelp)),
        (None, "authority") => (Word::FormAuthority, None),
        (None, "truth") => (Word::FormTruth, None),
        (None, "personal_data_consent") => (Word::FormPersonalDataConsent, None),
        (None, "no_secrets") => (Word::FormNoSecrets, None),
        (None, "publication") => (Word::FormPublication, Some(Word::FormPublicationHelp)),
        (Some("indicator"), "name") => (Word::FormIndicatorName, Some(Word::FormIndicatorNameHelp)),
        (Some("indicator"), "unit") => (Word::FormIndicatorUnit, Some(Word::FormIndicatorUnitHelp)),
        (Some("indicator"), "before") => (Word::FormIndicatorBefore, Some(Word::FormIndicatorBeforeHelp)),
        (Some("indicator"), "after") => (Word::FormIndicatorAfter, Some(Word::FormIndicatorAfterHelp)),
        (Some("indicator"), "better") => (Word::FormIndicatorBetter, Some(Word::FormIndicatorBetterHelp)),
        (Some("indicator"), "period") => (Word::FormIndicatorPeriod, Some(Word::FormIndicatorPeriodHelp)),
        (Some("indicator"), "evidence") => (Word::FormIndicatorEvidence, Some(Word::FormIndicatorEvidenceHelp)),
        (Some("member"), "name") => (Word::FormMemberName, Some(Word::FormMemberNameHelp)),
        (Some("member"), "role") => (Word::FormMemberRole, Some(Word::FormMemberRoleHelp)),
        (Some("partner"), "name") => (Word::FormPartnerName, Some(Word::FormPartnerNameHelp)),
        _ => return None,
    };
    Some(label)
}

/// "One more" of a field of rows.
#[must_use]
pub fn add_row(rows: &str) -> Option<Word> {
    match rows {
        "indicator" => Some(Word::FormIndicatorAdd),
        "member" => Some(Word::FormMemberAdd),
        "partner" => Some(Word::FormPartnerAdd),
        _ => None,
    }
}

/// What a choice is called and, where it needs more, what it means. Categories have names of their own.
#[must_use]
pub fn choice(words: Words, stem: &str, code: &str) -> Option<(&'static str, Option<Word>)> {
    let found = match stem {
        "org_kind" => (label::kind(OrganizationKind::parse(code)?), None),
        "region" => return Some((words.locale().pick(Region::parse(code)?.name()), None)),
        "stage" => (label::stage(Stage::parse(code)?), None),
        "technologies" => (label::technology(Technology::parse(code)?), None),
        _ => match (stem, code) {
            ("language", "kk") => (Word::FormKk, None),
            ("language", "ru") => (Word::FormRu, None),
            ("better", "lower") => (Word::FormLower, None),
            ("better", "higher") => (Word::FormHigher, None),
            ("risk", "minimal") => (Word::FormMinimal, None),
            ("risk", "medium") => (Word::FormMedium, None),
            ("risk", "high") => (Word::FormHigh, None),
            ("autonomy", "low") => (Word::FormLow, Some(Word::FormAutonomyLow)),
            ("autonomy", "medium") => (Word::FormMedium, Some(Word::FormAutonomyMedium)),
            ("autonomy", "high") => (Word::FormHigh, Some(Word::FormAutonomyHigh)),
            ("publication", "whole") => (Word::FormWhole, Some(Word::FormWholeHelp)),
            ("publication", "summary") => (Word::FormSummaryOnly, None),
            ("publication", "none") => (Word::FormNone, Some(Word::FormNoneHelp)),
            _ => return None,
        },
    };
    Some((words.t(found.0), found.1))
}

/// A state, and the kind of tag that shows it.
#[must_use]
pub const fn state(state: EntryState) -> (Word, Option<&'static str>) {
    match state {
        EntryState::Draft => (Word::EntriesStateDraft, None),
        EntryState::Submitted { .. } => (Word::EntriesStateSubmitted, Some("info")),
        EntryState::Withdrawn { .. } => (Word::EntriesStateWithdrawn, None),
        EntryState::Returned { .. } => (Word::EntriesStateReturned, Some("warn")),
        EntryState::Eligible { .. } => (Word::EntriesStateEligible, Some("ok")),
        EntryState::Ineligible { .. } => (Word::EntriesStateIneligible, Some("bad")),
    }
}

/// A state by its code, for filters.
#[must_use]
pub fn state_code(code: &str) -> Option<Word> {
    match code {
        "draft" => Some(Word::EntriesStateDraft),
        "submitted" => Some(Word::EntriesStateSubmitted),
        "withdrawn" => Some(Word::EntriesStateWithdrawn),
        "returned" => Some(Word::EntriesStateReturned),
        "eligible" => Some(Word::EntriesStateEligible),
        "ineligible" => Some(Word::EntriesStateIneligible),
        _ => None,
    }
}

/// Why an entry does not compete.
#[must_use]
pub const fn reason(reason: IneligibleReason) -> Word {
    match reason {
        IneligibleReason::IdeaOnly => Word::EntriesReasonIdeaOnly,
        IneligibleReason::TooShortInOperation => Word::EntriesReasonTooShortInOperation,
        IneligibleReason::WrongCategory => Word::EntriesReasonWrongCategory,
        IneligibleReason::Duplicate => Word::EntriesReasonDuplicate,
        IneligibleReason::Secret => Word::EntriesReasonSecret,
    }
}

/// What is wrong with a marked answer.
#[must_use]
pub const fn mark_reason(reason: MarkReason) -> Word {
    match reason {
        MarkReason::Unclear => Word::ScreeningReasonUnclear,
        MarkReason::MissingEvidence => Word::ScreeningReasonMissingEvidence,
        MarkReason::WrongLanguage => Word::ScreeningReasonWrongLanguage,
        MarkReason::TooGeneral => Word::ScreeningReasonTooGeneral,
        MarkReason::Contradiction => Word::ScreeningReasonContradiction,
        MarkReason::Other => Word::ScreeningReasonOther,
    }
}

/// What came of an appeal.
#[must_use]
pub const fn ruling(ruling: Ruling) -> Word {
    match ruling {
        Ruling::Upheld => Word::ScreeningAppealUpheld,
        Ruling::UpheldToMove => Word::AppealUpheldToMove,
        Ruling::Dismissed => Word::ScreeningAppealDismissed,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        form::{Field, FieldKind},
        locale::Locale,
    };

    use super::*;

    fn check(rows: Option<&str>, form_field: &Field) {
        assert!(field(rows, form_field.stem()).is_some(), "no label for {rows:?} {}", form_field.key);
        let (FieldKind::Choice(codes) | FieldKind::Choices(codes)) = form_field.kind else { return };
        for code in codes.iter().filter(|_| form_field.key != "category") {
            for locale in Locale::ALL {
                assert!(choice(Words::of(*locale), form_field.stem(), code).is_some(), "no word for {} {code}", form_field.key);
            }
        }
    }

    #[test]
    fn every_field_and_every_choice_has_its_words() {
        for form_field in Section::ALL.iter().flat_map(|section| section.fields()) {
            check(None, form_field);
            if let FieldKind::Rows { fields, .. } = form_field.kind {
                assert!(add_row(form_field.key).is_some(), "no button for {}", form_field.key);
                for inner in fields {
                    check(Some(form_field.key), inner);
                }
            }
        }
        assert!(field(None, "no_such_field").is_none());
    }

    #[test]
    fn every_state_is_a_filter() {
        for code in ["draft", "submitted", "withdrawn", "returned", "eligible", "ineligible"] {
            assert!(state_code(code).is_some(), "{code}");
        }
        assert!(state_code("lost").is_none());
    }
}
