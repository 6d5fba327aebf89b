//! Collections: what may be typed.

use domain::collection::{CollectionError, CollectionForm, MOST_PROJECTS, TEXT_MAX, TITLE_MAX};

fn form(projects: &str) -> CollectionForm {
    CollectionForm {
        title_kk: " Емханалар\u{7} ".into(),
        title_ru: "Поликлиники".into(),
        title_en: "Clinics".into(),
        projects: projects.into(),
        ..CollectionForm::default()
    }
}

#[test]
fn a_line_is_a_project_by_its_name_or_by_its_address() {
    let typed = "dental-x-ray\r\n\r\n https://award.example/kk/projects/stroke-centres-ct?q=a#source \r\n/p/breast-and-lung-images/";
    let read = form(typed).parse().expect("sound");
    let slugs: Vec<(usize, &str)> = read.projects.iter().map(|(line, slug)| (*line, slug.as_str())).collect();
    assert_eq!(slugs, [(1, "dental-x-ray"), (3, "stroke-centres-ct"), (4, "breast-and-lung-images")]);
    assert_eq!(read.title.kk, "Емханалар", "control characters and outer spaces go");
    assert!(read.text.is_empty(), "the text may be left out");
}

#[test]
fn what_is_wrong_is_told_by_its_line() {
    let wrong = |projects: &str| form(projects).parse().expect_err("refused");
    assert_eq!(wrong("road\n\nUPPER"), CollectionError::Address(3));
    assert_eq!(wrong("https://award.example/kk/about"), CollectionError::Address(1));
    assert_eq!(wrong("road\n/kk/projects/road"), CollectionError::Twice(2));
    let many: Vec<String> = (0..=MOST_PROJECTS).map(|number| format!("road-{number}")).collect();
    assert_eq!(wrong(&many.join("\n")), CollectionError::TooMany);
    assert!(form(&many[1..].join("\n")).parse().is_ok());
    assert_eq!((CollectionError::Twice(2).line(), CollectionError::Title.line()), (Some(2), None));
}

#[test]
fn titles_are_in_three_languages_and_texts_have_an_end() {
    for (change, expected) in [
        (CollectionForm { title_ru: " \n".into(), ..form("") }, Some(CollectionError::Title)),
        (CollectionForm { title_en: "x".repeat(TITLE_MAX + 1), ..form("") }, Some(CollectionError::TitleTooLong)),
        (CollectionForm { title_en: "x".repeat(TITLE_MAX), ..form("") }, None),
        (CollectionForm { text_kk: "ә".repeat(TEXT_MAX + 1), ..form("") }, Some(CollectionError::TextTooLong)),
        (CollectionForm { text_kk: "ә".repeat(TEXT_MAX), ..form("") }, None),
    ] {
        assert_eq!(change.parse().err(), expected);
    }
}
