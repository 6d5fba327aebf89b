//! `/{l}/desk/settings/texts`: what the organizer says of an edition in words of their own.

use domain::{
    answers::count_words,
    award::{AwardSettings, AwardTexts, Concerned, TextKind, TextsForm, changed_texts, rows::name},
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    confirm::{Change, Confirm, is_unseen},
    part::{LANGUAGES, Part, TEXTS, Wrong, input},
};
use crate::{
    api::{
        award::desk::offer::ChangeTexts,
        refusal::{Refusal, refusal_of},
    },
    ui::{field::LongTextField, texts::text_word},
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn TextSettingsPage() -> impl IntoView {
    let refusal = refusal_of::<ChangeTexts>();
    view! { <Part at=TEXTS refusal=refusal draw=section/> }
}

fn section(settings: AwardSettings, refusal: Option<Refusal>) -> AnyView {
    let words = use_words();
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let new = TextsForm::typed(refusal.group("fields")).parse().unwrap_or_default();
            let told = settings.told(&changed_texts(&settings.texts, &new), Concerned::Entrants);
            let changes = changes(words, &settings.texts, &new);
            view! { <Confirm refusal=refusal changes=changes settings=settings told=told back=TEXTS/> }.into_any()
        }
        refusal => form(words, &settings, refusal.as_ref()),
    };
    view! { <section class="stack" aria-labelledby="texts"><h2 id="texts">{words.t(Word::TermsTextsTitle)}</h2>{body}</section> }.into_any()
}

fn form(words: Words, settings: &AwardSettings, refusal: Option<&Refusal>) -> AnyView {
    let form = match refusal {
        Some(refusal) => TextsForm::typed(refusal.group("fields")),
        None => TextsForm::of(&settings.texts),
    };
    let wrong = Wrong::of(refusal, || form.read().1);
    let texts = TextKind::ALL.iter().map(|kind| fieldset(words, &form, &wrong, *kind)).collect_view();
    view! {
        <p class="soft">{words.t(Word::TermsTextsHelp)}</p>
        {wrong.summary(words, refusal, |kind| TextKind::parse(kind).map(|kind| words.t(text_word(kind)).to_owned()))}
        <form class="stack" method="post" action=ChangeTexts::url() novalidate=true>
            <input type="hidden" name="year" value=settings.award.year/>
            {texts}
            <p><button class="button primary">{words.t(Word::SettingsCheck)}</button></p>
        </form>
    }
    .into_any()
}

fn fieldset(words: Words, form: &TextsForm, wrong: &Wrong, kind: TextKind) -> AnyView {
    let inputs = LANGUAGES
        .into_iter()
        .map(|(locale, tag)| {
            let field = name(kind.code(), locale.code());
            let error = wrong.at(words, &field);
            let value = form.get(kind, locale).to_owned();
            view! {
                <LongTextField
                    name=input(&field)
                    label=words.t(text_word(kind))
                    language=tag.to_owned()
                    lang=locale.code()
                    value=value
                    error=error
                />
            }
            .into_any()
        })
        .collect_view();
    let (id, heading) = (format!("text-{kind}"), format!("text-{kind}"));
    let limit = words.with(Word::TermsTextLimit, &[("n", &words.integer(kind.most_words().into()))]);
    view! {
        <fieldset class="panel stack" aria-labelledby=id>
            <h3 id=heading>{words.t(text_word(kind))}</h3>
            <p class="soft">{limit}</p>
            <div class="fields pair">{inputs}</div>
        </fieldset>
    }
    .into_any()
}

/// What changed. Long texts are told by their length: what they say stands in the form.
pub fn changes(words: Words, old: &AwardTexts, new: &AwardTexts) -> Vec<Change> {
    let length = |text: &str| {
        let count = u64::try_from(count_words(text)).unwrap_or_default();
        words.with(Word::TermsWords, &[("n", &words.integer(count))])
    };
    let mut changes = Vec::new();
    for kind in TextKind::ALL {
        for (locale, tag) in LANGUAGES {
            let text = |texts: &AwardTexts| texts.get(kind).map(|text| text.get(locale).to_owned()).unwrap_or_default();
            let (before, after) = (text(old), text(new));
            if before != after {
                let what = format!("{}, {tag}", words.t(text_word(*kind)));
                changes.push(Change { what, old: length(&before), new: length(&after) });
            }
        }
    }
    changes
}
