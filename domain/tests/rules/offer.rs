//! What an edition offers: its categories, criteria and texts as the organizer types them, and earlier winners.

use std::collections::BTreeMap;

use domain::{
    award::Progress,
    award::{
        Award, AwardError, Changed, CriteriaForm, Rules, TextKind, TextsForm, Win, changed_categories, changed_criteria, changed_rules,
        check_texts, paragraphs,
    },
    category::{CategoriesForm, Category, CategoryUse, Entrants, defaults},
    criterion,
    entry::EntryError,
    organization::OrganizationKind,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::world::{award, complete, draft};

/// A form with some fields typed otherwise; nothing typed takes the field away.
fn typed<F: Serialize + DeserializeOwned>(form: &F, fields: &[(&str, &str)]) -> F {
    let value = serde_json::to_value(form).expect("JSON");
    let mut all: BTreeMap<String, String> = serde_json::from_value(value).expect("fields");
    for (name, text) in fields {
        all.insert((*name).to_owned(), (*text).to_owned());
    }
    serde_json::from_value(serde_json::to_value(all).expect("JSON")).expect("a form")
}

const NEW: [(&str, &str); 7] = [
    ("new_kk", "AI Білім"),
    ("new_ru", "AI Образование"),
    ("new_en", "AI  Education"),
    ("new_scope_kk", "Білім беру жобалары."),
    ("new_scope_ru", "Проекты в образовании."),
    ("new_scope_en", "Projects in education."),
    ("new_quasi", "yes"),
];

fn slugs(categories: &[Category]) -> Vec<&str> {
    categories.iter().map(|category| category.slug.as_str()).collect()
}

fn uses(slug: &str) -> BTreeMap<String, CategoryUse> {
    BTreeMap::from([(slug.to_owned(), CategoryUse { entries: 3, drafts: 0, kinds: vec![OrganizationKind::Central] })])
}

#[test]
fn a_form_of_categories_reads_what_stands() {
    let form = CategoriesForm::of(&defaults());
    assert_eq!(form.parse(&defaults(), &BTreeMap::new()), Ok(defaults()));
    let more = typed(&form, &NEW).parse(&defaults(), &BTreeMap::new()).expect("sound");
    let added = more.last().expect("there");
    assert_eq!((added.slug.as_str(), added.name.en.as_str(), added.entrants), ("ai-education", "AI Education", Entrants::QuasiPublic));
    let again = typed(&CategoriesForm::of(&more), &NEW).parse(&more, &BTreeMap::new()).expect("sound");
    assert_eq!(again.last().map(|category| category.slug.as_str()), Some("ai-education-2"), "a slug is one category's");
    let renamed = typed(&CategoriesForm::of(&more), &[("ai-education_en", "AI Schools")]).parse(&more, &BTreeMap::new()).expect("sound");
    assert_eq!(slugs(&renamed), slugs(&more), "a slug never changes");
    let kazakh = typed(&form, &[&NEW[..], &[("new_en", "…")]].concat()).parse(&defaults(), &BTreeMap::new()).expect("sound");
    assert_eq!(kazakh.last().map(|category| category.slug.as_str()), Some("ai-bilim"));
}

#[test]
fn what_is_wrong_with_categories_is_told_by_field() {
    let form = CategoriesForm::of(&defaults());
    let problems = |fields: &[(&str, &str)], uses: &BTreeMap<String, CategoryUse>| typed(&form, fields).read(&defaults(), uses).1;
    let one = |field: &str, error: AwardError| vec![(field.to_owned(), error)];
    let unused = BTreeMap::new();
    assert_eq!(problems(&[("social_ru", " ")], &unused), one("social_ru", AwardError::CategoryName));
    assert_eq!(problems(&[("social_scope_en", "")], &unused), one("social_scope_en", AwardError::CategoryScope));
    assert_eq!(problems(&[("social_scope_en", &"x".repeat(301))], &unused), one("social_scope_en", AwardError::CategoryScope));
    assert_eq!(problems(&[("region_local", "")], &unused), one("region_kinds", AwardError::CategoryKinds));
    assert_eq!(problems(&[("social_central", "")], &unused), []);
    assert_eq!(problems(&[("social_central", "")], &uses("social")), one("social_kinds", AwardError::CategoryKindUsed));
    assert_eq!(problems(&[("social_remove", "yes")], &uses("social")), one("social_remove", AwardError::CategoryUsed { entries: 3 }));
    assert_eq!(problems(&[("social_remove", "yes")], &uses("region")), []);
    assert_eq!(problems(&[("new_en", "…"), ("new_kk", "…"), ("new_ru", "…")], &unused).len(), 4, "who enters, and three sentences");
    let all: Vec<(String, &str)> = defaults().iter().map(|category| (format!("{}_remove", category.slug), "yes")).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(problems(&all, &unused), one("new_kk", AwardError::NoCategory));
}

#[test]
fn that_entries_may_touch_secrets_is_a_switch_of_the_category() {
    let sensitive =
        |categories: &[Category]| categories.iter().filter(|one| one.is_sensitive).map(|one| one.slug.clone()).collect::<Vec<_>>();
    assert_eq!(sensitive(&defaults()), ["security"]);
    let form = CategoriesForm::of(&defaults());
    let read = |fields: &[(&str, &str)]| typed(&form, fields).parse(&defaults(), &BTreeMap::new()).expect("sound");
    assert_eq!(sensitive(&read(&[("security_sensitive", "")])), Vec::<String>::new());
    let both = read(&[("region_sensitive", "yes")]);
    assert_eq!(sensitive(&both), ["security", "region"]);
    assert_eq!(changed_categories(&defaults(), &both), [Changed::Categories], "who writes there is told");
    assert_eq!(CategoriesForm::of(&both).parse(&both, &BTreeMap::new()), Ok(both));
}

#[test]
fn what_a_form_did_not_show_stays() {
    let shown = CategoriesForm::of(&defaults()[..5]);
    assert_eq!(shown.parse(&defaults(), &BTreeMap::new()), Ok(defaults()), "somebody added the sixth meanwhile");
    let moved = typed(&CategoriesForm::of(&defaults()), &[("quasi_place", "1")]).parse(&defaults(), &BTreeMap::new()).expect("sound");
    assert_eq!(slugs(&moved), ["quasi", "citizens", "economy", "social", "security", "region"]);
    assert_eq!(changed_categories(&defaults(), &moved), [], "another order is no other offer");
    assert_eq!(changed_categories(&defaults(), &defaults()[1..]), [Changed::Categories]);
}

#[test]
fn criteria_come_and_go_as_long_as_they_make_a_hundred() {
    let present = criterion::defaults();
    let form = CriteriaForm::of(&present);
    assert_eq!(form.parse(&present), Ok(present.clone()));
    let gone = [("sustainability_remove", "yes")];
    assert_eq!(typed(&form, &gone).parse(&present), Err(AwardError::Weights { sum: 90 }));
    let new = [("new_kk", "Деректер"), ("new_ru", "Данные"), ("new_en", "Data"), ("new_weight", "10"), ("new_8_en", "Measured.")];
    let changed = typed(&form, &[&gone[..], &new].concat()).parse(&present).expect("a hundred again");
    let added = changed.last().expect("there");
    assert_eq!((added.code.as_str(), added.weight, added.anchors[3].en.as_str()), ("data", 10, "Measured."));
    assert_eq!(changed.len(), 6);
    assert_eq!(changed_criteria(&present, &changed), [Changed::Criteria]);
    let worded = typed(&form, &[("impact_10_ru", "Проверено.")]).parse(&present).expect("sound");
    assert_eq!(worded[0].anchors[4].ru, "Проверено.");
    assert_eq!(changed_criteria(&present, &worded), [], "better words are the same criterion");
    assert!(!worded[0].is_default() && worded[1].is_default());
    let long = typed(&form, &[("impact_10_ru", &"ж".repeat(301))]).read(&present).1;
    assert_eq!(long, [("impact_10_ru".to_owned(), AwardError::Anchor)]);
}

#[test]
fn texts_are_plain_and_have_a_limit() {
    let words = |count: usize| "сөз ".repeat(count);
    let form = |text: &str| TextsForm::typed(BTreeMap::from([("contact_kk".to_owned(), text.to_owned())]));
    let read = form("<b>Сұрақ</b>\r\n\r\n\u{0}екі").parse().expect("short");
    let text = &read[&TextKind::Contact];
    assert_eq!((text.kk.as_str(), text.ru.as_str()), ("<b>Сұрақ</b>\n\nекі", ""));
    assert_eq!(paragraphs(&text.kk).collect::<Vec<_>>(), ["<b>Сұрақ</b>", "екі"]);
    assert_eq!(paragraphs(" \n\n a\nb \n \n\n c").collect::<Vec<_>>(), [" a\nb", " c"]);
    assert!(form(&words(100)).parse().is_ok());
    assert_eq!(form(&words(101)).read().1, [("contact_kk".to_owned(), AwardError::TextLength)]);
    assert_eq!(form(" \n ").parse().map(|texts| texts.len()), Ok(0));

    let judged = Progress { now: award().judging_from, has_sheets: false, promised_until: None };
    let none = BTreeMap::new();
    assert_eq!(check_texts(&award(), &none, &read, judged), Ok(()), "whom to ask may change at any time");
    let terms = BTreeMap::from([(TextKind::Terms, text.clone())]);
    assert_eq!(check_texts(&award(), &none, &terms, judged), Err(AwardError::JudgingBegun));
    assert_eq!(check_texts(&award(), &terms, &terms, judged), Ok(()));
}

#[test]
fn an_earlier_winner_waits_in_its_category_alone() {
    let rules = |years| Rules { years_winners_barred: years, ..Rules::default() };
    let win = |year: i32| vec![Win { year, category: "social".into() }];
    for (years, won, category, barred) in [
        (0, 2025, "social", false),
        (1, 2025, "social", true),
        (1, 2024, "social", false),
        (2, 2024, "social", true),
        (5, 2026, "social", false),
        (5, 2027, "social", false),
        (5, 2025, "economy", false),
        (5, 2025, "", false),
    ] {
        assert_eq!(rules(years).bar(2026, category, &win(won)).is_some(), barred, "{years} {won} {category}");
    }
    assert_eq!(rules(1).free_again(&win(2025)[0]), 2027);
    let wins = [win(2023), win(2025), win(2024)].concat();
    assert_eq!(rules(3).bar(2026, "social", &wins).map(|win| win.year), Some(2025), "the latest counts");
    assert_eq!(changed_rules(rules(0), rules(3)), [Changed::Winners(3)]);

    let award = Award { rules: rules(1), ..award() };
    let sent = draft().submit(&award, &defaults(), &complete(), award.opens_at, 1).expect("complete");
    assert_eq!(sent.check_not_barred(&award, &win(2025)), Err(EntryError::EarlierWinner));
    assert_eq!(sent.check_not_barred(&award, &[]), Ok(()));
    assert_eq!(sent.check_not_barred(&Award { rules: rules(0), ..award.clone() }, &win(2025)), Ok(()));
}

#[test]
fn answers_go_by_the_awards_own_categories() {
    let mut own = defaults();
    own.retain(|category| category.slug != "social");
    assert!(!complete().is_complete(&own), "the category that it names is none of this award");
    own.push(Category { slug: "ai-health".into(), entrants: Entrants::QuasiPublic, ..defaults()[2].clone() });
    let mut answers = complete();
    answers.set("category", "ai-health").expect("a field");
    assert!(!answers.is_complete(&own), "a central body");
    own.last_mut().expect("there").entrants = Entrants::CentralOrQuasi;
    assert!(answers.is_complete(&own));
    assert!(draft().submit(&award(), &own, &answers, award().opens_at, 1).is_ok());
    assert_eq!(draft().submit(&award(), &defaults(), &answers, award().opens_at, 1), Err(EntryError::Incomplete));
}
