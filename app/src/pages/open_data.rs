//! `/{l}/open-data`: the showcase for machines, told to people.

use leptos::prelude::*;

use crate::{
    ui::{head::Head, icon::Icon},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn OpenDataPage() -> impl IntoView {
    let words = use_words();
    let code = words.locale().code();
    let link = move |address: String, icon: &'static str, word: Word| {
        view! { <li><a class="icon-link" rel="external" href=address><Icon name=icon/>{words.t(word)}</a></li> }
    };
    let plain = move |address: &str, icon: &'static str, word: Word| link(address.to_owned(), icon, word);
    view! {
        <Head title=words.t(Word::OpenDataTitle) description=words.t(Word::OpenDataLead)/>
        <div class="page text section stack loose">
            <h1>{words.t(Word::OpenDataTitle)}</h1>
            <p class="lead">{words.t(Word::OpenDataLead)}</p>
            <section class="stack" aria-labelledby="files">
                <h2 id="files">{words.t(Word::OpenDataFiles)}</h2>
                <ul class="stack">
                    {plain("/open-data/projects.csv", "download", Word::OpenDataCsv)}
                    {plain("/open-data/follow-ups.csv", "download", Word::OpenDataFollowUps)}
                    {plain("/open-data/projects.json", "download", Word::OpenDataJson)}
                    {plain("/open-data/datapackage.json", "file", Word::OpenDataDictionary)}
                </ul>
            </section>
            <section class="stack" aria-labelledby="programs">
                <h2 id="programs">{words.t(Word::OpenDataPrograms)}</h2>
                <ul class="stack">
                    {plain("/api/v1/projects", "link", Word::OpenDataApi)}
                    {plain("/api/v1/openapi.json", "file", Word::OpenDataDescription)}
                </ul>
            </section>
            <section class="stack" aria-labelledby="follow">
                <h2 id="follow">{words.t(Word::OpenDataFollow)}</h2>
                <ul class="stack">
                    {link(format!("/feeds/projects.atom?l={code}"), "mail", Word::OpenDataFeed)}
                    {link(format!("/calendar.ics?l={code}"), "clock", Word::OpenDataCalendar)}
                </ul>
            </section>
            <section class="stack" aria-labelledby="licence">
                <h2 id="licence">{words.t(Word::OpenDataLicence)}</h2>
                <p>{words.t(Word::OpenDataLicenceText)}</p>
                <p><a rel="external license" href="https://creativecommons.org/licenses/by/4.0/">"CC BY 4.0"</a></p>
            </section>
        </div>
    }
}
