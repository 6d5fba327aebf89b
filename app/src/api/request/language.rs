//! The reader's language.

use domain::locale::Locale;
use http::{HeaderMap, Uri, header};

use super::cookie;

/// The language of the address: its first part, or `l` where it has none (the hall screen). A form's address has neither:
/// the page that it was sent from tells. Else the language chosen last, else what the browser asks for, else Kazakh.
#[must_use]
pub fn reader_locale(uri: &Uri, headers: &HeaderMap) -> Locale {
    let query = || uri.query()?.split('&').find_map(|pair| Locale::parse(pair.strip_prefix("l=")?));
    let sender = || headers.get(header::REFERER)?.to_str().ok()?.split('/').nth(3)?.split(['?', '#']).next().and_then(Locale::parse);
    let is_form = ["/api/", "/files"].iter().any(|forms| uri.path().starts_with(forms));
    let sender = || is_form.then(sender).flatten();
    let chosen = || Locale::parse(&cookie(headers, "locale")?);
    let named = locale_of_path(uri.path()).or_else(query).or_else(sender);
    named.or_else(chosen).or_else(|| accepted(headers)).unwrap_or(Locale::Kk)
}

/// The language that begins a path.
#[must_use]
pub fn locale_of_path(path: &str) -> Option<Locale> {
    Locale::parse(path.split('/').nth(1)?)
}

/// The best of our languages in `Accept-Language`, by its quality values (RFC 9110, 12.5.4).
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Locale, f32)> = None;
    for part in header.split(',') {
        let mut pieces = part.split(';');
        let Some(locale) = pieces.next().and_then(|tag| Locale::parse(tag.trim().split('-').next()?)) else { continue };
        let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        if quality > 0.0 && best.is_none_or(|(_, so_far)| quality > so_far) {
            best = Some((locale, quality));
        }
    }
    best.map(|(locale, _)| locale)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn the_preferred_language_wins() {
        let accepts = |value: &'static str| accepted(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]));
        assert_eq!(accepts("ru-RU,ru;q=0.9,en;q=0.8"), Some(Locale::Ru));
        assert_eq!(accepts("de, en;q=0.5, kk;q=0.7"), Some(Locale::Kk));
        assert_eq!(accepts("de, fr"), None);
        assert_eq!(accepts("en;q=0, ru;q=0.1"), Some(Locale::Ru));
    }

    #[test]
    fn the_address_goes_before_the_choice_and_the_choice_before_the_browser() {
        let reader = |uri: &'static str, referer: &'static str, cookie: &'static str, accepts: &'static str| {
            let headers = [(header::REFERER, referer), (header::COOKIE, cookie), (header::ACCEPT_LANGUAGE, accepts)];
            let headers = headers.into_iter().filter(|(_, value)| !value.is_empty());
            let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
            reader_locale(&Uri::from_static(uri), &headers.collect::<HeaderMap>()).code()
        };
        assert_eq!(reader("/kk/about", "", "locale=ru", "en"), "kk");
        assert_eq!(reader("/stage?l=en", "", "locale=ru", "kk"), "en");
        assert_eq!(reader("/stage", "http://localhost/en/live", "locale=ru", "kk"), "ru");
        assert_eq!(reader("/nothing", "", "", "en"), "en");
        assert_eq!(reader("/nothing", "", "locale=xx", "de"), "kk");
        assert_eq!(reader("/api/sign_in", "http://localhost/en/sign-in", "locale=ru", "kk"), "en");
        assert_eq!(reader("/api/sign_in", "http://localhost/en?a=b", "", ""), "en");
        assert_eq!(reader("/files/form", "http://localhost/en/entries/1/files", "locale=ru", "kk"), "en");
        assert_eq!(reader("/api/sign_in", "", "locale=ru", "kk"), "ru");
    }
}
