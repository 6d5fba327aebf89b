//! `/{l}/desk/practices/file`: what a file of practices holds, line by line, before anything of it is imported.

use domain::practice::{Preview, PreviewLine};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::{fault, translation};
use crate::{
    AppError,
    api::{
        practices::{ImportPractices, get_preview},
        refusal::{Refusal, refusal_of},
    },
    pages::{desk::nav::Desk, not_found::NotFoundPage},
    ui::{
        awaited::awaited,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn PracticeFilePage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let preview = Resource::new_blocking(page, get_preview);
    let refusal = refusal_of::<ImportPractices>();
    view! {
        <Suspense>
            {awaited(move || async move {
                match (preview.await, refusal.await) {
                    (Ok(preview), Ok(refusal)) => view! { <Shown preview=preview refusal=refusal/> }.into_any(),
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => {
                        view! { <Desk title=words.t(Word::PracticesPreview)><h1>{words.t(Word::PracticesPreview)}</h1><ErrorNotice error=error/></Desk> }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(preview: Preview, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let Preview { name, lines, faulty, whole, fault: broken } = preview;
    let number = |n: u64| words.integer(n);
    let counts = [("name", name), ("total", number(lines.total)), ("faulty", number(faulty)), ("whole", number(whole))];
    let count = words.with(Word::PracticesPreviewCount, &counts.each_ref().map(|(name, text)| (*name, text.as_str())));
    let may_import = broken.is_none() && faulty == 0;
    let may_publish = may_import && whole == lines.total;
    let broken = broken.map(|told| view! { <Notice kind=NoticeKind::Error title=fault(words, &told)/> });
    let warning = (faulty > 0).then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::PracticesPreviewFaulty)/> });
    let rows = lines.items.iter().map(|line| row(words, line)).collect_view();
    view! {
        <Desk title=words.t(Word::PracticesPreview)>
            <a class="back" href=words.href("/desk/practices")><Icon name="arrow-left"/>{words.t(Word::PracticesTitle)}</a>
            <h1>{words.t(Word::PracticesPreview)}</h1>
            {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
            {broken}
            {warning}
            <p role="status">{count}</p>
            <form class="buttons" method="post" action=ImportPractices::url()>
                {may_import.then(|| view! { <button class="button primary" name="act" value="drafts">{words.t(Word::PracticesImportDrafts)}</button> })}
                {may_publish.then(|| view! { <button class="button" name="act" value="publish">{words.t(Word::PracticesImportPublish)}</button> })}
                <button class="button" name="act" value="drop">{words.t(Word::PracticesDrop)}</button>
            </form>
            {(may_import && !may_publish).then(|| view! { <p class="soft">{words.t(Word::PracticesPublishHelp)}</p> })}
            <div class="table-wrap" role="region" aria-label=words.t(Word::PracticesPreview) tabindex="0">
                <table class="table stacked">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{words.t(Word::PracticesLine)}</th>
                            <th scope="col">{words.t(Word::PracticesPractice)}</th>
                            <th scope="col">{words.t(Word::PracticesFaults)}</th>
                            <th scope="col">{words.t(Word::PracticesLanguages)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Pager page=lines.page pages=lines.pages address=|base, page| format!("{base}?page={page}") base=words.href("/desk/practices/file")/>
        </Desk>
    }
}

fn row(words: Words, line: &PreviewLine) -> AnyView {
    let (title, locale) = line.title.best(words.locale());
    let checked = if line.faults.is_empty() {
        let known = line.is_known.then(|| view! { " "<span class="tag" data-kind="info">{words.t(Word::PracticesReplaces)}</span> });
        view! { <span><span class="tag" data-kind="ok">{words.t(Word::PracticesFine)}</span>{known}</span> }.into_any()
    } else {
        let faults = line.faults.iter().map(|told| view! { <li>{fault(words, told)}</li> }).collect_view();
        view! { <ul class="stack">{faults}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" class="num">{line.line}</th>
            <td data-label=words.t(Word::PracticesPractice)><span lang=words.foreign(locale)>{title.to_owned()}</span>" "<span class="soft">{line.slug.clone()}</span></td>
            <td data-label=words.t(Word::PracticesFaults)>{checked}</td>
            <td data-label=words.t(Word::PracticesLanguages)>{translation(words, line.untranslated)}</td>
        </tr>
    }
    .into_any()
}
