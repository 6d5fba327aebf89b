//! What a project is shared by: the picture of its link, its QR code and short address, the code for other sites.

use domain::{locale::Locale, showcase::ProjectCard};
use leptos::prelude::*;
use leptos_meta::Meta;

use crate::{
    ui::{head::origin, icon::Icon, print::Print, textarea::inside_textarea},
    words::{Word, use_words},
};

/// What the picture shows, for those who do not see it.
fn described(card: &ProjectCard) -> String {
    match &card.result {
        Some(figure) => format!("{}. {}: {}", card.title.text, figure.label, figure.value),
        None => format!("{}. {}", card.title.text, card.phrase.text),
    }
}

/// What networks and messengers show of a link to the project (Open Graph).
#[component]
pub fn ShareHead(
    /// The project.
    card: ProjectCard,
) -> impl IntoView {
    let words = use_words();
    let code = words.locale().code();
    let territory = match words.locale() {
        Locale::Kk => "kk_KZ",
        Locale::Ru => "ru_KZ",
        Locale::En => "en_GB",
    };
    let picture = format!("{}/cards/{code}/{}.png", origin(), card.slug);
    let address = format!("{}{}", origin(), words.href(&format!("/projects/{}", card.slug)));
    view! {
        <Meta property="og:type" content="article"/>
        <Meta property="og:site_name" content=words.t(Word::FrameName)/>
        <Meta property="og:locale" content=territory/>
        <Meta property="og:title" content=card.title.text.clone()/>
        <Meta property="og:description" content=card.phrase.text.clone()/>
        <Meta property="og:url" content=address/>
        <Meta property="og:image" content=picture/>
        <Meta property="og:image:type" content="image/png"/>
        <Meta property="og:image:width" content="1200"/>
        <Meta property="og:image:height" content="630"/>
        <Meta property="og:image:alt" content=described(&card)/>
        <Meta name="twitter:card" content="summary_large_image"/>
    }
}

/// The block beside the project.
#[component]
pub fn Share(
    /// The project.
    card: ProjectCard,
) -> impl IntoView {
    let words = use_words();
    let code = words.locale().code();
    let short = format!("/p/{}", card.slug);
    let shown = format!("{}{short}", origin().trim_start_matches("https://").trim_start_matches("http://"));
    let picture = format!("/cards/{code}/{}.png", card.slug);
    let embed = format!(
        "<iframe src=\"{}/{code}/embed/{}\" title=\"{}\" width=\"360\" height=\"440\" loading=\"lazy\"></iframe>",
        origin(),
        card.slug,
        card.title.text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
    );
    view! {
        <section class="panel share" aria-labelledby="share">
            <h2 class="facet-title" id="share">{words.t(Word::ShareTitle)}</h2>
            <div class="share-code">
                <img src=format!("/qr/{}.svg", card.slug) alt=words.t(Word::ShareCode) width="120" height="120"/>
                <p><span class="soft">{words.t(Word::ShareShort)}</span><br/><a href=short rel="external">{shown}</a></p>
            </div>
            <p class="no-print"><a class="icon-link" href=picture rel="external"><Icon name="download"/>{words.t(Word::SharePicture)}</a></p>
            <details class="no-print">
                <summary>{words.t(Word::ShareEmbed)}</summary>
                <p class="soft" id="embed-help">{words.t(Word::ShareEmbedHelp)}</p>
                <textarea
                    class="input" id="embed" readonly=true rows="6" aria-label=words.t(Word::ShareEmbed) aria-describedby="embed-help"
                    inner_html=inside_textarea(&embed)
                ></textarea>
            </details>
            <p class="buttons">
                <a class="button small" href=words.href(&format!("/compare?p={}", card.slug))>{words.t(Word::CompareLink)}</a>
                <Print/>
            </p>
        </section>
    }
}
