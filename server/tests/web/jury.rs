//! The jury's room by plain forms: the declaration, the sheet, leaving; and who meets none of it.

use axum::http::StatusCode;

use crate::site::{Browser, Site, site};

/// The addresses of the juror's entries that stand in a state.
async fn seats(juror: &mut Browser<'_>, state: &str) -> Vec<String> {
    let page = juror.get(&format!("/kk/jury?state={state}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let links = page.body.split("href=\"/kk/jury/").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|id| format!("/kk/jury/{id}")).collect()
}

fn id_of(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

const CRITERIA: [&str; 6] = ["impact", "need", "innovation", "responsible", "scaling", "sustainability"];

/// Every criterion of the form with this score.
fn scored(page: &str, score: &str) -> Vec<(String, String)> {
    let names = page.split("name=\"scores[").skip(1).filter_map(|rest| rest.split(']').next());
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    assert_eq!(names.len(), CRITERIA.len(), "{names:?}");
    names.into_iter().map(|code| (format!("scores[{code}]"), score.to_owned())).collect()
}

/// An entry that the juror has declared themselves free for, for tests beside this one.
pub async fn own_seat(juror: &mut Browser<'_>) -> String {
    let address = seats(juror, "undeclared").await.remove(0);
    juror.submit("/api/jury_clear", &[("id", &id_of(&address))]).await;
    address
}

/// Saves a sheet with the same score for every criterion, and a note.
pub async fn score(juror: &mut Browser<'_>, address: &str, score: usize, note: &str) {
    let page = juror.get(address).await;
    let version =
        page.body.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    let scores = scored(&page.body, &score.to_string());
    save(juror, address, &version, "save", &scores, &[("note", note)]).await;
}

async fn save(
    juror: &mut Browser<'_>,
    address: &str,
    version: &str,
    act: &str,
    scores: &[(String, String)],
    more: &[(&str, &str)],
) -> crate::site::Answer {
    let id = id_of(address);
    let mut fields = vec![("id", id.as_str()), ("version", version), ("act", act)];
    fields.extend(scores.iter().map(|(name, score)| (name.as_str(), score.as_str())));
    fields.extend(more);
    juror.submit("/api/jury_save", &fields).await
}

#[tokio::test]
async fn from_the_declaration_to_the_panel() {
    let site = site().await;
    let mut juror = site.signed_in("juror1").await;
    let address = seats(&mut juror, "undeclared").await.remove(0);
    let page = juror.get(&address).await;
    page.assert_has("Мүдделер қақтығысы жоқ");
    assert!(!page.body.contains("name=\"scores[") && !page.body.contains("read-solution"), "nothing opens before");
    let page = juror.submit("/api/jury_clear", &[("id", &id_of(&address))]).await;
    page.assert_has("id=\"read-solution\"");
    page.assert_has("Нәтиже өлшенген");
    let all = scored(&page.body, "8");

    let refused = save(&mut juror, &address, "0", "submit", &all[..5], &[("comment", "Жақсы <жоба>")]).await;
    refused.assert_has("Әр өлшемшартқа балл қойыңыз");
    refused.assert_has("Жақсы &lt;жоба&gt;");
    assert_eq!(refused.body.matches("value=\"8\" checked").count(), 5, "what was given is kept");
    assert!(!refused.body.contains("Алқа не қойды"), "nothing of others before");
    let done = save(&mut juror, &address, "1", "submit", &all, &[("comment", "Жақсы <жоба>")]).await;
    done.assert_has("Парақ жіберілді");
    done.assert_has("Алқа не қойды");
    assert!(!done.body.contains("Алқа мүшесі Демо 2"), "no names");
    let open = juror.submit("/api/jury_reopen", &[("id", &id_of(&address))]).await;
    open.assert_has("value=\"8\" checked");
    assert!(!open.body.contains("Алқа не қойды"));
    let out = juror.submit("/api/jury_abstain", &[("id", &id_of(&address)), ("reason", "Сала таныс емес")]).await;
    out.assert_has("Сіз қалыс қалдыңыз");
}

#[tokio::test]
async fn two_windows_are_shown_side_by_side() {
    let site = site().await;
    let mut juror = site.signed_in("juror1").await;
    let address = seats(&mut juror, "untouched").await.remove(0);
    let page = juror.get(&address).await;
    let (six, nine) = (scored(&page.body, "6"), scored(&page.body, "9"));
    save(&mut juror, &address, "0", "save", &six, &[("note", "Бірінші терезе")]).await.assert_has("Парақ сақталды");
    juror.get(&address).await;
    let stale = save(&mut juror, &address, "0", "save", &nine, &[("note", "Екінші терезе")]).await;
    stale.assert_has("басқа терезеде өзгерген");
    stale.assert_has("Басқа терезеде: 6");
    stale.assert_has("Басқа терезеде: Бірінші терезе");
    stale.assert_has("Екінші терезе</textarea>");
    assert_eq!(stale.body.matches("value=\"9\" checked").count(), 6, "what was typed stands in the form");
    stale.assert_has("name=\"version\" value=\"1\"");
    save(&mut juror, &address, "1", "save", &nine, &[("note", "Екінші терезе")]).await.assert_has("Парақ сақталды");
}

#[tokio::test]
async fn a_tie_and_a_recusal_take_the_entry_away_everywhere() {
    let site = site().await;
    let mut juror = site.signed_in("juror1").await;
    let before = seats(&mut juror, "").await.len();
    let address = seats(&mut juror, "untouched").await.remove(0);
    let page = juror.get(&address).await;
    let title = page.body.split("<h1>").nth(1).and_then(|rest| rest.split('<').next()).expect("a title").to_owned();
    juror.submit("/api/jury_recuse", &[("id", &id_of(&address)), ("reason", "")]).await.assert_has("Себебін бірнеше сөзбен");
    juror.submit("/api/jury_recuse", &[("id", &id_of(&address)), ("reason", "Авторы досым")]).await.assert_has("Бас тартуыңыз қабылданды");
    let list = juror.get("/kk/jury").await;
    assert!(!list.body.contains(&title), "the list");
    assert_eq!(seats(&mut juror, "").await.len(), before - 1, "the count");
    for path in [address.clone(), address.replace("/kk/", "/ru/")] {
        assert_eq!(juror.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    juror.get("/kk/jury").await;
    for form in ["/api/jury_clear", "/api/jury_reopen", "/api/jury_abstain", "/api/jury_recuse", "/api/jury_save"] {
        let answer = juror.post(form, &[("id", &id_of(&address)), ("version", "0"), ("reason", "Себеп")]).await;
        assert_eq!(answer.refused_to(), "/kk/jury", "{form}");
        juror.get(&answer.location()).await;
    }
    juror.get("/kk/jury").await;
    juror.submit("/api/jury_tie", &[("bin", "123"), ("note", "Бұрынғы")]).await.assert_has("Бұл БСН емес");
    juror.submit("/api/jury_tie", &[("bin", "260140001083"), ("note", "Бұрынғы жұмысым")]).await.assert_has("Бұрынғы жұмысым");
}

async fn denied(site: &Site, name: &str, address: &str) {
    let mut person = site.signed_in(name).await;
    for path in ["/kk/jury", "/kk/2025/jury", address] {
        let page = person.get(path).await;
        assert!(matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{name} {path}: {}", page.status);
    }
    person.get("/kk").await;
    let answer = person.post("/api/jury_save", &[("id", &id_of(address)), ("version", "0"), ("scores[impact]", "1")]).await;
    person.get(&answer.location()).await;
}

#[tokio::test]
async fn nobody_else_enters_the_room() {
    let site = site().await;
    let mut juror = site.signed_in("juror1").await;
    let address = seats(&mut juror, "untouched").await.remove(0);
    for name in ["entrant", "organizer", "chair", "host", "confirmer", "admin"] {
        denied(&site, name, &address).await;
    }
    let mut other = site.signed_in("juror2").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "another's seat");
    assert_eq!(site.visitor().get("/kk/jury").await.status, StatusCode::UNAUTHORIZED);
    for name in ["entrant", "juror1", "chair", "host", "admin"] {
        assert_eq!(site.signed_in(name).await.get("/kk/desk/jury").await.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert!(!juror.get(&address).await.body.contains("value=\"1\" checked"), "untouched");
}

#[tokio::test]
async fn the_organizer_plans_and_sees_no_score() {
    let site = site().await;
    let mut organizer = site.signed_in("organizer").await;
    let page = organizer.get("/kk/desk/jury").await;
    page.assert_has("Бөлу жоспары");
    assert!(!page.body.contains("scores["), "no score");
    let fingerprint =
        page.body.split("name=\"fingerprint\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a plan").to_owned();
    let year = page.body.split("name=\"year\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a year").to_owned();
    let stale = organizer.submit("/api/jury_accept", &[("year", &year), ("fingerprint", "x")]).await;
    stale.assert_has("Жоспар осы арада өзгерді");
    let done = organizer.submit("/api/jury_accept", &[("year", &year), ("fingerprint", &fingerprint)]).await;
    done.assert_has("Жоспар бекітілді");
    done.assert_has("Бәрі жоспар бойынша берілген");
    let letters = site.deliver().await;
    let letter = letters.iter().find(|letter| letter.subject.contains("бағалауға өтінім")).expect("who has something new is told");
    assert!(letter.text.contains("1 өтінім") && letter.text.contains(&format!("/kk/{year}/jury")), "{}", letter.text);
    let page = organizer.submit("/api/jury_rules", &[("year", &year), ("jurors", "99")]).await;
    page.assert_has("2-ден 15-ке дейін");
    page.assert_has("value=\"99\"");
    organizer.get("/kk/desk/jury?weak=1").await.assert_has("Барлық өтінімдер");
    organizer.get("/ru/desk/people").await.assert_has("/ru/desk/people/");
}
