//! `/{l}`: what the award is and where it stands now.

mod hero;

use domain::showcase::Highlights;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    AppError,
    api::{
        award::{AwardView, get_award},
        project::list_highlights,
    },
    ui::{
        card::Cards,
        category::CategoryCards,
        head::Head,
        icon::Icon,
        notice::ErrorNotice,
        timeline::{Deadline, Timeline},
    },
    words::{Plural, Word, use_words},
};

/// The home page.
#[derive(Debug, Clone)]
pub struct HomePage {
    award: Resource<Result<AwardView, AppError>>,
    highlights: Resource<Result<Highlights, AppError>>,
}

#[lazy_route]
impl LazyRoute for HomePage {
    fn data() -> Self {
        let locale = use_words().locale();
        Self {
            award: Resource::new_blocking(|| (), |()| get_award()),
            highlights: Resource::new_blocking(|| (), move |()| list_highlights(locale)),
        }
    }

    fn view(this: Self) -> AnyView {
        let words = use_words();
        let HomePage { award, highlights } = this;
        view! {
        <Head title=words.t(Word::HomeTitle) description=words.t(Word::HomeLead)/>
        <Suspense>
            {move || Suspend::new(async move {
                match (award.await, highlights.await) {
                    (Ok(award), Ok(highlights)) => view! { <Home award=award highlights=highlights/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
    }
}

#[component]
fn Home(award: AwardView, highlights: Highlights) -> impl IntoView {
    let words = use_words();
    let AwardView { award, categories, now } = award;
    let name = award.name.best(words.locale()).0.to_owned();
    view! {
        {view! { <hero::Hero award=name result=highlights.hero/> }.into_any()}
        <section class="home-timeline" aria-labelledby="dates">
            <div class="page">
                <h2 id="dates" class="unseen">{words.t(Word::CalendarDates)}</h2>
                {view! { <Deadline award=award.clone() now=now/> }.into_any()}
                {view! { <Timeline award=award now=now/> }.into_any()}
            </div>
        </section>
        <section class="section" aria-labelledby="categories">
            <div class="page">
                <div class="section-head">
                    <h2 id="categories">{words.t(Word::HomeSix)}</h2>
                    <a href=words.href("/about#who")>{words.t(Word::HomeWho)}</a>
                </div>
                {view! { <CategoryCards categories=categories counts=highlights.counts/> }.into_any()}
            </div>
        </section>
        <section class="section" aria-labelledby="measured">
            <div class="page">
                <div class="section-head">
                    <h2 id="measured">{words.t(Word::HomeMeasured)}</h2>
                    <a href=words.href("/projects")>{words.count(Plural::HomeAll, highlights.total as u64)}</a>
                </div>
                {view! { <Cards cards=highlights.cards/> }.into_any()}
            </div>
        </section>
        {view! { <Reasons/> }.into_any()}
    }
}

/// Three reasons to trust the award, each true of what stands here.
#[component]
fn Reasons() -> impl IntoView {
    let words = use_words();
    let reason = |icon: &'static str, title: Word, text: Word| {
        view! { <div class="reason"><Icon name=icon/><h3>{words.t(title)}</h3><p>{words.t(text)}</p></div> }
    };
    view! {
        <section class="section" aria-labelledby="trust">
            <div class="page">
                <div class="section-head"><h2 id="trust">{words.t(Word::HomeTrust)}</h2></div>
                <div class="reasons">
                    {reason("check", Word::HomeTrustProof, Word::HomeTrustProofText)}
                    {reason("shield", Word::HomeTrustRules, Word::HomeTrustRulesText)}
                    {reason("lock", Word::HomeTrustReveal, Word::HomeTrustRevealText)}
                </div>
            </div>
        </section>
    }
}
