//! `/open-data/statistics.csv`: the showcase counted, by codes and names.

use app::{
    api::request::{Arrival, House},
    ui::label,
    words::{Word, Words},
};
use axum::{Extension, Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::{
    locale::Locale,
    showcase::{Choice, Statistics},
};
use store::{projects, scope::Guest};

use super::{answer, problem::Refused};

const HEAD: [&str; 8] = ["by", "code", "name_kk", "name_ru", "name_en", "projects", "practices", "entries"];

/// The route.
pub fn routes() -> Router<House> {
    Router::new().route("/open-data/statistics.csv", get(csv))
}

async fn csv(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, asked: HeaderMap) -> Result<Response, Refused> {
    let guest = Guest::at(now);
    let counted = projects::count_all(&house.db, &guest).await?;
    let mut names = Vec::new();
    for locale in Locale::ALL {
        names.push(projects::count(&house.db, &guest, None, *locale).await?.facets.categories);
    }
    let category = |slug: &str, locale: Locale| {
        let found = names[locale as usize].iter().find(|choice| choice.value.slug == slug);
        found.map_or_else(|| slug.to_owned(), |choice| choice.value.name.clone())
    };
    let word = |word: Word| move |locale: Locale| Words::of(locale).t(word).to_owned();
    let mut rows = Vec::new();
    let all = |facet: &dyn Fn(&Statistics) -> Vec<usize>| counted.iter().map(facet).collect::<Vec<_>>();
    let facets = &counted[0].facets;
    rows.extend(lines(
        "category",
        &facets.categories,
        |value| value.slug.clone(),
        |value, locale| category(&value.slug, locale),
        &all(&|s| counts(&s.facets.categories)),
    ));
    rows.extend(lines(
        "region",
        &facets.regions,
        |value| value.code().to_owned(),
        |value, locale| locale.pick(value.name()).to_owned(),
        &all(&|s| counts(&s.facets.regions)),
    ));
    rows.extend(lines(
        "kind",
        &facets.kinds,
        |value| value.code().to_owned(),
        |value, locale| word(label::kind(*value))(locale),
        &all(&|s| counts(&s.facets.kinds)),
    ));
    rows.extend(lines(
        "stage",
        &facets.stages,
        |value| value.code().to_owned(),
        |value, locale| word(label::stage(*value))(locale),
        &all(&|s| counts(&s.facets.stages)),
    ));
    rows.extend(lines(
        "technology",
        &facets.technologies,
        |value| value.code().to_owned(),
        |value, locale| word(label::technology(*value))(locale),
        &all(&|s| counts(&s.facets.technologies)),
    ));
    rows.extend(lines("year", &facets.years, ToString::to_string, |value, _| value.to_string(), &all(&|s| counts(&s.facets.years))));
    answer::csv(&asked, &HEAD, rows)
}

fn counts<T>(choices: &[Choice<T>]) -> Vec<usize> {
    choices.iter().map(|choice| choice.count).collect()
}

/// A line for each value: all projects, practices, entries.
fn lines<T>(
    by: &str,
    choices: &[Choice<T>],
    code: impl Fn(&T) -> String,
    name: impl Fn(&T, Locale) -> String,
    counted: &[Vec<usize>],
) -> Vec<Vec<String>> {
    let line = |(at, choice): (usize, &Choice<T>)| {
        let value = &choice.value;
        let facts = [by.to_owned(), code(value), name(value, Locale::Kk), name(value, Locale::Ru), name(value, Locale::En)];
        let counts = counted.iter().map(|counts| counts.get(at).copied().unwrap_or_default().to_string());
        facts.into_iter().chain(counts).collect()
    };
    choices.iter().enumerate().map(line).collect()
}
