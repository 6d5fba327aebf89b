//! `/{l}/desk/settings/new`: a new edition, also the first.

use domain::award::AwardForm;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::fields::{DateFields, NameFields, problems_of, typed};
use crate::{
    api::{
        award::{DeskMoment, desk::CreateAward, get_desk_moment},
        refusal::{Refusal, refusal_of},
    },
    pages::{desk::nav::Desk, people::ProblemSummary},
    ui::{
        awaited::awaited,
        field::{SelectField, TextField},
        notice::ErrorNotice,
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn NewAwardPage() -> impl IntoView {
    let words = use_words();
    let desk = Resource::new_blocking(|| (), |()| get_desk_moment());
    let refusal = refusal_of::<CreateAward>();
    view! {
        <Desk title=words.t(Word::SettingsNewTitle)>
            <h1>{words.t(Word::SettingsNewTitle)}</h1>
            <p class="lead">{words.t(Word::SettingsNewLead)}</p>
            <Suspense>
                {awaited(move || async move {
                    match (desk.await, refusal.await) {
                        (Ok(desk), Ok(refusal)) => view! { <Form desk=desk refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Form(desk: DeskMoment, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let DeskMoment { now, years } = desk;
    let problems = problems_of(refusal.as_ref(), now);
    let form = refusal
        .as_ref()
        .map_or_else(|| AwardForm { year: now.to_astana().year.to_string(), ..AwardForm::default() }.with_default_names(), typed);
    let like = refusal.as_ref().map(|refusal| refusal.remembered("like")).unwrap_or_default();
    let defaults = (String::new(), words.t(Word::TermsLikeDefaults).to_owned());
    let earlier = years.into_iter().map(|year| (year.to_string(), words.with(Word::TermsLikeYear, &[("year", &year.to_string())])));
    let begins = std::iter::once(defaults).chain(earlier).collect();
    view! {
        <form class="stack" method="post" action=CreateAward::url() novalidate=true>
            <ProblemSummary problems=problems/>
            <TextField
                name="year"
                label=words.t(Word::SettingsYear)
                help=words.t(Word::SettingsYearHelp).to_owned()
                inputmode="numeric"
                maxlength=4
                value=form.year.clone()
                error=problems.at("year")
            />
            <SelectField
                name="like"
                label=words.t(Word::TermsLike)
                help=words.t(Word::TermsLikeHelp).to_owned()
                options=begins
                value=like
            />
            {view! { <NameFields form=form.clone() problems=problems/> }.into_any()}
            {view! { <DateFields form=form problems=problems/> }.into_any()}
            <p><button class="button primary">{words.t(Word::SettingsCreate)}</button></p>
        </form>
    }
}
