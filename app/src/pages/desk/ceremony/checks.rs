//! What is to be mended before the show, each with the way to it.

use domain::{category::Category, ceremony::ShowCheck, id::EntryId, locale::Trilingual};
use leptos::prelude::*;

use crate::{
    ui::notice::{Notice, NoticeKind},
    words::{Word, Words, use_words},
};

/// The list.
#[component]
pub(super) fn Checks(checks: Vec<ShowCheck>, categories: Vec<Category>) -> impl IntoView {
    let words = use_words();
    let category = |slug: &str| {
        let found = categories.iter().find(|category| category.slug == slug);
        found.map_or_else(|| slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
    };
    let is_none = checks.is_empty();
    let item = |check: ShowCheck| match check {
        ShowCheck::Tie(slug) => plain(words.with(Word::ArrangeCheckTie, &[("category", &category(&slug))])),
        ShowCheck::Undecided(prize) => plain(words.with(Word::ArrangeCheckUndecided, &[("prize", prize.best(words.locale()).0)])),
        ShowCheck::Unled { categories, prizes } => {
            let specials = prizes.then(|| words.t(Word::ShowSpecials).to_owned());
            let what = categories.iter().map(|slug| category(slug)).chain(specials).collect::<Vec<_>>().join(", ");
            plain(words.with(Word::HallCheckUnled, &[("what", &what)]))
        }
        ShowCheck::Long => plain(words.t(Word::ArrangeCheckLong).to_owned()),
        ShowCheck::Withheld(count) => plain(words.with(Word::GuardCheckWithheld, &[("count", &count.to_string())])),
        ShowCheck::NoResult(id, title) => of_entry(words, id, &title, words.t(Word::GuardCheckNoResult).to_owned()),
        ShowCheck::Unsaid(count) => {
            let text = words.with(Word::SaidCheck, &[("count", &count.to_string())]);
            view! { <li class="plain"><span><a href=words.href("/desk/names")>{text}</a></span></li> }.into_any()
        }
        ShowCheck::LongTitle(id, title) => of_entry(words, id, &title, words.t(Word::ArrangeCheckLongTitle).to_owned()),
        ShowCheck::LongOwner(id, title) => of_entry(words, id, &title, words.t(Word::ArrangeCheckLongOwner).to_owned()),
        ShowCheck::Untranslated(id, title) => of_entry(words, id, &title, words.t(Word::ArrangeCheckUntranslated).to_owned()),
        ShowCheck::Letters(id, title, letters) => {
            of_entry(words, id, &title, words.with(Word::ArrangeCheckLetters, &[("letters", &letters)]))
        }
    };
    let items = checks.into_iter().map(item).collect_view();
    view! {
        <section class="stack" aria-labelledby="checks">
            <h2 id="checks">{words.t(Word::ArrangeChecks)}</h2>
            {if is_none {
                view! { <Notice kind=NoticeKind::Success title=words.t(Word::ArrangeChecksNone)/> }.into_any()
            } else {
                view! { <ul class="log">{items}</ul> }.into_any()
            }}
        </section>
    }
}

fn plain(text: String) -> AnyView {
    view! { <li class="plain"><span>{text}</span></li> }.into_any()
}

fn of_entry(words: Words, id: EntryId, title: &Trilingual, text: String) -> AnyView {
    let (title, locale) = title.best(words.locale());
    let href = words.href(&format!("/desk/entries/{id}"));
    view! { <li class="plain"><span><a href=href lang=words.foreign(locale)>{title.to_owned()}</a>" · "{text}</span></li> }.into_any()
}
