//! The wizard and the desk without scripts: plain pages and plain forms.

use axum::http::StatusCode;
use domain::time::HOUR;
use sha2::Digest;
use store::{award::Edition, scope::Visitor};

use crate::site::{Browser, Site, now, site, site_of, today};

/// The address of the hospital's complete draft.
pub async fn draft(browser: &mut Browser<'_>) -> String {
    let page = browser.get("/kk/entries").await;
    let row = page.body.split("<tr").find(|row| row.contains("шимай нұсқа")).expect("the hospital has a draft").to_owned();
    row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned()
}

pub fn id_of(address: &str) -> &str {
    address.split('/').nth(3).expect("an id")
}

/// What the form of a section shows: names and values, as a browser would send them.
pub fn version_of(body: &str) -> String {
    let rest = body.split("name=\"version\" value=\"").nth(1).expect("the form knows its version");
    rest.split('"').next().expect("a value").to_owned()
}

pub async fn save(browser: &mut Browser<'_>, address: &str, section: &str, act: &str, fields: &[(&str, &str)]) -> String {
    let page = browser.get(&format!("{address}/{section}")).await;
    let (id, version) = (id_of(address).to_owned(), version_of(&page.body));
    let mut form = vec![("id", id.as_str()), ("section", section), ("version", &version), ("act", act)];
    form.extend_from_slice(fields);
    browser.post("/api/entry_save", &form).await.location()
}

#[tokio::test]
async fn from_the_task_list_to_the_receipt() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = draft(&mut entrant).await;
    let tasks = entrant.get(&address).await;
    tasks.assert_has("9 / 9");
    tasks.assert_has(&format!("href=\"{address}/results\""));

    let review = entrant.get(&format!("{address}/review")).await;
    review.assert_has("action=\"/api/entry_submit\"");
    review.assert_has("Астана уақыты (UTC+5)");
    let answer = entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    assert_eq!(answer.location(), format!("{address}/receipt"));
    let receipt = entrant.get(&answer.location()).await;
    assert_eq!(receipt.status, StatusCode::OK);
    receipt.assert_has("-0005");
    let content = format!("{address}/receipt.json");
    receipt.assert_has(&format!("href=\"{content}\""));
    let sent = entrant.get(&content).await;
    assert_eq!(sent.header("content-disposition"), "attachment; filename=\"receipt.json\"");
    receipt.assert_has(&hex::encode(sha2::Sha256::digest(&sent.body)));
    assert_eq!(site.signed_in("organizer").await.get(&content).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.signed_in("grain").await.get(&content).await.status, StatusCode::NOT_FOUND, "another organization's");
    let again = entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    assert_eq!(again.location(), format!("{address}/receipt"), "the same post again is no error");
    assert_eq!(entrant.get(&again.location()).await.body.matches("class=\"hash\"").count(), 1, "and no second receipt");

    let section = entrant.get(&format!("{address}/results")).await;
    assert!(!section.body.contains("action=\"/api/entry_save\""), "what is sent has no form");
    let tasks = entrant.submit("/api/entry_withdraw", &[("id", id_of(&address))]).await;
    tasks.assert_has("кері алынды");
    entrant.get(&format!("{address}/results")).await.assert_has("action=\"/api/entry_save\"");
}

#[tokio::test]
async fn a_new_entry_is_filled_section_by_section() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    entrant.get("/ru/entries").await.assert_has("action=\"/api/entry_create\"");
    let address = entrant.post("/api/entry_create", &[]).await.location();
    assert!(address.starts_with("/ru/entries/"), "{address}");
    let form = entrant.get(&format!("{address}/organization")).await;
    form.assert_has("260140001787");
    form.assert_has("Демо: городская больница № 4");

    let next =
        save(&mut entrant, &address, "project", "next", &[("fields[title_kk]", "Жаңа \"жоба\" <демо>"), ("fields[category]", "social")])
            .await;
    assert_eq!(next, format!("{address}/solution"), "what is missing may wait");
    let form = entrant.get(&format!("{address}/project")).await;
    form.assert_has("value=\"Жаңа &quot;жоба&quot; &lt;демо&gt;\"");
    assert!(!form.body.contains("id=\"summary\""), "no reproach before anybody asked");
    form.assert_has("Сохранено");

    let checked = entrant.get(&format!("{address}/project?check=1")).await;
    checked.assert_has("id=\"summary\"");
    checked.assert_has("id=\"f-title-ru-error\"");
    checked.assert_has("href=\"#f-title-ru\"");

    let review = entrant.get(&format!("{address}/review")).await;
    assert!(!review.body.contains("action=\"/api/entry_submit\""), "an incomplete entry has no button");
    review.assert_has(&format!("{address}/consent?check=1"));
    let refused = entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    assert!(refused.refused_to().ends_with("/review"), "{}", refused.location());
    entrant.get(&refused.location()).await.assert_has("Заявка неполная");
}

#[tokio::test]
async fn rows_and_wrong_answers_without_scripts() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    entrant.get("/en/entries").await;
    let address = entrant.post("/api/entry_create", &[]).await.location();
    let first = [("fields[indicator.1.before]", "40"), ("fields[indicator.1.after]", "10"), ("fields[indicator.1.unit_en]", "min")];
    let more = save(&mut entrant, &address, "results", "add:indicator", &first).await;
    assert_eq!(more, format!("{address}/results?add=indicator#row-indicator-2"));
    let form = entrant.get(more.split('#').next().expect("an address")).await;
    form.assert_has("id=\"row-indicator-2\"");
    form.assert_has("class=\"bar-after\"");

    let two = [&first[..], &[("fields[indicator.2.before]", "many"), ("fields[indicator.2.after]", "3")]].concat();
    let stays = save(&mut entrant, &address, "results", "next", &two).await;
    assert_eq!(stays, format!("{address}/results"), "something written is wrong");
    let form = entrant.get(&stays).await;
    form.assert_has("value=\"many\"");
    form.assert_has("aria-invalid=\"true\"");
    form.assert_has("Write a number");

    let left = save(&mut entrant, &address, "results", "remove:indicator.1", &two).await;
    let form = entrant.get(&left).await;
    assert!(form.body.contains("value=\"many\"") && !form.body.contains("value=\"40\""), "the first row is gone");
    assert!(!form.body.contains("id=\"row-indicator-2\""), "and the second is the first now");

    save(&mut entrant, &address, "solution", "stay", &[("fields[technologies.vision]", "yes"), ("fields[technologies.speech]", "yes")])
        .await;
    let form = entrant.get(&format!("{address}/solution")).await;
    form.assert_has("name=\"fields[technologies.vision]\" value=\"yes\" checked");
    form.assert_has("name=\"fields[technologies.language]\" value=\"yes\">");
}

#[tokio::test]
async fn only_the_organizations_own_people_see_an_entry() {
    let site = site().await;
    let address = draft(&mut site.signed_in("entrant").await).await;
    for name in ["grain", "border"] {
        let mut other = site.signed_in(name).await;
        for path in ["", "/project", "/review", "/receipt"] {
            let page = other.get(&format!("{address}{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{name} {path}");
            assert!(!page.body.contains("сұрыптауға"), "{name} {path}");
        }
    }
    for name in ["organizer", "juror1", "host", "admin"] {
        let page = site.signed_in(name).await.get(&address).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
    }
    let page = site.visitor().get(&address).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    site.visitor().get("/kk/entries").await.assert_has("/kk/sign-in?next=/kk/entries");
    for path in ["/kk/entries/nonsense", "/kk/entries/00000000-0000-0000-0000-000000000000"] {
        assert_eq!(site.signed_in("entrant").await.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn desk_denied(site: &Site, name: &str) {
    let mut person = site.signed_in(name).await;
    for path in ["/kk/desk", "/kk/desk/entries"] {
        let page = person.get(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name} {path}");
        assert!(!page.body.contains("AGC-"), "{name} {path}");
    }
}

#[tokio::test]
async fn only_the_organizer_has_the_desk() {
    let site = site().await;
    for name in ["entrant", "juror1", "chair", "host", "confirmer", "admin"] {
        desk_denied(&site, name).await;
    }
    assert_eq!(site.visitor().get("/kk/desk/entries").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_organizer_finds_publishes_and_decides() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = draft(&mut entrant).await;
    let id = id_of(&address).to_owned();
    entrant.post("/api/entry_submit", &[("id", &id)]).await;

    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/kk/desk").await.assert_has("/kk/desk/entries?year=");
    let list = organizer.get("/kk/desk/entries").await;
    list.assert_has("31 өтінім");
    list.assert_has("?year=");
    let found = organizer.get("/kk/desk/entries?q=%D0%B0%D1%83%D1%80%D1%83%D1%85%D0%B0%D0%BD%D0%B0").await;
    found.assert_has("1 өтінім");
    organizer.get("/kk/desk/entries?q=zzz").await.assert_has("табылмады");

    let desk = format!("/kk/desk/entries/{id}");
    organizer.get(&desk).await.assert_has("action=\"/api/entry_publish\"");
    let page = organizer.submit("/api/entry_publish", &[("id", &id)]).await;
    let project = page.body.split("href=\"/kk/projects/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    let shown = site.visitor().get(&format!("/kk/projects/{project}")).await;
    assert_eq!(shown.status, StatusCode::OK);
    shown.assert_has("сұрыптауға");
    organizer.submit("/api/entry_unpublish", &[("id", &id), ("reason", "сынақ")]).await.assert_has("action=\"/api/entry_publish\"");
    assert_eq!(site.visitor().get(&format!("/kk/projects/{project}")).await.status, StatusCode::NOT_FOUND);

    let late = [("id", id.as_str()), ("date", "2099-03-20"), ("time", "18:00"), ("remark", "Дәлелді қосыңыз")];
    let page = organizer.submit("/api/entry_return", &late).await;
    page.assert_has("Мерзім бағалау басталғанға дейін бітуі керек");
    page.assert_has("value=\"2099-03-20\"");
    page.assert_has("Дәлелді қосыңыз</textarea>");
    let date = crate::screening::before_judging();
    let returned = [("id", id.as_str()), ("date", date.as_str()), ("time", "18:00"), ("remark", "Дәлелді қосыңыз")];
    let page = organizer.submit("/api/entry_return", &returned).await;
    page.assert_has("пысықтауға қайтарылды");
    let own = entrant.get(&address).await;
    own.assert_has("Дәлелді қосыңыз");
    let denied = entrant.post("/api/entry_find_eligible", &[("id", &id)]).await;
    entrant.get(&denied.location()).await;
    assert!(!organizer.get(&desk).await.body.contains("data-kind=\"ok\">қабылданды"), "an entrant decides nothing");
}

#[tokio::test]
async fn after_the_bell_the_pages_of_a_draft_say_so_and_keep_it() {
    let lead = "Бөлімдерді кез келген ретпен толтырыңыз";
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = draft(&mut entrant).await;
    entrant.get(&address).await.assert_has(lead);
    let section = entrant.get(&format!("{address}/solution")).await;
    assert!(!section.body.contains("Өтінім қабылдау аяқталды"), "the window is open");

    let bell = Visitor::enter(&site.house.db, Edition::Open, today()).await.expect("an edition").award().closes_at;
    let site = site_of(now().plus(today().millis() - bell.millis() - HOUR), 1).await;
    let mut entrant = site.signed_in("entrant").await;
    let address = draft(&mut entrant).await;
    let tasks = entrant.get(&address).await;
    tasks.assert_has("Өтінім қабылдау аяқталды");
    tasks.assert_has("ұйымдастырушы көреді");
    assert!(!tasks.body.contains(lead), "nobody is asked to fill in what cannot be sent");
    entrant.get(&format!("{address}/solution")).await.assert_has("қосымша уақыт бере алады");
    let kept = save(&mut entrant, &address, "solution", "stay", &[("fields[how]", "Қоңыраудан кейін")]).await;
    assert!(!kept.contains("__err"), "{kept}");
    entrant.get(&format!("{address}/solution")).await.assert_has("Қоңыраудан кейін");
    entrant.get(&format!("{address}/review")).await;
    entrant.submit("/api/entry_submit", &[("id", id_of(&address))]).await.assert_has("өтінім жіберілмеді");
}
