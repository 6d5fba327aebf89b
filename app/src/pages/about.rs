//! `/{l}/about`: the award's rules and dates.

mod criteria;

use domain::{award::TextKind, criterion::Criterion};
use leptos::prelude::*;

use crate::{
    api::award::{AwardView, get_award, list_criteria},
    pages::not_found::unreadable,
    ui::{
        awaited::awaited,
        edition::{edition_href, use_year},
        head::Head,
        label,
        texts::Texts,
        timeline::{Deadline, Timeline},
    },
    words::{Word, use_words},
};

/// The rules.
#[component]
pub fn AboutPage() -> impl IntoView {
    let year = use_year();
    let award = Resource::new_blocking(move || year.get(), get_award);
    let criteria = Resource::new_blocking(move || year.get(), list_criteria);
    view! {
        <Suspense>
            {awaited(move || async move {
                match (award.await, criteria.await) {
                    (Ok(award), Ok(criteria)) => view! { <Rules award=award criteria=criteria/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Rules(award: AwardView, criteria: Vec<Criterion>) -> impl IntoView {
    let words = use_words();
    let texts = award.texts.clone();
    let name = award.award.name.best(words.locale()).0.to_owned();
    let stages = [Word::AboutStageEntry, Word::AboutStageCheck, Word::AboutStageScore, Word::AboutStageShortlist, Word::AboutStageReveal];
    view! {
        <Head title=words.t(Word::FrameAboutLink) description=words.t(Word::AboutLead) year=award.award.year/>
        <div class="page">
            <div class="page-head">
                <h1>{name}</h1>
                <p class="lead">{words.t(Word::AboutLead)}</p>
            </div>
        </div>
        <section class="home-timeline" aria-labelledby="dates">
            <div class="page">
                <h2 id="dates" class="unseen">{words.t(Word::CalendarDates)}</h2>
                {view! { <Deadline award=award.award.clone() now=award.now/> }.into_any()}
                {view! { <Timeline award=award.award.clone() now=award.now/> }.into_any()}
            </div>
        </section>
        <div class="page section stack loose">
            <section class="prose" aria-labelledby="aim">
                <h2 id="aim">{words.t(Word::AboutAim)}</h2>
                <p>{words.t(Word::AboutAimText)}</p>
            </section>
            <section class="prose" aria-labelledby="stages">
                <h2 id="stages">{words.t(Word::AboutStages)}</h2>
                <ol>{stages.into_iter().map(|stage| view! { <li>{words.t(stage)}</li> }).collect_view()}</ol>
            </section>
            {view! { <Who award=award/> }.into_any()}
            {view! { <criteria::Criteria criteria=criteria/> }.into_any()}
            {view! { <Texts texts=texts kinds=TextKind::ALL/> }.into_any()}
        </div>
    }
}

/// Which category is for whom.
#[component]
fn Who(award: AwardView) -> impl IntoView {
    let words = use_words();
    let rows = award.categories.into_iter().map(|category| {
        let name = category.name.best(words.locale()).0.to_owned();
        let href = edition_href(words, &format!("/categories/{}", category.slug));
        view! {
            <tr>
                <th scope="row"><a href=href>{name}</a></th>
                <td data-label=words.t(Word::AboutWho)>{words.t(label::entrants(category.entrants))}</td>
            </tr>
        }
    });
    view! {
        <section class="stack" aria-labelledby="who">
            <h2 id="who">{words.t(Word::AboutWho)}</h2>
            <p class="soft">{words.t(Word::AboutWhoText)}</p>
            <div class="table-wrap">
                <table class="table stacked">
                    <thead><tr><th scope="col">{words.t(Word::ShowcaseCategory)}</th><th scope="col">{words.t(Word::AboutWho)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
