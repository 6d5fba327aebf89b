//! The criteria with their weights, and whether they are still the platform's own.

use domain::criterion::Criterion;
use leptos::prelude::*;

use crate::{
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// The criteria.
#[component]
pub fn Criteria(criteria: Vec<Criterion>) -> impl IntoView {
    let words = use_words();
    let sum: u32 = criteria.iter().map(|criterion| criterion.weight).sum();
    let has_defaults = criteria.iter().any(Criterion::is_default);
    let row = |criterion: Criterion| {
        let share = (u64::from(criterion.weight) * 1000).checked_div(u64::from(sum)).unwrap_or_default();
        let width = format!("{}.{}%", share / 10, share % 10);
        view! {
            <tr>
                <th scope="row">
                    {criterion.name.best(words.locale()).0.to_owned()}
                    <svg class="bar" aria-hidden="true" width="100%" height="12"><rect class="bar-after" width=width height="12"></rect></svg>
                </th>
                <td class="num">{words.integer(criterion.weight.into())}</td>
            </tr>
        }
    };
    let notice = has_defaults.then(|| {
        view! { <Notice kind=NoticeKind::Info title=words.t(Word::AboutDefaults)><p>{words.t(Word::AboutDefaultsText)}</p></Notice> }
    });
    view! {
        <section class="stack" aria-labelledby="criteria">
            <h2 id="criteria">{words.t(Word::AboutCriteria)}</h2>
            {notice}
            <div class="table-wrap">
                <table class="table criteria">
                    <thead>
                        <tr><th scope="col">{words.t(Word::AboutCriterion)}</th><th scope="col" class="num">{words.t(Word::AboutWeight)}</th></tr>
                    </thead>
                    <tbody>{criteria.into_iter().map(row).collect_view()}</tbody>
                    <tfoot><tr><th scope="row">{words.t(Word::AboutSum)}</th><td class="num">{words.integer(sum.into())}</td></tr></tfoot>
                </table>
            </div>
            <p class="soft">{words.t(Word::AboutScale)}</p>
        </section>
    }
}
