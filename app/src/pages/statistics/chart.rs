//! Counts as horizontal bars, drawn as an SVG, with the same counts as a table beneath.

use leptos::prelude::*;

use crate::words::{Plural, Word, use_words};

/// A value with its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// The category, where it is one: it has a colour of its own.
    pub slug: Option<String>,
    /// How many projects have it.
    pub count: usize,
    /// Where they are shown.
    pub href: String,
}

/// How high a bar with its name is, in sizes of the text: so that a larger text has more room.
const ROW: usize = 3;

/// A chart. What nothing has is in the table alone.
#[component]
pub fn Chart(
    /// Its name in the page.
    id: &'static str,
    /// What it counts by.
    title: &'static str,
    /// The values.
    bars: Vec<Bar>,
    /// How many projects there are.
    total: usize,
    /// What is to be known of it.
    #[prop(optional_no_strip)]
    note: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let shown: Vec<Bar> = bars.iter().filter(|bar| bar.count > 0).cloned().collect();
    let most = shown.iter().max_by_key(|bar| bar.count).cloned();
    let longest = most.as_ref().map_or(1, |bar| bar.count.max(1));
    let about = most.map(|bar| {
        words.with(Word::StatisticsMost, &[("name", &bar.name), ("count", &words.count(Plural::GalleryCount, bar.count as u64))])
    });
    let height = format!("{}em", shown.len() * ROW);
    let drawn = shown.into_iter().enumerate().map(|(row, bar)| {
        let (top, under) = (row * ROW, row * ROW + 1);
        let width = format!("{}%", (bar.count * 100).div_ceil(longest));
        view! {
            <g data-category=bar.slug>
                <text class="chart-name" x="0" y=format!("{top}.95em")>{bar.name}</text>
                <text class="chart-count" x="100%" y=format!("{top}.95em")>{words.integer(bar.count as u64)}</text>
                <rect class="chart-track" y=format!("{under}.35em") width="100%" height="0.75em" rx="3"></rect>
                <rect class="chart-bar" y=format!("{under}.35em") width=width height="0.75em" rx="3"></rect>
            </g>
        }
    });
    let drawn = drawn.collect_view();
    let rows = bars.into_iter().map(|bar| {
        let share = (bar.count * 1000 / total.max(1) + 5) / 10;
        view! {
            <tr>
                <th scope="row"><a href=bar.href rel="nofollow">{bar.name}</a></th>
                <td class="num">{words.integer(bar.count as u64)}</td>
                <td class="num">{words.percent(&share.to_string())}</td>
            </tr>
        }
    });
    let (titled, described) = (format!("{id}-title"), format!("{id}-about"));
    let labels = format!("{titled} {described}");
    view! {
        <section class="panel chart" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <svg class="chart-drawing" role="img" aria-labelledby=labels width="100%" height=height>
                <title id=titled>{title}</title>
                <desc id=described>{about}</desc>
                {drawn}
            </svg>
            {note.map(|note| view! { <p class="soft">{note}</p> })}
            <details>
                <summary>{words.t(Word::StatisticsTable)}</summary>
                <table class="table">
                    <caption class="unseen">{title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{title}</th>
                            <th scope="col" class="num">{words.t(Word::StatisticsProjects)}</th>
                            <th scope="col" class="num">{words.t(Word::StatisticsShare)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </details>
        </section>
    }
}
