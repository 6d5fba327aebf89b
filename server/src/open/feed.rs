//! `/feeds/projects.atom?l=`: what came into the showcase last (RFC 4287).

use std::io;

use app::{
    api::request::{Arrival, House, reader_locale},
    words::{Word, Words},
};
use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::get,
};
use domain::showcase::Record;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use store::{projects, scope::Guest};

use super::{answer::cached, problem::Refused};
use crate::export::table::moment;

/// Projects in a feed.
const LENGTH: usize = 50;

/// The route.
pub fn routes() -> Router<House> {
    Router::new().route("/feeds/projects.atom", get(feed))
}

async fn feed(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    uri: Uri,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let words = Words::of(reader_locale(&uri, &asked));
    let records = projects::list_newest(&house.db, &Guest::at(now), LENGTH).await?;
    let body = write(&records, words, &house.public_url).map_err(|error| store::Error::Unexpected(format!("the feed: {error}")))?;
    Ok(cached(&asked, "application/atom+xml; charset=utf-8", body))
}

/// XML has no place for most control characters, however they are written.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

pub(super) fn begin() -> io::Result<Writer<Vec<u8>>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    Ok(xml)
}

pub(super) fn text(xml: &mut Writer<Vec<u8>>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&plain(content))).map(|_| ())
}

fn write(records: &[Record], words: Words, public_url: &str) -> io::Result<String> {
    let code = words.locale().code();
    let own = format!("{public_url}/feeds/projects.atom?l={code}");
    let page = format!("{public_url}/{code}/projects");
    let updated = records.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |newest| moment(newest.published_at));
    let mut xml = begin()?;
    xml.create_element("feed").with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", code)]).write_inner_content(
        |xml| {
            text(xml, "id", &own)?;
            text(xml, "title", &format!("{} · {}", words.t(Word::FrameProjects), words.t(Word::FrameName)))?;
            text(xml, "updated", &updated)?;
            xml.create_element("link").with_attributes([("rel", "self"), ("href", own.as_str())]).write_empty()?;
            xml.create_element("link").with_attributes([("rel", "alternate"), ("href", page.as_str())]).write_empty()?;
            records.iter().try_for_each(|record| entry(xml, record, words, public_url))
        },
    )?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn entry(xml: &mut Writer<Vec<u8>>, record: &Record, words: Words, public_url: &str) -> io::Result<()> {
    let locale = words.locale();
    let page = format!("{public_url}/{}/projects/{}", locale.code(), record.slug);
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &format!("{public_url}/kk/projects/{}", record.slug))?;
        text(xml, "title", record.title.best(locale).0)?;
        text(xml, "updated", &moment(record.published_at))?;
        text(xml, "published", &moment(record.published_at))?;
        xml.create_element("link").with_attributes([("rel", "alternate"), ("href", page.as_str())]).write_empty()?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", record.owner.best(locale).0))?;
        xml.create_element("category").with_attribute(("term", record.category.as_str())).write_empty()?;
        text(xml, "summary", record.summary.best(locale).0)
    })?;
    Ok(())
}
