//! The special prizes: their names, never whose they are.

use domain::{ceremony::Prize, locale::Locale};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::{
        ceremony::settings::{AddPrize, RemovePrize},
        refusal::Refusal,
    },
    ui::{
        field::TextField,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The list, and the form for one more.
#[component]
pub(super) fn Prizes(year: i32, prizes: Vec<Prize>, is_prepared: bool, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let typed = |name: &str| refusal.as_ref().map(|refusal| refusal.remembered(name)).unwrap_or_default();
    let field = |name: &'static str, tag: &'static str, locale: Locale| {
        let label = words.t(Word::ArrangePrizeName);
        view! { <TextField name=name label=label language=tag.to_owned() lang=locale.code() value=typed(name) maxlength=80/> }
    };
    let one = |prize: Prize| {
        let (name, locale) = prize.name.best(words.locale());
        let name = name.to_owned();
        let remove = format!("{}: {name}", words.t(Word::ArrangePrizeRemove));
        view! {
            <li class="row">
                <span lang=words.foreign(locale)>{name}</span>
                {(!is_prepared).then(|| view! {
                    <form method="post" action=RemovePrize::url() class="push">
                        <input type="hidden" name="year" value=year/>
                        <input type="hidden" name="prize" value=prize.id.to_string()/>
                        <button class="button small" aria-label=remove>{words.t(Word::ArrangePrizeRemove)}</button>
                    </form>
                })}
            </li>
        }
    };
    let problem = refusal.as_ref().map(|refusal| view! { <Notice kind=NoticeKind::Error title=refusal.error.text(words)/> });
    let fields = view! {
        {field("name_kk", "ҚАЗ", Locale::Kk)}
        {field("name_ru", "РУС", Locale::Ru)}
        {field("name_en", "ENG", Locale::En)}
    }
    .into_any();
    view! {
        <section class="stack" aria-labelledby="prizes">
            <h2 id="prizes">{words.t(Word::ArrangePrizes)}</h2>
            <ul class="stack">{prizes.into_iter().map(one).collect_view()}</ul>
            {problem}
            {(!is_prepared).then(|| view! {
                <form class="stack card-form" method="post" action=AddPrize::url()>
                    <input type="hidden" name="year" value=year/>
                    {fields}
                    <p><button class="button">{words.t(Word::ArrangePrizeAdd)}</button></p>
                </form>
            })}
        </section>
    }
}
