//! A later deadline for everyone.

use domain::{
    award::AwardSettings,
    time::{moment_name, parse_moment},
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::confirm::{Change, Confirm, is_unseen};
use crate::{
    api::{award::desk::ExtendDeadline, refusal::Refusal},
    pages::people::{ProblemSummary, Problems},
    ui::field::TextField,
    words::{Word, use_words},
};

/// The section.
#[component]
pub fn ExtensionSection(settings: AwardSettings, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let award = &settings.award;
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let until = parse_moment(&refusal.remembered("until")).unwrap_or(award.closes_at);
            let changes = Change::of(words.t(Word::SettingsCloses), words.date_time(award.closes_at), words.date_time(until));
            let told = settings.writers;
            view! { <Confirm refusal=refusal changes=changes.into_iter().collect() settings=settings told=told/> }.into_any()
        }
        refusal => {
            let problems = Problems::of(refusal.as_ref());
            let typed = |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field));
            let until = typed("until").unwrap_or_else(|| moment_name(award.closes_at));
            view! {
                <p class="soft">{words.with(Word::SettingsExtendHelp, &[("time", &words.date_time(award.closes_at))])}</p>
                <form class="stack" method="post" action=ExtendDeadline::url() novalidate=true>
                    <ProblemSummary problems=problems/>
                    <input type="hidden" name="year" value=award.year/>
                    <TextField
                        name="until"
                        kind="datetime-local"
                        label=words.t(Word::SettingsExtendUntil)
                        help=words.t(Word::SettingsClosesHelp).to_owned()
                        value=until
                        error=problems.at("until")
                    />
                    <TextField
                        name="reason"
                        label=words.t(Word::SettingsExtendReason)
                        help=words.t(Word::SettingsExtendReasonHelp).to_owned()
                        value=typed("reason").unwrap_or_default()
                        error=problems.at("reason")
                    />
                    <p><button class="button">{words.t(Word::SettingsCheck)}</button></p>
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="panel stack" aria-labelledby="extend"><h2 id="extend">{words.t(Word::SettingsExtendTitle)}</h2>{body}</section> }
}
