//! The rule switches.

use domain::award::{AwardSettings, Concerned, MONTHS_IN_OPERATION, Rules, RulesForm, YEARS_BARRED, changed_rules};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    confirm::{Change, Confirm, is_unseen},
    part::button,
    touched::WhoIsTouched,
};
use crate::{
    api::{award::desk::ChangeRules, refusal::Refusal},
    pages::people::{ProblemSummary, Problems},
    ui::field::{SelectField, TextField},
    words::{Plural, Word, Words, use_words},
};

/// The section.
#[component]
pub fn RulesSection(settings: AwardSettings, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let rules = settings.award.rules;
    let typed = |refusal: &Refusal| RulesForm {
        months: refusal.remembered("months"),
        entries: refusal.remembered("entries"),
        shortlist: refusal.remembered("shortlist"),
        robustness: refusal.remembered("robustness"),
        winners: refusal.remembered("winners"),
    };
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let form = typed(&refusal);
            let new = form.parse().unwrap_or_default();
            let year = settings.award.year;
            let told = settings.told(&changed_rules(rules, new), Concerned::Writers);
            view! {
                <WhoIsTouched year=year form=form/>
                <Confirm refusal=refusal changes=changes(words, rules, new) settings=settings told=told/>
            }
            .into_any()
        }
        refusal => {
            let problems = Problems::of(refusal.as_ref());
            let form = refusal.as_ref().map_or_else(|| RulesForm::of(rules), typed);
            let winners = YEARS_BARRED.map(|count| (count.to_string(), years(words, count)));
            let options = MONTHS_IN_OPERATION.map(|count| (count.to_string(), months(words, count)));
            view! {
                <form class="stack" method="post" action=ChangeRules::url() novalidate=true>
                    <ProblemSummary problems=problems/>
                    <input type="hidden" name="year" value=settings.award.year/>
                    <SelectField
                        name="months"
                        label=words.t(Word::SettingsMonths)
                        help=words.t(Word::SettingsMonthsHelp).to_owned()
                        options=options.to_vec()
                        value=form.months
                        error=problems.at("months")
                    />
                    <TextField
                        name="entries"
                        label=words.t(Word::SettingsEntries)
                        help=words.t(Word::SettingsEntriesHelp).to_owned()
                        inputmode="numeric"
                        maxlength=2
                        value=form.entries
                        error=problems.at("entries")
                    />
                    <TextField
                        name="shortlist"
                        label=words.t(Word::ScoresRuleShortlist)
                        help=words.t(Word::ScoresRuleShortlistHelp).to_owned()
                        inputmode="numeric"
                        maxlength=2
                        value=form.shortlist
                        error=problems.at("shortlist")
                    />
                    <SelectField
                        name="robustness"
                        label=words.t(Word::ScoresRulePublic)
                        options=[(String::new(), public(words, false)), ("yes".to_owned(), public(words, true))].to_vec()
                        value=form.robustness
                    />
                    <SelectField
                        name="winners"
                        label=words.t(Word::TermsWinners)
                        help=words.t(Word::TermsWinnersHelp).to_owned()
                        options=winners.to_vec()
                        value=form.winners
                        error=problems.at("winners")
                    />
                    {button(words, &settings)}
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="panel stack" aria-labelledby="rules"><h2 id="rules">{words.t(Word::SettingsRulesTitle)}</h2>{body}</section> }
}

/// What changed, each by the name that the page uses.
pub fn changes(words: Words, rules: Rules, new: Rules) -> Vec<Change> {
    let changes = [
        Change::of(words.t(Word::SettingsMonths), months(words, rules.months_in_operation), months(words, new.months_in_operation)),
        Change::of(words.t(Word::SettingsEntries), rules.entries_per_category.to_string(), new.entries_per_category.to_string()),
        Change::of(words.t(Word::ScoresRuleShortlist), rules.shortlist.to_string(), new.shortlist.to_string()),
        Change::of(words.t(Word::ScoresRulePublic), public(words, rules.publishes_robustness), public(words, new.publishes_robustness)),
        Change::of(words.t(Word::TermsWinners), years(words, rules.years_winners_barred), years(words, new.years_winners_barred)),
    ];
    changes.into_iter().flatten().collect()
}

fn public(words: Words, is_public: bool) -> String {
    words.t(if is_public { Word::ScoresRulePublicYes } else { Word::ScoresRulePublicNo }).to_owned()
}

/// So many months, in words.
pub fn months(words: Words, count: u32) -> String {
    if count == 0 { words.t(Word::SettingsMonthsNone).to_owned() } else { words.count(Plural::SettingsMonthsSome, u64::from(count)) }
}

/// So many years, in words.
pub fn years(words: Words, count: u32) -> String {
    if count == 0 { words.t(Word::TermsWinnersNone).to_owned() } else { words.count(Plural::TermsWinnersSome, u64::from(count)) }
}
