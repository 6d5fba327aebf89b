//! How projects are shown: tags, chips, cards, bars, map, calendar.

use domain::{
    category::DEFAULT_CATEGORIES,
    locale::Locale,
    region::Region,
    showcase::{Choice, Filter, Page},
};
use leptos::prelude::*;

use super::Part;
use crate::{
    AppError,
    api::{
        award::{AwardView, get_award},
        project::list_projects,
    },
    ui::{awaited::awaited, bars::Bars, card::Cards, icon::Icon, map::TileMap, notice::ErrorNotice, timeline::Timeline},
    words::{Word, use_words},
};

/// What is read for it, with the page: before it is known whether the page is there.
#[derive(Clone, Copy)]
pub struct Read {
    award: Resource<Result<AwardView, AppError>>,
    projects: Resource<Result<Page, AppError>>,
}

impl Read {
    /// Begins to read.
    pub fn begin(locale: Locale) -> Self {
        Self {
            award: Resource::new_blocking(|| (), |()| get_award(None)),
            projects: Resource::new_blocking(|| (), move |()| list_projects(Filter::default().to_query(), locale)),
        }
    }
}

/// What visitors look at.
#[component]
pub fn Shown(read: Read) -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let Read { award, projects } = read;
    let name = move |at: usize| DEFAULT_CATEGORIES.get(at).map_or("", |category| locale.pick(&category.names));
    let tag = move |kind: &'static str, word: Word| view! { <span class="tag" data-kind=kind>{words.t(word)}</span> };
    let categories =
        (0..).zip(DEFAULT_CATEGORIES).map(move |(at, category)| view! { <span class="tag" data-category=category.slug>{name(at)}</span> });
    // One tile of each shade.
    let regions = (0_usize..).zip(Region::all()).map(|(at, value)| Choice { value, count: at % 9, is_chosen: at == 7 }).collect();
    view! {
        <Part id="tags" title=Word::DesignTags>
            <p class="tags">
                {tag("info", Word::DesignInfo)}
                {tag("ok", Word::DesignSaved)}
                {tag("warn", Word::DesignAttention)}
                {tag("bad", Word::DesignOffline)}
                {tag("gold", Word::CalendarNow)}
                {tag("demo", Word::ProjectIsPractice)}
                {categories.collect_view()}
            </p>
            <ul class="chips">
                <li><a class="chip" data-category="social" href="#tags">{name(2)}<span class="unseen">": "{words.t(Word::GalleryRemove)}</span><Icon name="close"/></a></li>
                <li><a class="chip" href="#tags">{words.t(Word::ShowcaseStagePilot)}<span class="unseen">": "{words.t(Word::GalleryRemove)}</span><Icon name="close"/></a></li>
            </ul>
        </Part>
        <Part id="bars" title=Word::DesignBars>
            <div data-category="social"><Bars before=1000 after=250 before_text="40" after_text="10"/></div>
            <div data-category="economy"><Bars before=400 after=1000 before_text="32" after_text="80"/></div>
            <div data-category="quasi"><Bars before=1000 after=1000 before_text="5" after_text="5"/></div>
            <div data-category="region"><Bars before=1000 after=60 before_text="96" after_text="6" mini=true/></div>
        </Part>
        <Part id="cards" title=Word::DesignCards>
            <Suspense>
                {awaited(move || async move {
                    match projects.await {
                        Ok(page) => view! { <Cards cards=page.cards/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Part>
        <section class="stack" id="map">
            <h2 id="map-title">{words.t(Word::DesignMap)}</h2>
            <TileMap regions=regions address=|_| "#map".to_owned() labelledby="map-title"/>
        </section>
        <Part id="calendar" title=Word::CalendarDates>
            <Suspense>
                {awaited(move || async move {
                    match award.await {
                        Ok(view) => view! { <Timeline award=view.award now=view.now/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Part>
    }
}
