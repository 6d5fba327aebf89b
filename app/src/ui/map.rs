//! The regions as a map of equal tiles: a filter and a picture at once.

use domain::{region::Region, showcase::Choice};
use leptos::prelude::*;

use crate::words::{Plural, Word, use_words};

/// How dark a tile is, 0 to 4, by its share of the largest count.
fn heat(count: usize, most: usize) -> usize {
    if count == 0 || most == 0 { 0 } else { (count * 4).div_ceil(most) }
}

/// A tile a region. One without projects is no link, unless it is chosen.
#[component]
pub fn TileMap(
    /// The regions with their counts.
    regions: Vec<Choice<Region>>,
    /// The address that chooses a region, or lets it go.
    address: impl Fn(Region) -> String + 'static,
    /// The id of the heading.
    labelledby: &'static str,
) -> impl IntoView {
    let words = use_words();
    // The whole country would outshine every region.
    let most = regions.iter().filter(|choice| choice.value != Region::NATIONAL).map(|choice| choice.count).max().unwrap_or_default();
    let tile = move |choice: Choice<Region>| {
        let region = choice.value;
        let (column, row) = region.tile();
        let class = if region == Region::NATIONAL { "tile national".to_owned() } else { format!("tile col-{column} row-{row}") };
        let name = words.locale().pick(region.name());
        // The whole country has room for its name.
        let short = if region == Region::NATIONAL { name } else { words.locale().pick(region.short_name()) };
        let heat = heat(choice.count.min(most), most);
        if choice.count == 0 && !choice.is_chosen {
            return view! { <span class=class title=name aria-hidden="true"><span>{short}</span></span> }.into_any();
        }
        let count = words.count(Plural::GalleryCount, choice.count as u64);
        let label = words.with(Word::ShowcaseTile, &[("region", name), ("count", &count)]);
        view! {
            <a
                class=class
                href=address(region)
                data-heat=(heat > 0).then_some(heat)
                title=name
                aria-current=choice.is_chosen.then_some("true")
                rel="nofollow"
                data-noscroll=""
            >
                <span aria-hidden="true">{short}</span>
                <b aria-hidden="true">{words.integer(choice.count as u64)}</b>
                <span class="unseen">{label}</span>
            </a>
        }
        .into_any()
    };
    view! { <div class="map" role="group" aria-labelledby=labelledby>{regions.into_iter().map(tile).collect_view()}</div> }
}

#[cfg(test)]
mod tests {
    use super::heat;

    #[test]
    fn the_fullest_is_darkest_and_one_is_seen() {
        assert_eq!([heat(0, 8), heat(1, 8), heat(4, 8), heat(8, 8), heat(0, 0)], [0, 1, 2, 4, 0]);
    }
}
