//! Addresses of one edition of the award: `/{l}/{year}/…`. Without a year they mean the present edition.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::words::Words;

/// The year in the page's address, if there is one. What stands in its place and is no year becomes 0: no edition has it.
#[must_use]
pub fn use_year() -> Memo<Option<i32>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("year").map(|year| parse(&year))))
}

fn parse(year: &str) -> i32 {
    // One address a page: neither `02026` nor `+2026`.
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { year.parse().unwrap_or_default() } else { 0 }
}

/// An address of the edition that the page's address names, else of the present one: `edition_href(words, "/about")`.
#[must_use]
pub fn edition_href(words: Words, path: &str) -> String {
    match use_year().get_untracked() {
        Some(year) => words.href(&format!("/{year}{path}")),
        None => words.href(path),
    }
}

/// The part of an address behind language and year: of `/kk/2026/about` it is `/about`.
#[must_use]
pub fn without_year(path: &str) -> &str {
    let rest = path.get(3..).unwrap_or_default();
    match rest.get(1..5) {
        Some(year) if parse(year) > 0 && matches!(rest.as_bytes().get(5), None | Some(b'/')) => rest.get(5..).unwrap_or_default(),
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::without_year;

    #[test]
    fn a_year_is_four_digits_between_slashes() {
        for (path, rest) in [
            ("/kk", ""),
            ("/kk/2026", ""),
            ("/kk/2026/about", "/about"),
            ("/kk/about", "/about"),
            ("/kk/20261/about", "/20261/about"),
            ("/kk/projects/2026-report", "/projects/2026-report"),
            ("/kk/+026/about", "/+026/about"),
        ] {
            assert_eq!(without_year(path), rest, "{path}");
        }
    }
}
