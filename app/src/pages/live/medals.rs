//! How many awards went where, as far as the show is.

use domain::ceremony::{Board, Medals, Tally};
use leptos::prelude::*;

use crate::{
    ui::{label, show::ShowNames},
    words::{Word, use_words},
};

/// The awards by region, kind of body and category; nothing before the first.
#[component]
pub fn MedalTables(board: RwSignal<Option<Board>>, names: StoredValue<ShowNames>) -> impl IntoView {
    let words = use_words();
    let tallies = Memo::new(move |_| {
        board.with(|board| {
            let board = board.as_ref()?;
            let regions =
                board.medals_by_region().into_iter().map(|(region, medals)| (words.locale().pick(region.name()).to_owned(), medals));
            let kinds = board.medals_by_kind().into_iter().map(|(kind, medals)| (words.t(label::kind(kind)).to_owned(), medals));
            let name = |(slug, medals): (String, Medals)| (names.with_value(|names| names.category(&slug)), medals);
            let categories = board.medals_by_category().into_iter().map(name);
            Some([regions.collect(), kinds.collect(), categories.collect::<Tally<String>>()])
        })
    });
    let shown = move || {
        let [regions, kinds, categories] = tallies.get()?;
        let is_any = !regions.is_empty() || !kinds.is_empty();
        is_any.then(|| {
            view! {
                <section aria-labelledby="medals">
                    <div class="section-head"><h2 id="medals">{words.t(Word::ShowMedals)}</h2></div>
                    <div class="boards">
                        <MedalTable id="medals-region" title=Word::ShowByRegion head=Word::ShowRegion tally=regions/>
                        <MedalTable id="medals-kind" title=Word::ShowByKind head=Word::ShowKind tally=kinds/>
                        <MedalTable id="medals-category" title=Word::ShowByCategory head=Word::ShowCategory tally=categories/>
                    </div>
                </section>
            }
        })
    };
    view! { {shown} }
}

#[component]
fn MedalTable(id: &'static str, title: Word, head: Word, tally: Tally<String>) -> impl IntoView {
    let words = use_words();
    // Short signs, so that a narrow phone shows every column; each is read out in full.
    let columns = [("1", Word::ShowCountFirst), ("2", Word::ShowCountSecond), ("3", Word::ShowCountThird), ("◆", Word::ShowCountSpecial)];
    let head_of = |(sign, word): (&'static str, Word)| {
        view! { <th scope="col" class="num"><abbr title=words.t(word)><span aria-hidden="true">{sign}</span><span class="unseen">{words.t(word)}</span></abbr></th> }
    };
    let row = |(name, Medals { first, second, third, special }): (String, Medals)| {
        let cells = [first, second, third, special].map(|count| view! { <td class="num" class:soft={count == 0}>{count}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
    };
    view! {
        <div class="table-wrap" role="region" aria-labelledby=id tabindex="0">
            <table class="table medals">
                <caption id=id>{words.t(title)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.t(head)}</th>
                        {columns.map(head_of).into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>{tally.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
