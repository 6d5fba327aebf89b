//! `/{l}/verify`: the seals of an edition, and the verifier that runs in the visitor's browser.

mod checker;
mod reading;
mod report;
mod sheet;

pub use self::sheet::SealSheet;

use leptos::prelude::*;

use self::{checker::Checker, sheet::BrokenNotice};
use crate::{
    api::seal::{SealsView, get_seals},
    pages::not_found::unreadable,
    ui::{
        awaited::awaited,
        edition::use_year,
        head::Head,
        icon::Icon,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What can be verified.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let year = use_year();
    let view = Resource::new_blocking(move || year.get(), get_seals);
    view! {
        <Suspense>
            {awaited(move || async move {
                match view.await {
                    Ok(view) => view! { <Shown view=view/> }.into_any(),
                    Err(error) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(view: SealsView) -> impl IntoView {
    let words = use_words();
    let SealsView { award, categories, seals } = view;
    let broken = seals.broken.into_iter().map(|broken| view! { <BrokenNotice broken=broken/> }).collect_view();
    let others: Vec<i32> = seals.years.into_iter().filter(|year| *year != award.year).collect();
    let body = match seals.seal {
        None => view! { <NothingYet/> }.into_any(),
        Some(seal) => view! {
            <p class="lead">{words.t(Word::VerifyLead)}</p>
            <SealSheet seal=seal.clone()/>
            <Checker seal=seal.clone() categories=categories/>
            <OtherWays year=seal.year/>
        }
        .into_any(),
    };
    view! {
        <Head title=words.t(Word::VerifyTitle) description=words.t(Word::VerifyLead) year=award.year/>
        <div class="page text section"><div class="stack loose">
            <h1>{words.t(Word::VerifyTitle)}</h1>
            {broken}
            {body}
            {(!others.is_empty()).then(|| view! {
                <nav class="buttons" aria-label=words.t(Word::VerifyEditions)>
                    <span class="soft">{words.t(Word::VerifyEditions)}</span>
                    {others.into_iter().map(|year| view! { <a class="button small" href=words.href(&format!("/{year}/verify"))>{year}</a> }).collect_view()}
                </nav>
            })}
        </div></div>
    }
}

#[component]
fn NothingYet() -> impl IntoView {
    let words = use_words();
    view! {
        <Notice kind=NoticeKind::Info title=words.t(Word::VerifyNone)><p>{words.t(Word::VerifyNoneText)}</p></Notice>
        <section class="prose" aria-labelledby="meanwhile">
            <h2 id="meanwhile">{words.t(Word::VerifyMeanwhile)}</h2>
            <ul>
                <li>{words.t(Word::VerifyReceipt)}</li>
                <li>{words.t(Word::VerifySources)}</li>
            </ul>
        </section>
    }
}

/// The verifiers that are not this page.
#[component]
fn OtherWays(year: i32) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="stack" aria-labelledby="how">
            <h2 id="how">{words.t(Word::VerifyHow)}</h2>
            <dl class="facts">
                <div><dt>{words.t(Word::VerifyHowCommand)}</dt><dd><code class="hash">{format!("bayge verify results-{year}.json")}</code></dd></div>
                <div><dt>{words.t(Word::VerifyHowScript)}</dt><dd><code class="hash">{format!("python3 verify.py results-{year}.json")}</code></dd></div>
            </dl>
            <p class="buttons"><a class="button small" href="/verify.py" rel="external" download="verify.py"><Icon name="download"/>{words.t(Word::VerifyScriptDownload)}</a></p>
        </section>
    }
}
