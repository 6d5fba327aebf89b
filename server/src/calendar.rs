//! `/calendar.ics?l=`: the dates of the open or next edition, to be taken into one's own calendar (RFC 5545).

use app::{
    AppError,
    api::request::{Arrival, House, reader_locale},
    words::{Word, Words},
};
use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    award::Award,
    time::{ASTANA_OFFSET, HOUR, Timestamp},
};
use icalendar::{Calendar, Component, Event};
use store::{award::Edition, scope::Visitor};

/// How long a show is taken to last where only its beginning is known.
const SHOW: i64 = 2 * HOUR;

/// The route.
pub fn routes() -> Router<House> {
    Router::new().route("/calendar.ics", get(calendar))
}

async fn calendar(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, uri: Uri, headers: HeaderMap) -> Response {
    let words = Words::of(reader_locale(&uri, &headers));
    match Visitor::enter(&house.db, Edition::Open, now).await {
        Ok(visitor) => {
            let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
            (headers, dates(visitor.award(), words, &house.public_url)).into_response()
        }
        // The layer of error pages gives it words.
        Err(error) => StatusCode::from_u16(AppError::from(error).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

/// Entries, judging and the show. The last day of entries ends where its first late moment begins.
fn dates(award: &Award, words: Words, public_url: &str) -> String {
    let name = award.name.best(words.locale()).0;
    let event = |code: &str, what: Word, begins: Timestamp, ends: Timestamp| {
        Event::new()
            .uid(&format!("{code}-{}@bayge", award.id))
            .add_property("DTSTAMP", utc(award.announced_at))
            .add_property("DTSTART", utc(begins))
            .add_property("DTEND", utc(ends))
            .summary(&format!("{name}: {}", words.t(what)))
            .url(&format!("{public_url}/{}/{}", words.locale().code(), award.year))
            .done()
    };
    Calendar::new()
        .name(name)
        .push(event("entries", Word::CalendarOpen, award.opens_at, award.closes_at))
        .push(event("close", Word::CalendarLastHourOfEntries, award.closes_at.plus(-HOUR), award.closes_at))
        .push(event("ceremony", Word::CalendarCeremony, award.ceremony_at, award.ceremony_at.plus(SHOW)))
        .done()
        .to_string()
}

/// `20260303T190000Z`.
fn utc(at: Timestamp) -> String {
    let civil = at.plus(-ASTANA_OFFSET).to_astana();
    let (date, time) = ((civil.year, civil.month, civil.day), (civil.hour, civil.minute, civil.second));
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}Z", date.0, date.1, date.2, time.0, time.1, time.2)
}

#[cfg(test)]
mod tests {
    use domain::time::Civil;

    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        let closes = Timestamp::from_astana(Civil::date(2026, 3, 14)).expect("a real day");
        assert_eq!(utc(closes), "20260313T190000Z");
    }
}
