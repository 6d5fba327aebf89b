//! Numbers of a form.

use domain::number::Number;
use proptest::prelude::*;

#[test]
fn as_people_write_them() {
    for (text, shown) in [
        ("40", "40"),
        (" 1 234\u{A0}567,5 ", "1234567.5"),
        ("12.50", "12.50"),
        ("-3", "-3"),
        ("\u{2212}0,05", "-0.05"),
        ("007", "7"),
        ("999999999999999", "999999999999999"),
    ] {
        assert_eq!(Number::parse(text).map(|number| number.to_string()), Some(shown.to_owned()), "{text}");
    }
}

#[test]
fn refused() {
    for text in
        ["", "-", "--3", "+3", ",5", "5,", "1,2,3", "1.234.567", "1e5", "0x1", "NaN", "12 мин", "5%", "1,23456", "9999999999999999", "٣"]
    {
        assert_eq!(Number::parse(text), None, "{text}");
    }
}

#[test]
fn comparable_exactly() {
    let value = |text: &str| Number::parse(text).map(Number::ten_thousandths);
    assert_eq!(value("0,1"), Some(1_000));
    assert_eq!(value("1,50"), value("1.5"));
    assert!(value("-2") < value("-1,9999"));
    let number = Number::parse("12,5").expect("a number");
    assert_eq!((number.mantissa(), number.decimals()), (125, 1));
}

proptest! {
    #[test]
    fn what_is_shown_is_read_again(text in "-?[0-9]{1,11}([.,][0-9]{1,4})?") {
        let number = Number::parse(&text).expect("well formed");
        prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn never_panics(text in ".{0,30}") {
        let _ = Number::parse(&text);
    }
}
