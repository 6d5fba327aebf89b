//! `/robots.txt`, and `/sitemap.xml`: every public page in its three languages (sitemaps.org, with the alternates that Google describes).

use std::io;

use app::api::request::{Arrival, House};
use axum::{Extension, Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::locale::Locale;
use quick_xml::Writer;
use store::{
    award::{self, Edition},
    projects,
    scope::{Guest, Visitor},
};

use super::{
    answer::cached,
    feed::{begin, text},
    problem::Refused,
};
use crate::export::table::moment;

/// The pages that are always there.
const PAGES: [&str; 9] = ["", "/about", "/categories", "/projects", "/live", "/verify", "/open-data", "/statistics", "/collections"];
/// The newest projects that one map holds: with three languages each it stays far below the 50,000 addresses allowed.
const LENGTH: usize = 1000;

/// The route.
pub fn routes() -> Router<House> {
    Router::new().route("/sitemap.xml", get(sitemap)).route("/robots.txt", get(robots))
}

/// What is not for search engines, and where the map is: its address must be whole.
async fn robots(State(house): State<House>, asked: HeaderMap) -> Response {
    let desks = Locale::ALL.iter().map(|locale| format!("Disallow: /{}/desk", locale.code())).collect::<Vec<_>>().join("\n");
    let body = format!("User-agent: *\n{desks}\nDisallow: /files/\nSitemap: {}/sitemap.xml\n", house.public_url);
    cached(&asked, "text/plain; charset=utf-8", body)
}

async fn sitemap(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, asked: HeaderMap) -> Result<Response, Refused> {
    let mut pages: Vec<(String, Option<String>)> = PAGES.iter().map(|page| ((*page).to_owned(), None)).collect();
    // A fresh server has no edition, and so no categories.
    if let Ok(visitor) = Visitor::enter(&house.db, Edition::Open, now).await {
        let categories = award::list_categories(&house.db, &visitor).await?;
        pages.extend(categories.into_iter().map(|category| (format!("/categories/{}", category.slug), None)));
    }
    let collections = projects::collections::list_published(&house.db, &Guest::at(now), Locale::Kk).await?;
    pages.extend(collections.into_iter().map(|collection| (format!("/collections/{}", collection.slug), None)));
    let records = projects::list_newest(&house.db, &Guest::at(now), LENGTH).await?;
    pages.extend(records.into_iter().map(|record| (format!("/projects/{}", record.slug), Some(moment(record.published_at)))));
    let body = write(&pages, &house.public_url).map_err(|error| store::Error::Unexpected(format!("the map of the site: {error}")))?;
    Ok(cached(&asked, "application/xml", body))
}

fn write(pages: &[(String, Option<String>)], public_url: &str) -> io::Result<String> {
    let mut xml = begin()?;
    let spaces = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    xml.create_element("urlset").with_attributes(spaces).write_inner_content(|xml| {
        pages.iter().try_for_each(|(page, changed)| {
            Locale::ALL.iter().try_for_each(|locale| url(xml, page, changed.as_deref(), *locale, public_url))
        })
    })?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn url(xml: &mut Writer<Vec<u8>>, page: &str, changed: Option<&str>, locale: Locale, public_url: &str) -> io::Result<()> {
    let address = |code: &str| format!("{public_url}/{code}{page}");
    xml.create_element("url").write_inner_content(|xml| {
        text(xml, "loc", &address(locale.code()))?;
        if let Some(changed) = changed {
            text(xml, "lastmod", changed)?;
        }
        for (language, code) in Locale::ALL.iter().map(|other| (other.code(), other.code())).chain([("x-default", "kk")]) {
            let href = address(code);
            xml.create_element("xhtml:link")
                .with_attributes([("rel", "alternate"), ("hreflang", language), ("href", href.as_str())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
