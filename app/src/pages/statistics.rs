//! `/{l}/statistics`: the showcase counted, as charts with their tables.

mod chart;

use domain::showcase::{Choice, Filter, Origin, Statistics};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::project::count_projects,
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        label,
        notice::ErrorNotice,
        tabs::{Tab, Tabs},
    },
    words::{Plural, Word, use_words},
};
use chart::{Bar, Chart};

/// The page.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let query = use_query_map();
    let origin = Memo::new(move |_| query.with(|query| query.get("origin").and_then(|code| Origin::parse(&code))));
    let statistics = Resource::new_blocking(move || origin.get(), move |origin| count_projects(origin, locale));
    view! {
        <Head title=words.t(Word::StatisticsTitle) description=words.t(Word::StatisticsLead)/>
        <div class="page survey stack loose">
            <div class="page-head">
                <h1>{words.t(Word::StatisticsTitle)}</h1>
                <p class="lead">{words.t(Word::StatisticsLead)}</p>
            </div>
            <Transition>
                {awaited(move || async move {
                    match statistics.await {
                        Ok(statistics) => view! { <Shown statistics=statistics/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Shown(statistics: Statistics) -> impl IntoView {
    let words = use_words();
    let Statistics { origin, total, facets } = statistics;
    let everything: usize = facets.origins.iter().map(|choice| choice.count).sum();
    let tab = |of: Option<Origin>, name: Word, count: usize| Tab {
        href: words.href(&format!("/statistics{}", of.map(|of| format!("?origin={of}")).unwrap_or_default())),
        label: words.t(name).to_owned(),
        count: Some(words.integer(count as u64)),
        is_current: of == origin,
    };
    let tabs = std::iter::once(tab(None, Word::StatisticsAll, everything))
        .chain(facets.origins.iter().map(|choice| tab(Some(choice.value), label::origin(choice.value), choice.count)))
        .collect::<Vec<_>>();
    let link = |change: &dyn Fn(&mut Filter)| {
        let mut filter = Filter { origins: origin.into_iter().collect(), ..Filter::default() };
        change(&mut filter);
        words.href(&format!("/projects{}", filter.to_query()))
    };
    let categories = facets.categories.iter().map(|choice| {
        let href = link(&|filter| filter.categories.push(choice.value.slug.clone()));
        Bar { name: choice.value.name.clone(), slug: Some(choice.value.slug.clone()), count: choice.count, href }
    });
    let categories: Vec<Bar> = categories.collect();
    let regions =
        bars(facets.regions, |region| words.locale().pick(region.name()).to_owned(), |value| link(&|filter| filter.regions.push(value)));
    let kinds = bars(facets.kinds, |kind| words.t(label::kind(kind)).to_owned(), |value| link(&|filter| filter.kinds.push(value)));
    let stages = bars(facets.stages, |stage| words.t(label::stage(stage)).to_owned(), |value| link(&|filter| filter.stages.push(value)));
    let technologies = bars(
        facets.technologies,
        |technology| words.t(label::technology(technology)).to_owned(),
        |value| link(&|filter| filter.technologies.push(value)),
    );
    let years = bars(facets.years, |year| year.to_string(), |value| link(&|filter| filter.years.push(value)));
    let draw = |id: &'static str, title: Word, bars: Vec<Bar>, note: Option<Word>| {
        let note = note.map(|note| words.t(note).to_owned());
        (bars.iter().any(|bar| bar.count > 0))
            .then(|| view! { <Chart id=id title=words.t(title) bars=bars total=total note=note/> }.into_any())
    };
    view! {
        <Tabs label=words.t(Word::StatisticsWhich) tabs=tabs/>
        <p class="results-count" role="status">{words.count(Plural::GalleryCount, total as u64)}</p>
        {(total == 0).then(|| view! { <p>{words.t(Word::StatisticsNothing)}</p> })}
        <div class="charts">
            {draw("by-category", Word::ShowcaseCategory, categories, None)}
            {draw("by-kind", Word::ShowcaseKind, kinds, None)}
            {draw("by-technology", Word::ShowcaseTechnology, technologies, Some(Word::StatisticsSeveral))}
            {draw("by-stage", Word::ShowcaseStage, stages, None)}
            {draw("by-year", Word::SearchYear, years, Some(Word::StatisticsNoYear))}
            {draw("by-region", Word::ShowcaseRegion, most_first(regions), None)}
        </div>
        <p class="no-print"><a class="icon-link" rel="external" href="/open-data/statistics.csv"><Icon name="download"/>{words.t(Word::StatisticsCsv)}</a></p>
    }
}

fn bars<T: Copy>(choices: Vec<Choice<T>>, name: impl Fn(T) -> String, href: impl Fn(T) -> String) -> Vec<Bar> {
    choices.into_iter().map(|choice| Bar { name: name(choice.value), slug: None, count: choice.count, href: href(choice.value) }).collect()
}

/// Twenty-one regions are read by their counts.
fn most_first(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
    bars
}
