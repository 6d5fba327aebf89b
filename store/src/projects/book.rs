//! A row of the showcase as it is kept in memory: what it is listed by and found by.

use domain::{
    answers::Answers,
    category::Category,
    figure::Figure,
    locale::{Locale, Trilingual},
    search::{kind_names, stage_names, technology_names},
    showcase::{Origin, Strength, Traits},
};

use super::{order::collator, row::ProjectRow, stock::Book};
use crate::{
    Result,
    search::{Analyser, Field, Terms},
};

const TITLE: Field = Field { weight: 4.0, usual: 8.0 };
const OWNER: Field = Field { weight: 2.0, usual: 8.0 };
const RESULT: Field = Field { weight: 1.5, usual: 8.0 };
const SUMMARY: Field = Field { weight: 1.0, usual: 50.0 };
/// Category, region, technologies, stage, kind: in the words of the award, not of the project.
const NAMES: Field = Field { weight: 0.6, usual: 16.0 };

impl ProjectRow {
    /// The project and its terms.
    pub(super) fn book(&self, analyser: &Analyser, categories: &[Category]) -> Result<(Book, Terms)> {
        let answers = self.answers()?;
        let [title, owner, result, summary] = self.texts();
        let traits = self.traits(&answers)?;
        let mut terms = Terms::default();
        let mut add = |text: &Trilingual, field| {
            for locale in Locale::ALL {
                terms.add(analyser, text.get(*locale), *locale, field);
            }
        };
        add(&title, TITLE);
        add(&owner, OWNER);
        add(&results(&result, &answers), RESULT);
        add(&summary, SUMMARY);
        add(&names(&traits, categories), NAMES);
        let key = |locale: Locale| -> Result<Vec<u8>> {
            let mut key = Vec::new();
            // Writing into a vector cannot fail.
            let _ = collator(locale)?.write_sort_key_to(title.best(locale).0, &mut key);
            Ok(key)
        };
        let title_keys = [key(Locale::Kk)?, key(Locale::Ru)?, key(Locale::En)?];
        let strength = strength(&result, &answers);
        let (id, slug, published_at) = (self.id, self.slug().to_owned(), self.published_at());
        Ok((Book { id, slug, traits, title, owner, result, summary, strength, published_at, title_keys }, terms))
    }
}

/// An entry's indicator knows its direction; of a practice only the figure is known.
fn strength(result: &Trilingual, answers: &Answers) -> Strength {
    match (answers.headline(), Figure::parse(result.best(Locale::Kk).0)) {
        (Some(headline), _) => Strength::of_headline(&headline),
        (None, Some(figure)) => Strength::of_figure(&figure),
        (None, None) => Strength::Sentence,
    }
}

/// The result shown, and the names of all indicators.
fn results(result: &Trilingual, answers: &Answers) -> Trilingual {
    let rows = answers.rows("indicator");
    let all = |locale: Locale| {
        let names = rows.iter().map(|row| row.get(&format!("name_{locale}"))).collect::<Vec<_>>();
        format!("{} {}", result.get(locale), names.join(" "))
    };
    Trilingual::new(all(Locale::Kk), all(Locale::Ru), all(Locale::En))
}

/// The category by every name that it has in an edition.
fn names(traits: &Traits, categories: &[Category]) -> Trilingual {
    let of = |locale: Locale| {
        let mut names = vec![locale.pick(traits.region.name()), locale.pick(kind_names(traits.kind))];
        names.extend(categories.iter().filter(|category| category.slug == traits.category).map(|category| category.name.get(locale)));
        names.extend(traits.stage.map(|stage| locale.pick(stage_names(stage))));
        names.extend(traits.technologies.iter().map(|technology| locale.pick(technology_names(*technology))));
        names.join(" ")
    };
    Trilingual::new(of(Locale::Kk), of(Locale::Ru), of(Locale::En))
}

/// A practice shows its evidence by a link to its source, an entry by what an indicator names.
pub(super) fn has_evidence(origin: Origin, source_url: &str, answers: &Answers) -> bool {
    match origin {
        Origin::Practice => !source_url.is_empty(),
        Origin::Entry => answers.rows("indicator").iter().any(|row| !row.get("evidence").is_empty()),
    }
}
