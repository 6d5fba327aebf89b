//! Acts in words.

use domain::{
    person::Role,
    screening::{Check, MarkReason, Tick},
};

use crate::{
    pages::{
        desk::entry::checklist,
        entries::{labels, problems},
        people::role,
    },
    words::{Word, Words},
};

/// The acts by their codes. A test holds them against what `store` records; one of an older version is shown by its code.
const NAMES: &[(&str, Word)] = &[
    ("appeal_ruled", Word::LogActAppealRuled),
    ("award_changed", Word::LogActAwardChanged),
    ("award_created", Word::LogActAwardCreated),
    ("award_extended", Word::LogActAwardExtended),
    ("categories_changed", Word::TermsActCategories),
    ("ceremony_back", Word::LogActCeremonyBack),
    ("ceremony_blackout", Word::LogActCeremonyBlackout),
    ("ceremony_fire", Word::LogActCeremonyFire),
    ("ceremony_forward", Word::LogActCeremonyForward),
    ("ceremony_hold", Word::LogActCeremonyHold),
    ("ceremony_jump", Word::LogActCeremonyJump),
    ("ceremony_lift", Word::LogActCeremonyLift),
    ("ceremony_prepared", Word::LogActCeremonyPrepared),
    ("ceremony_release", Word::LogActCeremonyRelease),
    ("criteria_changed", Word::LogActCriteriaChanged),
    ("entry_appealed", Word::LogActEntryAppealed),
    ("entry_checked", Word::LogActEntryChecked),
    ("entry_created", Word::LogActEntryCreated),
    ("entry_eligible", Word::LogActEntryEligible),
    ("entry_extended", Word::LogActEntryExtended),
    ("entry_ineligible", Word::LogActEntryIneligible),
    ("entry_marked", Word::LogActEntryMarked),
    ("entry_published", Word::LogActEntryPublished),
    ("entry_returned", Word::LogActEntryReturned),
    ("entry_submitted", Word::LogActEntrySubmitted),
    ("entry_unmarked", Word::LogActEntryUnmarked),
    ("entry_unpublished", Word::LogActEntryUnpublished),
    ("entry_withdrawn", Word::LogActEntryWithdrawn),
    ("file_added", Word::LogActFileAdded),
    ("file_removed", Word::LogActFileRemoved),
    ("juror_set", Word::JuryActJurorSet),
    ("jury_no_conflict", Word::JuryActNoConflict),
    ("jury_plan_accepted", Word::JuryActPlanAccepted),
    ("jury_recused", Word::JuryActRecused),
    ("jury_rules", Word::JuryActRules),
    ("jury_seat_wished", Word::JuryActSeatWished),
    ("jury_tie_declared", Word::JuryActTieDeclared),
    ("jury_tie_withdrawn", Word::JuryActTieWithdrawn),
    ("mail_again", Word::LogActMailAgain),
    ("membership.ask", Word::LogActMembershipAsk),
    ("membership.admit", Word::LogActMembershipAdmit),
    ("membership.refuse", Word::LogActMembershipRefuse),
    ("membership.remove", Word::LogActMembershipRemove),
    ("move_answered", Word::LogActMoveAnswered),
    ("move_requested", Word::LogActMoveRequested),
    ("organization.claim", Word::LogActOrganizationClaim),
    ("organization.confirm", Word::LogActOrganizationConfirm),
    ("organization.parent", Word::JuryActParent),
    ("person.forgot", Word::LogActPersonForgot),
    ("person.password", Word::LogActPersonPassword),
    ("person.register", Word::LogActPersonRegister),
    ("person.verify", Word::LogActPersonVerify),
    ("pronunciation_written", Word::RehearsalActSaid),
    ("rehearsal_made", Word::RehearsalActMade),
    ("role.grant", Word::LogActRoleGrant),
    ("rules_changed", Word::LogActRulesChanged),
    ("seal_break_asked", Word::LogActSealBreakAsked),
    ("seal_broken", Word::LogActSealBroken),
    ("seal_proposed", Word::LogActSealProposed),
    ("sealed", Word::LogActSealed),
    ("second_round_opened", Word::RoundsActSecond),
    ("shortlist_confirmed", Word::LogActShortlistConfirmed),
    ("shortlist_reopened", Word::LogActShortlistReopened),
    ("tie_decided", Word::LogActTieDecided),
    ("texts_changed", Word::TermsActTexts),
    ("sheet_abstained", Word::JuryActAbstained),
    ("sheet_excluded", Word::RoundsActExcluded),
    ("sheet_reopened", Word::JuryActReopened),
    ("sheet_submitted", Word::JuryActSubmitted),
    ("ceremony_altered", Word::RehearsalActAltered),
    ("ceremony_arm", Word::LogActCeremonyArm),
    ("ceremony_confirm", Word::LogActCeremonyConfirm),
    ("ceremony_disarm", Word::LogActCeremonyDisarm),
    ("citation_written", Word::LogActCitationWritten),
    ("correction_proposed", Word::LogActCorrectionProposed),
    ("correction_published", Word::LogActCorrectionPublished),
    ("correction_refused", Word::LogActCorrectionRefused),
    ("prize_added", Word::LogActPrizeAdded),
    ("prize_decided", Word::LogActPrizeDecided),
    ("prize_removed", Word::LogActPrizeRemoved),
    ("show_arranged", Word::LogActShowArranged),
    ("contact_asked", Word::ContactActAsked),
    ("contact_closed", Word::ContactActClosed),
    ("contact_reported", Word::ContactActReported),
    ("contact_written", Word::ContactActWritten),
    ("follow_up_answered", Word::FollowUpActAnswered),
    ("follow_up_asked", Word::FollowUpActAsked),
    ("practice_drafted", Word::PracticesActDrafted),
    ("practice_file_dropped", Word::PracticesActFileDropped),
    ("practice_file_read", Word::PracticesActFileRead),
    ("practice_imported", Word::PracticesActImported),
    ("practice_published", Word::PracticesActPublished),
    ("practice_saved", Word::PracticesActSaved),
    ("practice_unpublished", Word::PracticesActUnpublished),
    ("revision_accepted", Word::RevisionActAccepted),
    ("revision_declined", Word::RevisionActDeclined),
    ("revision_proposed", Word::RevisionActProposed),
    ("collection_created", Word::CollectionsActCreated),
    ("collection_changed", Word::CollectionsActChanged),
    ("collection_published", Word::CollectionsActPublished),
    ("collection_unpublished", Word::CollectionsActUnpublished),
];

/// What an act is called.
pub fn name(words: Words, code: &str) -> String {
    NAMES.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, word)| words.t(*word).to_owned())
}

/// Where its subject is shown on the desk, if it is.
pub fn address(code: &str, subject: &str) -> Option<String> {
    let is_of_entry = code.starts_with("entry_") || code.starts_with("move_") || code.starts_with("appeal_");
    (is_of_entry && uuid_like(subject)).then(|| format!("/desk/entries/{subject}"))
}

/// What is told of an act, in words where they are known; identifiers tell nobody anything.
pub fn detail(words: Words, act: &str, detail: &str) -> String {
    let known = match (act, detail.split_once(": ")) {
        ("entry_marked", Some((key, reason))) => {
            MarkReason::parse(reason).map(|reason| format!("{}: {}", problems::label(words, key), words.t(labels::mark_reason(reason))))
        }
        ("entry_unmarked", _) => Some(problems::label(words, detail)),
        ("entry_checked", Some((check, tick))) => Check::parse(check)
            .zip(Tick::parse(tick))
            .map(|(check, tick)| format!("{}: {}", words.t(checklist::check(check)), words.t(checklist::tick(tick).0))),
        ("role.grant", _) => Role::parse(detail).map(|role| words.t(role::role(role)).to_owned()),
        ("entry_submitted" | "file_added", _) => Some(format!("SHA-256 {detail}")),
        (_, Some((id, rest))) if uuid_like(id) => Some(rest.to_owned()),
        _ => uuid_like(detail).then(String::new),
    };
    known.unwrap_or_else(|| detail.to_owned())
}

/// Whether it is an identifier: then it is safe in an address.
pub fn uuid_like(subject: &str) -> bool {
    subject.len() == 36 && subject.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
