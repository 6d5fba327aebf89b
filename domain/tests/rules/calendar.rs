//! The dates of an edition: how they are written, and how they must stand.

use domain::{
    award::{AwardError, AwardForm, Calendar, CalendarDate},
    locale::Locale,
    time::{Civil, Timestamp, moment_name, parse_moment},
};
use proptest::prelude::*;

use crate::world::{astana, award};

fn form() -> AwardForm {
    let award = award();
    AwardForm::of(2026, &award.name, &Calendar::of(&award))
}

#[test]
fn moments_are_read_in_astana_and_nonsense_is_not() {
    let day = astana(Civil::date(2026, 3, 14));
    for (text, moment) in [
        ("2026-03-14", Some(day)),
        (" 2026-03-14 ", Some(day)),
        ("2026-03-14T00:00", Some(day)),
        ("2026-03-14 18:30", Some(astana(Civil::date(2026, 3, 14).at(18, 30)))),
        ("2026-03-14T18:30:07", Some(astana(Civil::date(2026, 3, 14).at(18, 30)).plus(7_000))),
        ("2026-02-29", None),
        ("2026-3-14", None),
        ("14.03.2026", None),
        ("2026-03-14T24:00", None),
        ("2026-03-14T18", None),
        ("2026-03-14T18:30:07.5", None),
        ("+026-03-14", None),
        ("1026-03-14", None),
        ("", None),
    ] {
        assert_eq!(parse_moment(text), moment, "{text:?}");
    }
}

#[test]
fn a_form_says_everything_that_is_wrong_at_its_field() {
    let now = award().announced_at;
    assert_eq!(form().problems(now), []);
    let broken = AwardForm { year: "26".into(), name_en: " ".into(), closes: "tomorrow".into(), ..form() };
    let found = [AwardError::Year, AwardError::Name(Locale::En), AwardError::Date(CalendarDate::Closes)];
    assert_eq!(broken.problems(now), found);
    assert_eq!(found.map(AwardError::field), [Some("year"), Some("name_en"), Some("closes")]);
    let long = AwardForm { name_kk: "ә".repeat(121), ..form() };
    assert_eq!(long.problems(now), [AwardError::Name(Locale::Kk)]);
    let turned = AwardForm { closes: form().opens, ceremony: form().opens, ..form() };
    assert_eq!(turned.parse(now), Err(AwardError::Order(CalendarDate::Closes)));
    assert_eq!(turned.problems(now), [AwardError::Order(CalendarDate::Closes), AwardError::Order(CalendarDate::Ceremony)]);
}

#[test]
fn an_edition_without_a_word_about_it_is_announced_now_but_never_after_it_opens() {
    let opens = award().opens_at;
    let silent = AwardForm { announced: String::new(), ..form() };
    for (now, announced) in [(opens.plus(-5), opens.plus(-5)), (opens.plus(5), opens)] {
        assert_eq!(silent.parse(now).map(|new| new.calendar.announced_at), Ok(announced));
    }
    let named = AwardForm { name_kk: String::new(), name_ru: "Кубок".into(), ..silent }.with_default_names();
    assert_eq!((named.name_kk.as_str(), named.name_ru.as_str()), ("AI Governance Cup 2026", "Кубок"));
}

proptest! {
    /// What a form shows is what it reads again, to the second.
    #[test]
    fn a_moment_survives_its_form(seconds in -2_000_000_000i64..7_000_000_000) {
        let moment = Timestamp::from_millis(seconds * 1_000);
        prop_assert_eq!(parse_moment(&moment_name(moment)), Some(moment));
    }

    /// A calendar is in order exactly when no date stands before the one it follows and the window is not empty.
    #[test]
    fn only_an_ordered_calendar_has_no_problem(at in prop::array::uniform5(0i64..6)) {
        let [announced_at, opens_at, closes_at, judging_from, ceremony_at] = at.map(Timestamp::from_millis);
        let calendar = Calendar { announced_at, opens_at, closes_at, judging_from, ceremony_at };
        let ordered = at[0] <= at[1] && at[1] < at[2] && at[2] <= at[3] && at[3] <= at[4];
        prop_assert_eq!(calendar.problems().is_empty(), ordered);
    }
}
