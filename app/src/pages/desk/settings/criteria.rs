//! Names and weights of the criteria.

use domain::{
    award::{AwardSettings, CriteriaForm},
    criterion::Criterion,
    locale::Locale,
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::confirm::{Change, Confirm, is_unseen};
use crate::{
    AppError,
    api::{award::desk::ChangeCriteria, refusal::Refusal},
    ui::{
        field::TextField,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The section.
#[component]
pub fn CriteriaSection(settings: AwardSettings, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let typed = |refusal: &Refusal| CriteriaForm::typed(refusal.group("fields"));
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let changes = changes(words, &settings.criteria, &typed(&refusal));
            view! { <Confirm refusal=refusal changes=changes settings=settings told=0/> }.into_any()
        }
        refusal => {
            let form = refusal.as_ref().map_or_else(|| CriteriaForm::of(&settings.criteria), typed);
            let fields =
                settings.criteria.iter().map(|criterion| view! { <CriterionFields code=criterion.code.clone() form=form.clone()/> });
            let frozen = settings.award.check_unjudged(settings.progress).err();
            let button = match frozen {
                Some(error) => view! { <Notice kind=NoticeKind::Info title=AppError::Award(error).text(words)/> }.into_any(),
                None => view! { <p><button class="button primary">{words.t(Word::SettingsCheck)}</button></p> }.into_any(),
            };
            view! {
                <p class="soft">{words.t(Word::SettingsCriteriaHelp)}</p>
                {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
                <form class="stack" method="post" action=ChangeCriteria::url() novalidate=true>
                    <input type="hidden" name="year" value=settings.award.year/>
                    {fields.collect_view()}
                    {button}
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="stack" aria-labelledby="criteria"><h2 id="criteria">{words.t(Word::SettingsCriteriaTitle)}</h2>{body}</section> }
}

#[component]
fn CriterionFields(code: String, form: CriteriaForm) -> impl IntoView {
    let words = use_words();
    let name = {
        let (code, form) = (code.clone(), form.clone());
        move |locale: Locale, tag: &'static str| {
            let part = locale.code();
            view! {
                <TextField
                    name=format!("fields[{code}_{part}]")
                    label=words.t(Word::SettingsName)
                    language=tag.to_owned()
                    lang=part
                    value=form.get(&code, part).to_owned()
                />
            }
        }
    };
    let id = format!("criterion-{code}");
    let legend = form.get(&code, words.locale().code()).to_owned();
    let weight = form.get(&code, "weight").to_owned();
    view! {
        <fieldset class="panel stack" aria-labelledby=id>
            <h3 id=id.clone()>{legend}</h3>
            <TextField name=format!("fields[{code}_weight]") label=words.t(Word::SettingsWeight) inputmode="numeric" maxlength=3 value=weight/>
            <div class="fields two">
                {name(Locale::Kk, "ҚАЗ")}
                {name(Locale::Ru, "РУС")}
                {name(Locale::En, "ENG")}
            </div>
        </fieldset>
    }
}

fn changes(words: Words, present: &[Criterion], form: &CriteriaForm) -> Vec<Change> {
    let new = form.parse(present).unwrap_or_default();
    let change = |(old, new): (&Criterion, Criterion)| {
        let name = old.name.best(words.locale()).0.to_owned();
        let weight = Change::of(format!("{name}, {}", words.t(Word::SettingsWeight)), old.weight.to_string(), new.weight.to_string());
        let names = [
            Change::of("ҚАЗ", old.name.kk.clone(), new.name.kk),
            Change::of("РУС", old.name.ru.clone(), new.name.ru),
            Change::of("ENG", old.name.en.clone(), new.name.en),
        ];
        weight.into_iter().chain(names.into_iter().flatten())
    };
    present.iter().zip(new).flat_map(change).collect()
}
