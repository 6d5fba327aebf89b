//! The project for search engines: JSON-LD in the terms of schema.org.

use domain::showcase::Project;
use leptos::prelude::*;

/// The description. The server writes it; a browser that wakes the page up leaves it alone.
#[component]
pub fn LinkedData(project: Project) -> impl IntoView {
    #[cfg(not(target_family = "wasm"))]
    let text = described(&project, crate::words::use_words().locale(), &crate::ui::head::origin());
    #[cfg(target_family = "wasm")]
    let text = {
        drop(project);
        ""
    };
    view! { <script type="application/ld+json" inner_html=text></script> }
}

/// `<` is escaped, so that no text of an entrant can end the element.
#[cfg(not(target_family = "wasm"))]
fn described(project: &Project, locale: domain::locale::Locale, origin: &str) -> String {
    let page = format!("{origin}/{}/projects/{}", locale.code(), project.card.slug);
    let mut about = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": page,
        "url": page,
        "image": format!("{origin}/cards/{}/{}.png", locale.code(), project.card.slug),
        "name": project.card.title.text,
        "description": project.summary.text,
        "inLanguage": project.card.title.locale.code(),
        "about": "artificial intelligence",
        "genre": project.card.category.name,
        "creator": {"@type": "GovernmentOrganization", "name": project.card.owner.text},
        "spatialCoverage": {"@type": "Place", "name": locale.pick(project.card.region.name())},
        "isAccessibleForFree": true,
    });
    if !project.source_url.is_empty() {
        about["isBasedOn"] = project.source_url.clone().into();
    }
    about.to_string().replace('<', "\\u003c")
}
