use app::print::Look;
use lopdf::{Dictionary, Document as Read, Object};

use super::*;

/// Every letter of Kazakh beyond those of Russian, the sign of the tenge, and what numbers and quotations need.
const LETTERS: &str = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і Ё ё Й й ₸ « » – — № % × → … \u{a0} ’ “ ”";

fn sheet(blocks: Vec<Block>) -> Sheet {
    Sheet { lang: "kk", title: "Түбіртек AGC-2026-0007".into(), foot: "Түбіртек".into(), blocks }
}

fn fact(label: &str, value: &str) -> Block {
    Block::Fact { label: label.into(), value: value.into(), lang: None, look: Look::Plain }
}

/// The text of every page, as another library reads it.
fn text(pdf: &[u8]) -> (Read, Vec<String>) {
    let read = Read::load_mem(pdf).expect("a sound PDF");
    let numbers: Vec<u32> = read.get_pages().into_keys().collect();
    let texts = numbers.iter().map(|number| read.extract_text(&[*number]).expect("readable")).collect();
    (read, texts)
}

#[test]
fn the_font_has_every_letter() {
    let faces = Faces::load().expect("the font is part of the program");
    for face in [faces.get(false), faces.get(true)] {
        let missing: Vec<char> = LETTERS.chars().filter(|letter| !face.has(*letter)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let russian: Vec<char> = ('А'..='я').filter(|letter| !face.has(*letter)).collect();
        assert!(russian.is_empty(), "{russian:?}");
    }
}

#[test]
fn what_was_written_is_read_back() {
    let blocks = vec![Block::Title("Өтінім қабылданды".into()), Block::Heading("Ұйым".into()), fact("Әріптер", LETTERS)];
    let pdf = draw(&sheet(blocks)).expect("drawn");
    let (_, pages) = text(&pdf);
    let found = pages.concat();
    for letter in LETTERS.chars().filter(|letter| !letter.is_whitespace()) {
        assert!(found.contains(letter), "{letter} in {found}");
    }
    assert!(found.contains("Өтінім қабылданды") && found.contains("Ұйым"), "{found}");
    assert_eq!(draw(&sheet(vec![fact("a", "b")])).expect("drawn"), draw(&sheet(vec![fact("a", "b")])).expect("drawn"), "the same bytes");
}

#[test]
fn it_is_tagged_with_its_language_and_title() {
    let foreign = Block::Fact { label: "Атауы (РУС)".into(), value: "Проект".into(), lang: Some("ru"), look: Look::Plain };
    let (read, _) = text(&draw(&sheet(vec![Block::Title("Бет".into()), Block::Heading("Бөлім".into()), foreign])).expect("drawn"));
    let catalog = read.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"kk");
    let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).and_then(|info| info.get(b"Marked")).and_then(Object::as_bool);
    assert_eq!(marked.ok(), Some(true));
    let kinds: Vec<(String, Option<String>)> = read.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(kind).collect();
    for (kind, lang) in [("H1", None), ("H2", None), ("P", Some("ru"))] {
        assert!(kinds.contains(&(kind.to_owned(), lang.map(str::to_owned))), "{kind} {lang:?} in {kinds:?}");
    }
}

fn kind(element: &Dictionary) -> Option<(String, Option<String>)> {
    let name = String::from_utf8_lossy(element.get(b"S").ok()?.as_name().ok()?).into_owned();
    let lang = element.get(b"Lang").ok().and_then(|lang| lang.as_str().ok()).map(|lang| String::from_utf8_lossy(lang).into_owned());
    Some((name, lang))
}

#[test]
fn anything_that_people_type_can_be_drawn() {
    for value in [
        "",
        "\n\n",
        "漢字 и эмодзи 🎉, \u{202e}оңнан\u{200b}солға, \u{0301}",
        &"a".repeat(20_000),
        &"сөз ".repeat(5_000),
        &"жол\n".repeat(2_000),
        "\u{e000}\u{f8ff}\u{10ffff}\t\r\0",
    ] {
        let blocks =
            vec![Block::Title(value.into()), Block::Heading(value.into()), Block::Text(value.into()), fact(value, value), fact("а", value)];
        draw(&Sheet { title: value.into(), foot: value.into(), ..sheet(blocks) }).expect("drawn");
    }
    draw(&sheet(Vec::new())).expect("an empty sheet too");
}

#[test]
fn long_texts_go_on_over_pages_and_lose_no_word() {
    let words: Vec<String> = (0..3_000).map(|number| format!("сөз{number}")).collect();
    let (_, pages) = text(&draw(&sheet(vec![fact("Ұзақ", &words.join(" "))])).expect("drawn"));
    assert!(pages.len() > 2, "{} pages", pages.len());
    let found = pages.concat();
    let found: std::collections::BTreeSet<&str> = found.split_whitespace().collect();
    assert!(words.iter().all(|word| found.contains(word.as_str())), "each word stands whole");
}

#[test]
fn every_line_stays_inside_its_page() {
    let faces = Faces::load().expect("readable");
    let long = "Нәтижелердің_өте_ұзын_атауы_".repeat(30);
    let blocks = [Block::Title(long.clone()), Block::Heading(long.clone()), fact(&long, &long), Block::Text(long)];
    for line in layout::pages(&faces, &blocks).iter().flat_map(|page| &page.lines) {
        let end = line.x + faces.get(line.is_bold).width_of(&line.text) * line.size;
        assert!(line.x >= LEFT && end <= RIGHT + 0.01 && line.y > 0.0 && line.y < FOOT, "{line:?} ends at {end}");
    }
}
