//! Whom a switched rule touches, rule by rule and by name.

use domain::{
    award::{Changed, RulesForm, Touched},
    locale::Trilingual,
};
use leptos::prelude::*;

use super::{months, years};
use crate::{
    api::award::desk::foresee_rules,
    ui::{awaited::awaited, notice::ErrorNotice},
    words::{Word, Words, use_words},
};

/// Names that are shown of each group; the rest is counted.
const NAMED: usize = 10;

/// For each switched rule that looks at entries: who could no longer send, who then could, and what stays as it was sent.
#[component]
pub fn WhoIsTouched(
    /// The edition.
    year: i32,
    /// The rules as typed.
    form: RulesForm,
) -> impl IntoView {
    let words = use_words();
    let found = Resource::new_blocking(|| (), move |()| foresee_rules(year, form.clone()));
    view! {
        <Suspense>
            {awaited(move || async move {
                match found.await {
                    Ok(found) => found.into_iter().map(|touched| rule(words, touched)).collect_view().into_any(),
                    Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

fn rule(words: Words, touched: Touched) -> AnyView {
    let (name, value) = match &touched.rule {
        Changed::Months(count) => (Word::SettingsMonths, months(words, *count)),
        Changed::Winners(count) => (Word::TermsWinners, years(words, *count)),
        Changed::Entries(count) => (Word::SettingsEntries, words.integer((*count).into())),
        _ => return ().into_any(),
    };
    let is_nobody = touched.refused.is_empty() && touched.admitted.is_empty() && touched.beyond.is_empty();
    let groups = [
        (Word::WizardTouchRefused, touched.refused),
        (Word::WizardTouchAdmitted, touched.admitted),
        (Word::WizardTouchBeyond, touched.beyond),
    ];
    let groups = groups.into_iter().filter(|(_, bodies)| !bodies.is_empty()).map(|(word, bodies)| group(words, word, &bodies));
    let nobody = is_nobody.then(|| view! { <p>{words.t(Word::WizardTouchNobody)}</p> });
    view! {
        <section class="panel stack">
            <h3>{words.t(name)}": "{value}</h3>
            {groups.collect_view()}
            {nobody}
        </section>
    }
    .into_any()
}

fn group(words: Words, word: Word, bodies: &[Trilingual]) -> AnyView {
    let count = |count: usize| words.integer(u64::try_from(count).unwrap_or(u64::MAX));
    let names = bodies.iter().take(NAMED).map(|body| view! { <li>{body.best(words.locale()).0.to_owned()}</li> }).collect_view();
    let more = (bodies.len() > NAMED).then(|| {
        let text = words.with(Word::WizardTouchMore, &[("n", &count(bodies.len() - NAMED))]);
        view! { <li>{text}</li> }
    });
    view! {
        <div>
            <p>{words.with(word, &[("n", &count(bodies.len()))])}</p>
            <ul class="named">{names}{more}</ul>
        </div>
    }
    .into_any()
}
