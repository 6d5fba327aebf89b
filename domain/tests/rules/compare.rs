//! Projects side by side: the address holds the choice.

use domain::showcase::{Chosen, MOST_COMPARED};

#[test]
fn the_address_holds_up_to_four_in_their_order() {
    let chosen = Chosen::from_query("?p=road&p=school&p=road&p=%3Cb%3E&p=UPPER&p=&x=1&q=%D0%B6%D0%BE%D0%BB+a");
    assert_eq!((chosen.slugs.clone(), chosen.q.as_str(), chosen.is_cut), (vec!["road".to_owned(), "school".to_owned()], "жол a", false));
    assert_eq!(chosen.to_query(), "?p=road&p=school");
    let five = Chosen::from_query("p=a&p=b&p=c&p=d&p=e");
    assert_eq!(five.slugs.len(), MOST_COMPARED);
    assert!(five.is_cut && five.is_full() && !chosen.is_full());
    assert_eq!(Chosen::from_query("").to_query(), "");
}

#[test]
fn one_more_and_one_less() {
    let chosen = Chosen::from_query("p=road&p=school&q=a");
    assert_eq!(chosen.with("clinic").to_query(), "?p=road&p=school&p=clinic");
    assert_eq!(chosen.with("road").to_query(), "?p=road&p=school", "nobody stands there twice");
    assert_eq!(chosen.without("road").to_query(), "?p=school");
    assert_eq!(Chosen::from_query(&chosen.to_query()), Chosen { q: String::new(), ..chosen });
}
