//! Notes.

use domain::note::Note;

#[test]
fn a_note_holds_words_and_nothing_that_breaks_a_database() {
    let read = |text: &str| Note::parse(text).map(|note| note.to_string());
    assert_eq!(read(" Дәлел ашылмайды \r\n екінші жол\0\u{7}\n"), Some("Дәлел ашылмайды \n екінші жол".to_owned()));
    for nothing in ["", " \r\n\t", "\0"] {
        assert_eq!(read(nothing), None, "{nothing:?}");
        assert_eq!(Note::parse_optional(nothing), "");
    }
    assert_eq!(Note::parse_optional(" a "), "a");
}
