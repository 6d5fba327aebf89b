//! Whom other categories and criteria reach.

use domain::{
    award::{Crowd, NAMED, Party, Reach, Reached, Sent, reached_by_categories, reached_by_criteria},
    category::{Category, Entrants, defaults},
    criterion,
    id::EntryId,
    locale::Trilingual,
    organization::OrganizationKind::{self, Central, Local, Quasi},
};

use crate::world::uuid;

fn writer(name: &str) -> Party {
    Party { body: Trilingual::new(name, "", ""), sent: None }
}

fn sender(name: &str, number: u32) -> Party {
    let sent = Sent { id: EntryId::from_uuid(uuid(number)), number: number.into(), title: Trilingual::default() };
    Party { sent: Some(sent), ..writer(name) }
}

fn crowds() -> Vec<Crowd> {
    let there = |slug: &str| Some(slug.to_owned());
    Crowd::gather([
        (None, Central, writer("a")),
        (there("social"), Central, sender("b", 1)),
        (there("social"), Local, sender("c", 2)),
        (None, Local, writer("d")),
        (there("region"), Local, sender("d", 3)),
        (None, Quasi, writer("e")),
        (None, Quasi, writer("f")),
    ])
}

/// Each category's slug, and how it reaches whom.
fn found(new: &[Category]) -> Vec<(String, Vec<(Reach, String)>)> {
    let short = |Reached { how, total, first }: Reached| {
        assert_eq!(usize::try_from(total), Ok(first.len()));
        (how, first.iter().map(|party| party.body.kk.as_str()).collect::<Vec<_>>().join(","))
    };
    let told = reached_by_categories(&defaults(), new, &crowds());
    told.into_iter().map(|(slug, groups)| (slug, groups.into_iter().map(short).collect())).collect()
}

fn with(slug: &str, change: impl Fn(&mut Category)) -> Vec<Category> {
    let mut all = defaults();
    all.iter_mut().filter(|category| category.slug == slug).for_each(change);
    all
}

fn one(slug: &str, groups: &[(Reach, &str)]) -> Vec<(String, Vec<(Reach, String)>)> {
    vec![(slug.to_owned(), groups.iter().map(|(how, names)| (*how, (*names).to_owned())).collect())]
}

#[test]
fn who_may_enter_reaches_those_who_still_write() {
    assert_eq!(found(&defaults()), []);
    assert_eq!(found(&with("social", |social| social.entrants = Entrants::Anyone)), one("social", &[(Reach::Opens, "e,f")]));
    assert_eq!(found(&with("social", |social| social.entrants = Entrants::LocalExecutive)), one("social", &[(Reach::Shuts, "a")]));
    let both = with("social", |social| social.entrants = Entrants::LocalOrQuasi);
    assert_eq!(found(&both), one("social", &[(Reach::Opens, "e,f"), (Reach::Shuts, "a")]));
}

#[test]
fn other_words_and_another_warning_reach_what_is_sent_there() {
    assert_eq!(found(&with("social", |social| social.name.en = "Social".into())), one("social", &[(Reach::Stays, "b,c")]));
    assert_eq!(found(&with("social", |social| social.scope.ru = "Иначе.".into())), one("social", &[(Reach::Stays, "b,c")]));
    assert_eq!(found(&with("region", |region| region.is_sensitive = true)), one("region", &[(Reach::Stays, "d")]));
    assert_eq!(found(&with("economy", |economy| economy.is_sensitive = true)), one("economy", &[]), "nobody is there");
}

#[test]
fn a_category_that_comes_opens_and_one_that_goes_shuts() {
    let quasi = defaults().into_iter().find(|category| category.slug == "quasi").expect("there");
    let more = [&defaults()[..], &[Category { slug: "new".into(), ..quasi }]].concat();
    assert_eq!(found(&more), one("new", &[(Reach::Opens, "e,f")]));
    let fewer: Vec<Category> = defaults().into_iter().filter(|category| category.slug != "quasi").collect();
    assert_eq!(found(&fewer), one("quasi", &[(Reach::Shuts, "e,f")]));
    let mut turned = defaults();
    turned.reverse();
    assert_eq!(found(&turned), [], "another order reaches nobody");
}

#[test]
fn other_criteria_reach_everybody() {
    let (old, mut new) = (criterion::defaults(), criterion::defaults());
    new.reverse();
    assert_eq!(reached_by_criteria(&old, &new, &crowds()), []);
    new[0].weight += 5;
    new[1].weight -= 5;
    let told: Vec<_> = reached_by_criteria(&old, &new, &crowds()).into_iter().map(|group| (group.how, group.total)).collect();
    assert_eq!(told, [(Reach::Judged, 3), (Reach::Writes, 4)]);
    assert_eq!(reached_by_criteria(&old, &new[1..], &[]), [], "nobody is there");
}

#[test]
fn the_first_are_named_and_all_are_counted() {
    let many = |kind: OrganizationKind| (0..NAMED + 3).map(move |at| (None, kind, writer(&at.to_string())));
    let crowds = Crowd::gather(many(Central).chain(many(Quasi)));
    assert_eq!(crowds.iter().map(|crowd| (crowd.total, crowd.first.len())).collect::<Vec<_>>(), [(13, NAMED), (13, NAMED)]);
    let mut new = criterion::defaults();
    new[0].name.en = "Otherwise".into();
    let [group] = &reached_by_criteria(&criterion::defaults(), &new, &crowds)[..] else { panic!("one group") };
    assert_eq!((group.how, group.total, group.first.len()), (Reach::Writes, 26, NAMED));
}
