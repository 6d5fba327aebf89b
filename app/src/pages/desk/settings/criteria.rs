//! `/{l}/desk/settings/criteria`: what entries are judged by.

use domain::{
    award::{
        AwardSettings, Concerned, CriteriaForm, Crowd, changed_criteria, reached_by_criteria,
        rows::{NEW, name, part},
    },
    criterion::{ANCHORED_SCORES, Criterion},
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    confirm::{Change, Confirm, is_unseen, order},
    part::{CRITERIA, LANGUAGES, Part, Wrong, button, input, lines, tick},
    reached::{Touch, WhoIsReached},
};
use crate::{
    api::{
        award::desk::offer::ChangeCriteria,
        refusal::{Refusal, refusal_of},
    },
    ui::field::TextField,
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn CriteriaSettingsPage() -> impl IntoView {
    let refusal = refusal_of::<ChangeCriteria>();
    view! { <Part at=CRITERIA refusal=refusal draw=section/> }
}

fn section(settings: AwardSettings, refusal: Option<Refusal>) -> AnyView {
    let words = use_words();
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let new = CriteriaForm::typed(refusal.group("fields")).parse(&settings.criteria).unwrap_or_default();
            let told = settings.told(&changed_criteria(&settings.criteria, &new), Concerned::Entrants);
            let changes = changes(words, &settings.criteria, &new);
            let (year, old) = (settings.award.year, settings.criteria.clone());
            let found = move |crowds: &[Crowd]| {
                let groups = reached_by_criteria(&old, &new, crowds);
                vec![Touch { title: words.t(Word::ReachTitle).to_owned(), category: None, groups, drafts: 0 }]
            };
            view! {
                <WhoIsReached year=year found=found/>
                <Confirm refusal=refusal changes=changes settings=settings told=told back=CRITERIA/>
            }
            .into_any()
        }
        refusal => form(words, &settings, refusal.as_ref()),
    };
    view! { <section class="stack" aria-labelledby="criteria"><h2 id="criteria">{words.t(Word::SettingsCriteriaTitle)}</h2>{body}</section> }
        .into_any()
}

fn form(words: Words, settings: &AwardSettings, refusal: Option<&Refusal>) -> AnyView {
    let form = match refusal {
        Some(refusal) => CriteriaForm::typed(refusal.group("fields")),
        None => CriteriaForm::of(&settings.criteria),
    };
    let (read, problems) = form.read(&settings.criteria);
    let sum: u64 = read.iter().map(|criterion| u64::from(criterion.weight)).sum();
    let title = |criterion: &Criterion| criterion.name.best(words.locale()).0.to_owned();
    let wrong = Wrong::of(refusal, || problems);
    let sets = settings.criteria.iter().map(|criterion| fieldset(words, &form, &wrong, &criterion.code, Some(title(criterion))));
    view! {
        <p class="soft">{words.t(Word::SettingsCriteriaHelp)}</p>
        {wrong.summary(words, refusal, |code| settings.criteria.iter().find(|criterion| criterion.code == code).map(title))}
        <form class="stack" method="post" action=ChangeCriteria::url() novalidate=true>
            <input type="hidden" name="year" value=settings.award.year/>
            {sets.collect_view()}
            {fieldset(words, &form, &wrong, NEW, None)}
            <p><b>{words.with(Word::TermsSum, &[("n", &words.integer(sum))])}</b></p>
            {button(words, settings)}
        </form>
    }
    .into_any()
}

/// One criterion, or the empty one to add.
fn fieldset(words: Words, form: &CriteriaForm, wrong: &Wrong, code: &str, title: Option<String>) -> AnyView {
    let get = |part: &str| form.get(code, part).to_owned();
    let id = format!("criterion-{code}");
    let names = lines(words, wrong, words.t(Word::SettingsName), true, |locale| (name(code, locale.code()), get(locale.code())));
    let (weight, place) = (name(code, "weight"), name(code, "place"));
    let error = wrong.at(words, &weight);
    let help = title.is_none().then(|| view! { <p class="soft">{words.t(Word::TermsNewHelp)}</p> });
    let remove = title
        .as_ref()
        .map(|_| tick(&name(code, "remove"), words.t(Word::TermsRemoveCriterion).to_owned(), !get("remove").is_empty(), false));
    let title = title.unwrap_or_else(|| words.t(Word::TermsCriterionNew).to_owned());
    view! {
        <fieldset class="panel stack" aria-labelledby=id>
            <h3 id=id.clone()>{title}</h3>
            <input type="hidden" name=input(&name(code, "was")) value=get("was")/>
            {help}
            {names}
            <div class="fields two">
                <TextField name=input(&weight) label=words.t(Word::SettingsWeight) inputmode="numeric" maxlength=3 value=get("weight") error=error/>
                <TextField name=input(&place) label=words.t(Word::TermsPlace) inputmode="numeric" maxlength=2 value=get("place")/>
            </div>
            {anchors(words, form, wrong, code)}
            {remove}
        </fieldset>
    }
    .into_any()
}

/// What the scores mean, below one line until it is opened.
fn anchors(words: Words, form: &CriteriaForm, wrong: &Wrong, code: &str) -> AnyView {
    let is_wrong =
        ANCHORED_SCORES.iter().any(|score| LANGUAGES.iter().any(|(locale, _)| wrong.at(words, &field(code, *score, *locale)).is_some()));
    let scores = ANCHORED_SCORES
        .iter()
        .map(|score| {
            let label = words.with(Word::TermsAnchor, &[("score", &score.to_string())]);
            lines(words, wrong, &label, false, |locale| {
                (field(code, *score, locale), form.get(code, &part(&score.to_string(), locale)).to_owned())
            })
        })
        .collect_view();
    view! {
        <details class="more" open=is_wrong>
            <summary>{words.t(Word::TermsAnchors)}</summary>
            <div class="more-body stack">{scores}</div>
        </details>
    }
    .into_any()
}

fn field(code: &str, score: u8, locale: domain::locale::Locale) -> String {
    name(code, &part(&score.to_string(), locale))
}

/// What changed, each by the name that the page uses.
pub fn changes(words: Words, old: &[Criterion], new: &[Criterion]) -> Vec<Change> {
    let title = |criterion: &Criterion| criterion.name.best(words.locale()).0.to_owned();
    let find = |criteria: &[Criterion], code: &str| criteria.iter().find(|criterion| criterion.code == code).cloned();
    let weight = |criterion: &Criterion| format!("{}, {}", title(criterion), words.t(Word::SettingsWeight));
    let mut changes = Vec::new();
    for criterion in new {
        let Some(was) = find(old, &criterion.code) else {
            changes.push(Change::note(title(criterion), words.t(Word::TermsAdded)));
            changes.push(Change::note(weight(criterion), &criterion.weight.to_string()));
            continue;
        };
        changes.extend(Change::of(weight(&was), was.weight.to_string(), criterion.weight.to_string()));
        for (locale, tag) in LANGUAGES {
            let name = format!("{}, {tag}", title(&was));
            changes.extend(Change::of(name, was.name.get(locale).to_owned(), criterion.name.get(locale).to_owned()));
            for (score, (before, after)) in ANCHORED_SCORES.iter().zip(was.anchors.iter().zip(&criterion.anchors)) {
                let label = words.with(Word::TermsAnchor, &[("score", &score.to_string())]);
                let what = format!("{}, {label}, {tag}", title(&was));
                changes.extend(Change::of(what, before.get(locale).to_owned(), after.get(locale).to_owned()));
            }
        }
    }
    let gone = old.iter().filter(|criterion| find(new, &criterion.code).is_none());
    changes.extend(gone.map(|criterion| Change::note(title(criterion), words.t(Word::TermsRemoved))));
    let named = |criteria: &[Criterion]| criteria.iter().map(|criterion| (criterion.code.clone(), title(criterion))).collect::<Vec<_>>();
    changes.extend(order(words, &named(old), &named(new)));
    changes
}
