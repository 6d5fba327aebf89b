//! `/{l}/desk/settings/categories`: what entries compete in, and who may enter it.

use domain::{
    award::{
        AwardSettings, Concerned, Crowd, changed_categories, reached_by_categories,
        rows::{NEW, name, part},
    },
    category::{CategoriesForm, Category, find},
    organization::OrganizationKind,
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    confirm::{Change, Confirm, is_unseen, order},
    part::{CATEGORIES, LANGUAGES, Part, Wrong, button, input, lines, tick},
    reached::{Touch, WhoIsReached},
};
use crate::{
    api::{
        award::desk::offer::ChangeCategories,
        refusal::{Refusal, refusal_of},
    },
    ui::{field::TextField, icon::Icon, label},
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn CategorySettingsPage() -> impl IntoView {
    let refusal = refusal_of::<ChangeCategories>();
    view! { <Part at=CATEGORIES refusal=refusal draw=section/> }
}

fn section(settings: AwardSettings, refusal: Option<Refusal>) -> AnyView {
    let words = use_words();
    let typed = |refusal: &Refusal| CategoriesForm::typed(refusal.group("fields"));
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let new = typed(&refusal).parse(&settings.categories, &settings.uses).unwrap_or_default();
            let told = settings.told(&changed_categories(&settings.categories, &new), Concerned::Writers);
            let changes = changes(words, &settings.categories, &new);
            let (year, before) = (settings.award.year, settings.clone());
            let found = move |crowds: &[Crowd]| touches(words, &before, &new, crowds);
            view! {
                <WhoIsReached year=year found=found/>
                <Confirm refusal=refusal changes=changes settings=settings told=told back=CATEGORIES/>
            }
            .into_any()
        }
        refusal => form(words, &settings, refusal.as_ref()),
    };
    view! { <section class="stack" aria-labelledby="categories"><h2 id="categories">{words.t(Word::CategoryTitle)}</h2>{body}</section> }
        .into_any()
}

fn form(words: Words, settings: &AwardSettings, refusal: Option<&Refusal>) -> AnyView {
    let form = match refusal {
        Some(refusal) => CategoriesForm::typed(refusal.group("fields")),
        None => CategoriesForm::of(&settings.categories),
    };
    let title = |category: &Category| category.name.best(words.locale()).0.to_owned();
    let wrong = Wrong::of(refusal, || form.read(&settings.categories, &settings.uses).1);
    let sets = settings.categories.iter().map(|category| {
        let used = settings.uses.get(&category.slug).map_or(0, |used| used.entries);
        fieldset(words, &form, &wrong, &category.slug, Some((title(category), used)))
    });
    view! {
        <p class="soft">{words.t(Word::TermsCategoriesHelp)}</p>
        {wrong.summary(words, refusal, |slug| find(&settings.categories, slug).map(title))}
        <form class="stack" method="post" action=ChangeCategories::url() novalidate=true>
            <input type="hidden" name="year" value=settings.award.year/>
            {sets.collect_view()}
            {fieldset(words, &form, &wrong, NEW, None)}
            {button(words, settings)}
        </form>
    }
    .into_any()
}

/// One category, or the empty one to add: `known` is its name and how many entries name it.
fn fieldset(words: Words, form: &CategoriesForm, wrong: &Wrong, slug: &str, known: Option<(String, u32)>) -> AnyView {
    let get = |part: &str| form.get(slug, part).to_owned();
    let id = format!("category-{slug}");
    let names = lines(words, wrong, words.t(Word::SettingsName), true, |locale| (name(slug, locale.code()), get(locale.code())));
    let scopes = lines(words, wrong, words.t(Word::TermsScope), false, |locale| {
        let part = part("scope", locale);
        (name(slug, &part), get(&part))
    });
    let place = name(slug, "place");
    let (title, note, remove) = match known {
        Some((title, used)) => {
            let address = words.with(Word::TermsAddress, &[("slug", &format!("/categories/{slug}"))]);
            let why = (used > 0).then(|| {
                let text = words.with(Word::TermsUsed, &[("n", &words.integer(used.into()))]);
                view! { <p class="field-help">{text}</p> }
            });
            let field = name(slug, "remove");
            let error =
                wrong.at(words, &field).map(|error| view! { <p class="field-error"><Icon name="warning"/><span>{error}</span></p> });
            let label = words.t(Word::TermsRemoveCategory).to_owned();
            let is_ticked = !get("remove").is_empty();
            let remove = view! { <div class="field">{tick(&field, label, is_ticked, used > 0)}{why}{error}</div> }.into_any();
            (title, address, remove)
        }
        None => (words.t(Word::TermsCategoryNew).to_owned(), words.t(Word::TermsNewHelp).to_owned(), ().into_any()),
    };
    view! {
        <fieldset class="panel stack" aria-labelledby=id data-category=slug.to_owned()>
            <h3 id=id.clone()>{title}</h3>
            <input type="hidden" name=input(&name(slug, "was")) value=get("was")/>
            <p class="soft">{note}</p>
            {names}
            {scopes}
            {kinds(words, form, wrong, slug)}
            {sensitive(words, form, slug)}
            <TextField name=input(&place) label=words.t(Word::TermsPlace) inputmode="numeric" maxlength=2 value=get("place")/>
            {remove}
        </fieldset>
    }
    .into_any()
}

fn kinds(words: Words, form: &CategoriesForm, wrong: &Wrong, slug: &str) -> AnyView {
    let error = wrong.at(words, &name(slug, "kinds"));
    let first = input(&name(slug, "kinds"));
    let boxes = OrganizationKind::ALL
        .iter()
        .map(|kind| {
            let is_ticked = !form.get(slug, kind.code()).is_empty();
            tick(&name(slug, kind.code()), words.t(label::kind(*kind)).to_owned(), is_ticked, false)
        })
        .collect_view();
    view! {
        <fieldset class="field choices inline" id=first tabindex="-1">
            <legend class="field-label">{words.t(Word::CategoryWho)}</legend>
            {boxes}
            {error.map(|error| view! { <p class="field-error"><Icon name="warning"/><span>{error}</span></p> })}
        </fieldset>
    }
    .into_any()
}

fn sensitive(words: Words, form: &CategoriesForm, slug: &str) -> AnyView {
    let field = name(slug, "sensitive");
    let help = format!("{}-help", input(&field));
    view! {
        <div class="field">
            {tick(&field, words.t(Word::WizardSensitive).to_owned(), !form.get(slug, "sensitive").is_empty(), false)}
            <p class="field-help" id=help>{words.t(Word::WizardSensitiveHelp)}</p>
        </div>
    }
    .into_any()
}

/// Whom each category that differs reaches.
fn touches(words: Words, settings: &AwardSettings, new: &[Category], crowds: &[Crowd]) -> Vec<Touch> {
    reached_by_categories(&settings.categories, new, crowds)
        .into_iter()
        .map(|(slug, groups)| {
            let named = find(&settings.categories, &slug).or_else(|| find(new, &slug));
            let title = named.map(|category| category.name.best(words.locale()).0.to_owned()).unwrap_or_default();
            let drafts = settings.uses.get(&slug).map_or(0, |used| u64::from(used.drafts));
            Touch { title, category: Some(slug), groups, drafts }
        })
        .collect()
}

/// What changed, each by the name that the page uses.
pub fn changes(words: Words, old: &[Category], new: &[Category]) -> Vec<Change> {
    let title = |category: &Category| category.name.best(words.locale()).0.to_owned();
    let mut changes: Vec<Change> = Vec::new();
    for category in new {
        let Some(was) = find(old, &category.slug) else {
            changes.push(Change::note(title(category), words.t(Word::TermsAdded)));
            let who = words.t(label::entrants(category.entrants));
            changes.push(Change::note(words.t(Word::CategoryWho), who));
            if category.is_sensitive {
                changes.push(Change::note(words.t(Word::WizardSensitive), words.t(Word::EntriesYes)));
            }
            continue;
        };
        for (locale, tag) in LANGUAGES {
            let name = format!("{}, {tag}", title(was));
            changes.extend(Change::of(name, was.name.get(locale).to_owned(), category.name.get(locale).to_owned()));
            let scope = format!("{}, {}, {tag}", title(was), words.t(Word::TermsScope));
            changes.extend(Change::of(scope, was.scope.get(locale).to_owned(), category.scope.get(locale).to_owned()));
        }
        let who = |category: &Category| words.t(label::entrants(category.entrants)).to_owned();
        changes.extend(Change::of(format!("{}, {}", title(was), words.t(Word::CategoryWho)), who(was), who(category)));
        let warns = |category: &Category| words.t(if category.is_sensitive { Word::EntriesYes } else { Word::WizardNo }).to_owned();
        changes.extend(Change::of(format!("{}, {}", title(was), words.t(Word::WizardSensitive)), warns(was), warns(category)));
    }
    let gone = old.iter().filter(|category| find(new, &category.slug).is_none());
    changes.extend(gone.map(|category| Change::note(title(category), words.t(Word::TermsRemoved))));
    let named = |categories: &[Category]| categories.iter().map(|category| (category.slug.clone(), title(category))).collect::<Vec<_>>();
    changes.extend(order(words, &named(old), &named(new)));
    changes
}
