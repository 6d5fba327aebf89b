//! Every juror: load, progress, expertise, ties.

use domain::{category::Category, jury::JurorLine};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::jury::desk::SetProfile,
    words::{Word, Words, use_words},
};

/// The table of jurors.
#[component]
pub fn Jurors(jurors: Vec<JurorLine>, categories: Vec<Category>, year: i32, is_open: bool) -> impl IntoView {
    let words = use_words();
    if jurors.is_empty() {
        return view! { <section class="stack"><h2 id="jurors">{words.t(Word::JuryDeskJurors)}</h2><p class="soft">{words.t(Word::JuryDeskNone)}</p></section> }
            .into_any();
    }
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let rows = jurors.into_iter().map(|juror| row(words, juror, &categories, year, is_open)).collect_view();
    view! {
        <section class="stack" aria-labelledby="jurors">
            <h2 id="jurors">{words.t(Word::JuryDeskJurors)}</h2>
            <div class="table-wrap" role="region" aria-label=words.t(Word::JuryDeskTable) tabindex="0">
                <table class="table stacked">
                    <thead>
                        <tr>
                            {head(Word::JuryDeskJuror)}{head(Word::JuryDeskLoad)}{head(Word::JuryDeskProgress)}{head(Word::JuryDeskExpertise)}
                            {head(Word::JuryDeskTies)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn name(words: Words, categories: &[Category], slug: &str) -> String {
    let category = categories.iter().find(|category| category.slug == slug);
    category.map_or(slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
}

fn row(words: Words, juror: JurorLine, categories: &[Category], year: i32, is_open: bool) -> AnyView {
    let knows = juror.expertise.iter().map(|slug| name(words, categories, slug)).collect::<Vec<_>>().join(", ");
    let weak = [(juror.is_over, Word::JuryDeskOver), (juror.is_idle, Word::JuryDeskIdle)];
    let weak = weak
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| view! { " "<span class="tag" data-kind="warn">{words.t(word)}</span> })
        .collect_view();
    let ties = juror
        .ties
        .iter()
        .map(|tie| {
            let body = tie.body.as_ref().map(|body| body.best(words.locale()).0.to_owned());
            let body = body.or_else(|| tie.bin.as_ref().map(ToString::to_string));
            let text =
                [body.unwrap_or_default(), tie.note.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
            view! { <li>{text}</li> }
        })
        .collect_view();
    let left = (juror.left > 0)
        .then(|| view! { <br/><span class="soft">{words.with(Word::JuryDeskLeft, &[("n", &juror.left.to_string())])}</span> });
    let edit = is_open.then(|| profile(words, &juror, categories, year));
    view! {
        <tr>
            <th scope="row">{juror.name.clone()}</th>
            <td data-label=words.t(Word::JuryDeskLoad)><span>{format!("{} / {}", juror.planned, juror.most)}{weak}</span></td>
            <td data-label=words.t(Word::JuryDeskProgress)><span>{format!("{} / {}", juror.done, juror.given)}{left}</span></td>
            <td data-label=words.t(Word::JuryDeskExpertise)><span>{knows}</span>{edit}</td>
            <td data-label=words.t(Word::JuryDeskTies)>{if juror.ties.is_empty() { "–".into_any() } else { view! { <ul>{ties}</ul> }.into_any() }}</td>
        </tr>
    }
    .into_any()
}

fn profile(words: Words, juror: &JurorLine, categories: &[Category], year: i32) -> AnyView {
    let most = format!("most-{}", juror.id);
    let boxes = categories
        .iter()
        .map(|category| {
            let checked = juror.expertise.contains(&category.slug);
            view! {
                <label class="choice">
                    <input type="checkbox" name=format!("knows[{}]", category.slug) value="on" checked=checked/>
                    <span>{category.name.best(words.locale()).0.to_owned()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <details class="more">
            <summary>{words.t(Word::JuryDeskEdit)}<span class="unseen">": "{juror.name.clone()}</span></summary>
            <form class="more-body stack" method="post" action=SetProfile::url()>
                <input type="hidden" name="year" value=year.to_string()/>
                <input type="hidden" name="juror" value=juror.id.to_string()/>
                <div class="field">
                    <label class="field-label" for=most.clone()>{words.t(Word::JuryDeskMost)}</label>
                    <input class="input" id=most name="most" inputmode="numeric" maxlength="3" value=juror.most.to_string()/>
                </div>
                <fieldset class="field choices"><legend class="field-label">{words.t(Word::JuryDeskExpertise)}</legend>{boxes}</fieldset>
                <p><button class="button small">{words.t(Word::JuryDeskSave)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
