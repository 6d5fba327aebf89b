//! Found words are marked in the text as it is written.

use std::ops::Range;

use domain::{
    search::tokens,
    showcase::{Piece, snippet},
};
use proptest::prelude::*;

fn shown(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    tokens(text).filter(|token| token.word == word).map(|token| token.place).collect()
}

#[test]
fn words_are_marked_where_they_stand() {
    let text = "Орман өрті: <b>ӨРТІ</b> орман";
    assert_eq!(shown(&Piece::cut(text, &places(text, "өрті"))), "Орман [өрті]: <b>[ӨРТІ]</b> орман");
    assert_eq!(shown(&Piece::cut(text, &[])), text);
}

#[test]
fn a_snippet_begins_near_the_first_found_word() {
    let text = format!("{}Жаңа бағдаршам келді. {}", "Бірінші сөйлем мұнда. ".repeat(8), "Соңғы сөйлем осы. ".repeat(20));
    let cut = shown(&snippet(&text, &places(&text, "бағдаршам")));
    assert!(cut.starts_with('…') && cut.ends_with('…'), "{cut}");
    assert!(cut.contains("Жаңа [бағдаршам] келді."), "{cut}");
    assert!(cut.chars().count() < 190, "{cut}");
    let short = "Бағдаршам келді";
    assert_eq!(shown(&snippet(short, &places(short, "бағдаршам"))), "[Бағдаршам] келді");
    assert!(snippet(short, &[]).is_empty());
}

proptest! {
    #[test]
    fn the_pieces_are_the_text(text in "[а-яәіқ .,<>&]{0,400}", every in 1_usize..5) {
        let places: Vec<Range<usize>> = tokens(&text).step_by(every).map(|token| token.place).collect();
        let whole: String = Piece::cut(&text, &places).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(&whole, &text);
        let part: String = snippet(&text, &places).into_iter().map(|piece| piece.text).collect();
        prop_assert!(text.contains(part.trim_matches('…')), "{}", part);
        prop_assert_eq!(part.is_empty(), places.is_empty());
    }
}
