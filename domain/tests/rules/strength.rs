//! Which result is the strongest.

use domain::{
    answers::{Better, Headline},
    figure::Figure,
    locale::Trilingual,
    number::Number,
    showcase::Strength,
};

fn headline(before: &str, after: &str, better: Better) -> Strength {
    let number = |text| Number::parse(text).expect("a number");
    let (name, unit) = (Trilingual::default(), Trilingual::default());
    Strength::of_headline(&Headline { name, unit, before: number(before), after: number(after), better })
}

fn figure(value: &str) -> Strength {
    Strength::of_figure(&Figure { value: value.to_owned(), label: "x".to_owned() })
}

#[test]
fn an_improvement_is_measured_in_the_direction_that_is_better() {
    assert_eq!(headline("40", "10", Better::Lower), Strength::Improvement(7_500));
    assert_eq!(headline("40", "10", Better::Higher), Strength::Improvement(-7_500));
    assert_eq!(headline("10", "40", Better::Higher), Strength::Improvement(30_000));
    assert_eq!(headline("40", "0", Better::Lower), Strength::Improvement(10_000));
    assert_eq!(headline("-4", "4", Better::Higher), Strength::Improvement(20_000));
    assert_eq!(headline("12,5", "12.5", Better::Lower), Strength::Improvement(0));
}

#[test]
fn without_a_baseline_no_share_can_be_told() {
    assert_eq!(headline("0", "5", Better::Higher), Strength::Change);
    assert_eq!(headline("0", "0", Better::Lower), Strength::Change);
    assert_eq!(figure("0 → 12"), Strength::Change);
}

#[test]
fn a_figure_without_a_direction_counts_as_an_improvement() {
    assert_eq!(figure("40 → 10 мин"), Strength::Improvement(7_500));
    assert_eq!(figure("12 → 48%"), Strength::Improvement(30_000));
    // 96 hours to 4; an hour to a minute.
    assert_eq!(figure("4 күн → 4 сағ"), Strength::Improvement(9_583));
    assert_eq!(figure("4 дня → 4 ч"), Strength::Improvement(9_583));
    assert_eq!(figure("1 h → 60 s"), Strength::Improvement(9_833));
    assert_eq!(figure("4 тонна → 4 сағ"), Strength::Change);
    assert_eq!(figure("көп → аз"), Strength::Change);
    assert_eq!(figure("781 млрд ₸"), Strength::Figure);
}

#[test]
fn measured_changes_come_first_and_zero_baselines_behind_them() {
    let order = [
        Strength::Sentence,
        Strength::Figure,
        Strength::Change,
        headline("1", "2", Better::Lower),
        headline("4", "3", Better::Lower),
        headline("3", "4", Better::Higher),
        headline("1", "999999999999999", Better::Higher),
    ];
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
}
