//! Categories, criteria and texts by plain forms, and what everybody else sees of them.

use domain::{
    award::{Award, CriteriaForm, TextsForm},
    category::{CategoriesForm, defaults},
    criterion,
};
use store::{award::Edition, entries, scope::Entrant};

use crate::site::{Answer, Browser, Site, person, site};

const HEALTH: [(&str, &str); 7] = [
    ("new_kk", "AI Денсаулық"),
    ("new_ru", "AI Здоровье <b>"),
    ("new_en", "AI Health"),
    ("new_scope_kk", "Денсаулық сақтау жобалары."),
    ("new_scope_ru", "Проекты в здравоохранении."),
    ("new_scope_en", "Projects in health care."),
    ("new_local", "yes"),
];

async fn open_award(site: &Site) -> Award {
    person(site, "organizer", Edition::Open).await.award().clone()
}

/// Sends a part's form as it stands, with some fields typed otherwise, and gives the page that answers.
async fn send(browser: &mut Browser<'_>, award: &Award, part: &str, form: &impl serde::Serialize, typed: &[(&str, &str)]) -> Answer {
    let mut fields: std::collections::BTreeMap<String, String> =
        serde_json::from_value(serde_json::to_value(form).expect("JSON")).expect("fields");
    fields.extend(typed.iter().filter(|(name, _)| *name != "seen").map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let mut all = vec![("year".to_owned(), award.year.to_string())];
    all.extend(fields.into_iter().map(|(name, text)| (format!("fields[{name}]"), text)));
    all.extend(typed.iter().filter(|(name, _)| *name == "seen").map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    browser.get(&format!("/ru/desk/settings/{part}?year={}", award.year)).await;
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let answer = browser.post(&format!("/api/award_change_{part}"), &all).await;
    // A long form that is refused is answered with its page.
    if answer.status.is_redirection() { browser.get(&answer.location()).await } else { answer }
}

#[tokio::test]
async fn a_category_is_added_offered_to_its_kind_and_kept_while_it_is_named() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let form = CategoriesForm::of(&defaults());
    let bad = send(&mut organizer, &award, "categories", &form, &[HEALTH.as_slice(), &[("new_en", ""), ("new_local", "")]].concat()).await;
    bad.assert_has("У номинации должно быть название на трёх языках");
    bad.assert_has("Отметьте хотя бы один вид участников");
    bad.assert_has("href=\"#fields[new_en]\"");
    bad.assert_has("value=\"AI Денсаулық\"");
    let seen = send(&mut organizer, &award, "categories", &form, &HEALTH).await;
    seen.assert_has("Изменение ещё не внесено");
    seen.assert_has("Получат письмо: ");
    seen.assert_has("Заявок в состоянии «");
    assert_eq!(site.visitor().get("/kk/categories/ai-health").await.status, axum::http::StatusCode::NOT_FOUND, "not made yet");
    let sure = [HEALTH.as_slice(), &[("seen", "yes")]].concat();
    let done = send(&mut organizer, &award, "categories", &form, &sure).await;
    done.assert_has("Изменение внесено");
    done.assert_has("AI Здоровье &lt;b&gt;");
    let accents = site.visitor().get("/accents.css").await;
    assert_eq!(accents.header("content-type"), "text/css; charset=utf-8");
    accents.assert_has("[data-category=\"ai-health\"] { --accent: var(--c7);");
    assert!(!accents.body.contains("social"), "the six stand in the sheet of every page");
    done.assert_has("/categories/ai-health");
    site.visitor().get("/ru/categories").await.assert_has("AI Здоровье &lt;b&gt;");
    site.visitor().get("/ru/categories/ai-health").await.assert_has("Местные исполнительные органы");
    site.visitor().get("/ru/about").await.assert_has("AI Здоровье &lt;b&gt;");
    site.visitor().get("/ru/projects").await.assert_has("AI Здоровье &lt;b&gt;");
    organizer.get(&format!("/ru/desk/entries?year={}", award.year)).await.assert_has("value=\"ai-health\"");
    let letters = site.deliver().await;
    let told = letters.iter().find(|letter| letter.recipient == "entrant@demo.bayge").expect("a writer is told");
    assert!(told.text.contains(&format!("/{}/about", award.year)), "{told:?}");

    // The hospital is a local body: it may choose it. An organization of the quasi-public sector reads why it may not.
    let entrant = Entrant::of(&person(&site, "entrant", Edition::Open).await).expect("a member");
    let list = entries::list_own(&site.house.db, &entrant, 1).await.expect("readable");
    let draft = list.lines.iter().find(|line| line.state.code() == "draft").expect("a draft").id.to_string();
    let mut writer = site.signed_in("entrant").await;
    let page = writer.get(&format!("/ru/entries/{draft}/project")).await;
    assert!(is_open(&page, "ai-health") && !is_open(&page, "quasi"));
    let save = [("id", draft.as_str()), ("section", "project"), ("version", "1"), ("fields[category]", "ai-health"), ("act", "next")];
    writer.submit("/api/entry_save", &save).await;
    writer.get(&format!("/ru/entries/{draft}/review")).await.assert_has("AI Здоровье &lt;b&gt;");
    let used = organizer.get(&format!("/ru/desk/settings/categories?year={}", award.year)).await;
    used.assert_has("Заявок с этой номинацией: 1.");
    let categories = store::award::list_categories(&site.house.db, person(&site, "organizer", Edition::Open).await.visitor()).await;
    let form = CategoriesForm::of(&categories.expect("readable"));
    let kept = send(&mut organizer, &award, "categories", &form, &[("ai-health_remove", "yes"), ("seen", "yes")]).await;
    kept.assert_has("В этой номинации есть заявки, поэтому убрать её нельзя");

    let mut company = site.signed_in("grid").await;
    let begun = company.post("/api/entry_create", &[]).await.location();
    let page = company.get(&format!("{begun}/project").replace("/kk/", "/ru/")).await;
    assert!(!is_open(&page, "ai-health"));
    page.assert_has("Кто участвует в этой номинации: Местные исполнительные органы");
}

/// Whether a category can be chosen on a page of the form.
fn is_open(page: &Answer, slug: &str) -> bool {
    let (_, rest) = page.body.split_once(&format!("value=\"{slug}\"")).expect("the category is shown");
    !rest.split('>').next().unwrap_or_default().contains("disabled")
}

#[tokio::test]
async fn criteria_are_added_and_worded() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let form = CriteriaForm::of(&criterion::defaults());
    let typed = [("new_kk", "Деректер"), ("new_ru", "Данные"), ("new_en", "Data"), ("new_weight", "10"), ("new_8_ru", "Измерено.")];
    let heavy = send(&mut organizer, &award, "criteria", &form, &typed).await;
    heavy.assert_has("Сумма весов должна быть ровно 100");
    heavy.assert_has("Сумма весов: 110");
    heavy.assert_has("value=\"Измерено.\"");
    let fits = [typed.as_slice(), &[("sustainability_remove", "yes")]].concat();
    send(&mut organizer, &award, "criteria", &form, &fits).await.assert_has("Изменение ещё не внесено");
    let sure = [fits.as_slice(), &[("seen", "yes")]].concat();
    let done = send(&mut organizer, &award, "criteria", &form, &sure).await;
    done.assert_has("Изменение внесено");
    done.assert_has("name=\"fields[data_8_ru]\"");
    let rules = site.visitor().get("/ru/about").await;
    rules.assert_has("Данные");
    assert!(!rules.body.contains("Устойчивость и доступность"));
}

#[tokio::test]
async fn texts_are_shown_as_text_in_the_readers_language_or_said_to_be_in_another() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let form = TextsForm::default();
    let long = "сөз ".repeat(101);
    let refused = send(&mut organizer, &award, "texts", &form, &[("contact_kk", &long)]).await;
    refused.assert_has("Текст слишком длинный");
    refused.assert_has("сөз сөз");
    let hostile = "</textarea><script>alert(1)</script>\r\n\r\nЕкінші абзац";
    let typed = [("terms_kk", hostile), ("prizes_ru", "Кубок"), ("note_ru", "Пишите кратко"), ("seen", "yes")];
    let done = send(&mut organizer, &award, "texts", &form, &typed).await;
    done.assert_has("Изменение внесено");
    assert!(!done.body.contains("<script>alert"), "it stays text in its field");
    let rules = site.visitor().get("/ru/about").await;
    rules.assert_has("Условия участия");
    rules.assert_has("Пока не переведено");
    rules.assert_has("lang=\"kk\"");
    rules.assert_has("&lt;/textarea&gt;&lt;script&gt;");
    assert!(!rules.body.contains("<script>alert"));
    assert_eq!(rules.body.matches("class=\"lines\">").count(), 4, "two paragraphs of the terms, the prizes, the note");
    site.visitor().get("/ru").await.assert_has("Кубок");
    site.visitor().get("/kk").await.assert_has("Әзірге аударылмаған");
    let entrant = Entrant::of(&person(&site, "entrant", Edition::Open).await).expect("a member");
    let list = entries::list_own(&site.house.db, &entrant, 1).await.expect("readable");
    let draft = list.lines.iter().find(|line| line.state.code() == "draft").expect("a draft").id;
    site.signed_in("entrant").await.get(&format!("/ru/entries/{draft}")).await.assert_has("Пишите кратко");
}

#[tokio::test]
async fn a_new_edition_is_made_like_an_earlier_one() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let sure = [HEALTH.as_slice(), &[("seen", "yes")]].concat();
    send(&mut organizer, &award, "categories", &CategoriesForm::of(&defaults()), &sure).await.assert_has("Изменение внесено");
    let page = organizer.get("/ru/desk/settings/new").await;
    page.assert_has(&format!("Премия {} года", award.year));
    let (year, like) = ((award.year + 1).to_string(), award.year.to_string());
    let date = |month: &str| format!("{year}-{month}-01T00:00");
    let (opens, closes, judging, ceremony) = (date("03"), date("04"), date("05"), date("06"));
    let fields = [
        ("year", year.as_str()),
        ("name_kk", "Сыйлық"),
        ("name_ru", "Премия"),
        ("name_en", "Award"),
        ("opens", &opens),
        ("closes", &closes),
        ("judging", &judging),
        ("ceremony", &ceremony),
        ("like", &like),
    ];
    organizer.submit("/api/award_create", &fields).await.assert_has(&format!("/desk/settings/categories?year={year}"));
    site.visitor().get(&format!("/ru/{year}/categories")).await.assert_has("AI Здоровье &lt;b&gt;");
}
