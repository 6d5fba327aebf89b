//! Whom a change reaches, group by group and by name.

use domain::{
    award::{Crowd, NAMED, Party, Promise, Reach, Reached},
    entry::number_name,
};
use leptos::prelude::*;

use crate::{
    api::award::desk::list_crowds,
    ui::{awaited::awaited, notice::ErrorNotice},
    words::{Word, Words, use_words},
};

/// One thing that changes, and whom that reaches.
pub struct Touch {
    /// What it is.
    pub title: String,
    /// The slug of the category, if it is one.
    pub category: Option<String>,
    /// Whom it reaches.
    pub groups: Vec<Reached>,
    /// How many drafts name it.
    pub drafts: u64,
}

/// Whom a change reaches: `found` finds it among all who could be.
#[component]
pub fn WhoIsReached<F>(
    /// The edition.
    year: i32,
    /// Whom, of these.
    found: F,
) -> impl IntoView
where
    F: Fn(&[Crowd]) -> Vec<Touch> + Send + Sync + 'static,
{
    let words = use_words();
    let crowds = Resource::new_blocking(|| (), move |()| list_crowds(year));
    let found = StoredValue::new(found);
    view! {
        <Suspense>
            {awaited(move || async move {
                match crowds.await {
                    Ok(crowds) => {
                        let touches = found.with_value(|found| found(&crowds));
                        touches.into_iter().map(|touch| one(words, year, touch)).collect_view().into_any()
                    }
                    Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

fn one(words: Words, year: i32, touch: Touch) -> AnyView {
    let nobody = (touch.groups.is_empty() && touch.drafts == 0).then(|| view! { <p>{words.t(Word::WizardTouchNobody)}</p> });
    let category = touch.category.unwrap_or_default();
    let groups = touch.groups.into_iter().map(|group| self::group(words, year, &category, &group)).collect_view();
    let drafts = (touch.drafts > 0).then(|| {
        let text = words.with(Word::ReachDrafts, &[("n", &words.integer(touch.drafts))]);
        view! { <p>{text}</p> }
    });
    view! { <section class="panel stack"><h3>{touch.title}</h3>{groups}{drafts}{nobody}</section> }.into_any()
}

fn group(words: Words, year: i32, category: &str, group: &Reached) -> AnyView {
    let (word, is_sent) = match group.how {
        Reach::Opens => (Word::ReachOpens, false),
        Reach::Shuts => (Word::ReachShuts, false),
        Reach::Stays => (Word::ReachStays, true),
        Reach::Judged => (Word::ReachJudged, true),
        Reach::Writes => (Word::ReachWrites, false),
    };
    let all = if is_sent { format!("/desk/entries?year={year}&category={category}") } else { format!("/desk/unsent?year={year}") };
    let named = u64::try_from(group.first.len()).unwrap_or_default();
    let more = (group.total > named).then(|| {
        let text = words.with(Word::WizardTouchMore, &[("n", &words.integer(group.total - named))]);
        view! { <li><a href=words.href(&all)>{text}</a></li> }
    });
    view! {
        <div>
            <p>{words.with(word, &[("n", &words.integer(group.total))])}</p>
            <ul class="named">{group.first.iter().map(|party| view! { <li>{name(words, year, party)}</li> }).collect_view()}{more}</ul>
        </div>
    }
    .into_any()
}

/// The body, and what it has sent with a link to it.
fn name(words: Words, year: i32, party: &Party) -> AnyView {
    let body = party.body.best(words.locale()).0.to_owned();
    let Some(sent) = &party.sent else { return body.into_any() };
    let title = sent.title.best(words.locale()).0;
    let title = words.with(Word::ReachNamed, &[("number", &number_name(year, sent.number)), ("title", title)]);
    view! { <a href=words.href(&format!("/desk/entries/{}", sent.id))>{title}</a>", "{body} }.into_any()
}

/// The deadlines of single entries that another start of judging would cut: `total` run, the latest are named.
#[component]
pub fn Promised(year: i32, promises: Vec<Promise>, total: u64) -> impl IntoView {
    let words = use_words();
    let more = (total > u64::try_from(NAMED).unwrap_or_default()).then(|| {
        let text = words.with(Word::WizardTouchMore, &[("n", &words.integer(total - u64::try_from(promises.len()).unwrap_or_default()))]);
        view! { <li><a href=words.href(&format!("/desk/unsent?year={year}"))>{text}</a></li> }
    });
    let line = move |Promise { party, until }: Promise| {
        let until = words.with(Word::ReachPromisedUntil, &[("time", &words.date_time(until))]);
        view! { <li>{name(words, year, &party)}": "{until}</li> }
    };
    view! {
        <section class="panel stack" id="promised">
            <h3>{words.t(Word::ReachPromisedTitle)}</h3>
            <p>{words.t(Word::ReachPromised)}</p>
            <ul class="named">{promises.into_iter().map(line).collect_view()}{more}</ul>
        </section>
    }
}
