//! Screening by plain forms: the organizer marks and returns, the entrant corrects what is open, and so on to the ruling.

use axum::http::StatusCode;

use crate::{
    entries::{draft, id_of, save, version_of},
    site::{Browser, Site, encode, now, site},
};

/// A date, as forms post it, between the end of the open edition's window and its judging.
pub fn before_judging() -> String {
    let civil = now().plus(45 * domain::time::DAY).to_astana();
    format!("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day)
}

/// The hospital's draft, sent; its address.
async fn sent(entrant: &mut Browser<'_>) -> String {
    let address = draft(entrant).await;
    entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    address
}

async fn returned(organizer: &mut Browser<'_>, id: &str) {
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    let mark = [("id", id), ("key", "users"), ("reason", "missing_evidence"), ("text", "Қайдан алынған?")];
    organizer.submit("/api/entry_mark", &mark).await.assert_has("Қайдан алынған?");
    let form = [("id", id), ("date", &before_judging()), ("time", "18:30"), ("remark", "Бір жауапты нақтылаңыз")];
    organizer.submit("/api/entry_return", &form).await.assert_has(", 18:29");
    let log = organizer.get("/kk/desk/log").await;
    log.assert_has("Пайдаланушылар саны: дәлелі жоқ");
    log.assert_has(&format!("/kk/desk/entries/{id}\">AGC-"));
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
}

#[tokio::test]
async fn from_the_mark_to_the_difference() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    returned(&mut organizer, &id).await;

    let tasks = entrant.get(&address).await;
    tasks.assert_has(&format!("href=\"{address}/results#f-users\""));
    tasks.assert_has("Қайдан алынған?");
    tasks.assert_has(", 18:29");
    assert_eq!(tasks.body.matches("data-state=\"returned\"").count(), 1, "the section of the remark is marked");
    let form = entrant.get(&format!("{address}/results")).await;
    form.assert_has("name=\"fields[users]\"");
    form.assert_has("дәлелі жоқ");
    assert!(!form.body.contains("name=\"fields[hours_saved]\"") && !form.body.contains("name=\"fields[indicator.1.before]\""));
    let shut = entrant.get(&format!("{address}/solution")).await;
    assert!(!shut.body.contains("action=\"/api/entry_save\""), "nothing in it is open");
    shut.assert_has("Бұл бөлімде өзгертетін жауап жоқ");

    // A form from before, or from elsewhere: refused, and what was typed stands there.
    let version = version_of(&form.body);
    let stale = [
        ("id", id.as_str()),
        ("section", "results"),
        ("version", &version),
        ("act", "stay"),
        ("fields[hours_saved]", "77"),
        ("fields[users]", "4243"),
    ];
    entrant.get(&format!("{address}/results")).await;
    let refused = entrant.submit("/api/entry_save", &stale).await;
    refused.assert_has("Тек белгіленген жауаптар ашық");
    refused.assert_has("value=\"4243\"");
    refused.assert_has("<dd>77<");

    save(&mut entrant, &address, "results", "stay", &[("fields[users]", "4242")]).await;
    let review = entrant.get(&format!("{address}/review")).await;
    review.assert_has("<ins class=\"lines\">4\u{a0}242<");
    let receipt = entrant.post("/api/entry_submit", &[("id", &id)]).await.location();
    assert_eq!(entrant.get(&receipt).await.body.matches("class=\"hash\"").count(), 2);

    let desk = organizer.get(&format!("/ru/desk/entries/{id}")).await;
    desk.assert_has("<ins class=\"lines\">4\u{a0}242<");
    desk.assert_has("изменён");
    organizer.submit("/api/entry_find_eligible", &[("id", &id)]).await.assert_has("Решение");
    let letters = site.deliver().await;
    let text: Vec<&str> =
        letters.iter().filter(|letter| letter.recipient == "entrant@demo.bayge").map(|letter| letter.text.as_str()).collect();
    assert_eq!(text.len(), 4, "two receipts, the return, the finding: {text:#?}");
    assert!(text.iter().any(|text| text.contains("Қайдан алынған?") && text.contains("18:29") && text.contains(&id)), "{text:#?}");
    organizer.get(&format!("/kk/desk/entries?state=eligible&q={}", encode("сұрыптау"))).await;
}

#[tokio::test]
async fn what_a_refused_form_held_comes_back() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    organizer.get(&format!("/ru/desk/entries/{id}")).await;
    let page =
        organizer.submit("/api/entry_return", &[("id", &id), ("date", "2000-02-30"), ("time", "9"), ("remark", "Уточните <цену>")]).await;
    page.assert_has("Укажите дату и время полностью");
    page.assert_has("Уточните &lt;цену&gt;");
    page.assert_has("value=\"2000-02-30\"");
    let page = organizer.submit("/api/entry_return", &[("id", &id), ("date", "2000-02-20"), ("time", "09:00"), ("remark", "Позже")]).await;
    page.assert_has("Срок должен быть в будущем");
    let page = organizer.submit("/api/entry_mark", &[("id", &id), ("key", "users"), ("reason", "other"), ("text", "")]).await;
    page.assert_has("Напишите несколько слов");
    let page = organizer.submit("/api/entry_mark", &[("id", &id), ("key", "bin"), ("reason", "unclear"), ("text", "")]).await;
    page.assert_has("замечание сделать нельзя");
    let page = organizer.submit("/api/entry_move", &[("id", &id), ("category", "quasi"), ("reason", "Подходит больше")]).await;
    page.assert_has("не может участвовать");
    page.assert_has("Подходит больше");
    for forged in ["/api/entry_mark", "/api/entry_rule"] {
        let answer = organizer.post(forged, &[("id", &id), ("key", "users"), ("reason", "nonsense"), ("ruling", "nonsense")]).await;
        assert!(!answer.status.is_success(), "{forged}");
    }
}

#[tokio::test]
async fn an_appeal_goes_to_another_organizer() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    let failed = [("id", id.as_str()), ("ticks[results]", "failed"), ("ticks[consents]", "passed"), ("ticks[nonsense]", "passed")];
    organizer.submit("/api/entry_tick", &failed).await.assert_has("name=\"ticks[results]\" value=\"failed\" checked");
    organizer.submit("/api/entry_find_eligible", &[("id", &id)]).await.assert_has("өтпеген тармақ бар");
    organizer.submit("/api/entry_find_ineligible", &[("id", &id), ("reason", "idea_only"), ("remark", "Тек ой")]).await;

    let page = entrant.get(&address).await;
    page.assert_has("Тек ой");
    page.assert_has("action=\"/api/entry_appeal\"");
    entrant.submit("/api/entry_appeal", &[("id", &id), ("text", " ")]).await.assert_has("Бірнеше сөзбен");
    let page = entrant.submit("/api/entry_appeal", &[("id", &id), ("text", "Жүйе жұмыс істеп тұр")]).await;
    page.assert_has("Апелляция қаралып жатыр");
    assert!(!page.body.contains("action=\"/api/entry_appeal\""), "once");

    let own = organizer.get(&format!("/kk/desk/entries/{id}")).await;
    own.assert_has("Жүйе жұмыс істеп тұр");
    assert!(!own.body.contains("action=\"/api/entry_rule\""), "who decided does not rule");
    let mut second = site.signed_in("organizer2").await;
    second.get(&format!("/kk/desk/entries/{id}")).await.assert_has("action=\"/api/entry_rule\"");
    second
        .submit("/api/entry_rule", &[("id", &id), ("ruling", "upheld"), ("answer", "Дұрыс айтасыз")])
        .await
        .assert_has("қанағаттандырылды");
    entrant.get(&address).await.assert_has("Дұрыс айтасыз");
    let desk = second.get(&format!("/kk/desk/entries/{id}")).await;
    desk.assert_has("Апелляция берілген шешімнің негізі: ");
    assert!(!desk.body.contains("action=\"/api/entry_move\""), "the appeal was not about the category");
}

#[tokio::test]
async fn a_ruling_may_let_an_entry_move() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    organizer.submit("/api/entry_find_ineligible", &[("id", &id), ("reason", "duplicate"), ("remark", "")]).await;
    entrant.get(&address).await;
    entrant.submit("/api/entry_appeal", &[("id", &id), ("text", "Бұл басқа жоба")]).await;
    let mut second = site.signed_in("organizer2").await;
    second.get(&format!("/kk/desk/entries/{id}")).await.assert_has("value=\"upheld_to_move\"");
    let ruled = second.submit("/api/entry_rule", &[("id", &id), ("ruling", "upheld_to_move"), ("answer", "")]).await;
    ruled.assert_has("өтінім басқа номинацияға ауыса алады");
    ruled.assert_has("action=\"/api/entry_move\"");
    entrant.get(&address).await.assert_has("өтінім басқа номинацияға ауыса алады");
}

#[tokio::test]
async fn a_move_asks_the_entrant() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    let desk = organizer.get(&format!("/kk/desk/entries/{id}")).await;
    desk.assert_has("<option value=\"region\"");
    assert!(!desk.body.contains("<option value=\"quasi\""), "only where its body may enter");
    organizer
        .submit("/api/entry_move", &[("id", &id), ("category", "region"), ("reason", "Өңір жобасы")])
        .await
        .assert_has("Жауап күтілуде");
    entrant.get(&address).await.assert_has("Өңір жобасы");
    let page = entrant.submit("/api/entry_answer_move", &[("id", &id), ("answer", "agreed")]).await;
    assert!(!page.body.contains("action=\"/api/entry_answer_move\""));
    organizer.get(&format!("/kk/desk/entries/{id}")).await.assert_has("Өтініш беруші келісті");
}

#[tokio::test]
async fn many_entries_are_looked_at_then_acted_on() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    let mut organizer = site.signed_in("organizer").await;
    let list = organizer.get("/kk/desk/entries?sort=title&size=50").await;
    list.assert_has("name=\"e\"");
    list.assert_has("<option value=\"title\" selected");
    let other = list.body.split("name=\"e\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a box").to_owned();
    let preview = organizer.get(&format!("/kk/desk/entries/bulk?act=eligible&e={id}&e={other}&e=nonsense")).await;
    preview.assert_has("орындалады");
    preview.assert_has("1 өтінімге қолдану");
    assert!(preview.body.contains(&format!("name=\"ids[0]\" value=\"{id}\"")), "only those that it touches");
    let report = organizer.submit("/api/entry_bulk", &[("act", "eligible"), ("ids[0]", &id), ("ids[1]", &other)]).await;
    report.assert_has("Не істелді");
    assert_eq!(report.body.matches("орындалған").count(), 2, "one now, one long ago");
    assert_eq!(organizer.get("/kk/desk/entries/bulk?act=nonsense").await.status, StatusCode::NOT_FOUND);
    organizer.get("/kk/desk/entries/bulk?act=publish").await.assert_has("Қолданылатын өтінім жоқ");
}

async fn denied(site: &Site, name: &str, id: &str) {
    let mut person = site.signed_in(name).await;
    for (path, fields) in [
        ("/api/entry_tick", &[("ticks[results]", "failed")][..]),
        ("/api/entry_mark", &[("key", "users"), ("reason", "unclear")]),
        ("/api/entry_unmark", &[("key", "users")]),
        ("/api/entry_return", &[("date", "2099-01-01"), ("time", "10:00")]),
        ("/api/entry_rule", &[("ruling", "upheld")]),
        ("/api/entry_move", &[("category", "region"), ("reason", "Себеп")]),
        ("/api/entry_bulk", &[("act", "eligible"), ("ids[0]", id)]),
    ] {
        person.get("/kk").await;
        let fields = [&[("id", id)][..], fields].concat();
        let answer = person.post(path, &fields).await;
        person.get(&answer.location()).await;
    }
    for path in [
        "/kk/desk/entries/bulk?act=eligible".to_owned(),
        format!("/kk/desk/entries/bulk?act=eligible&e={id}"),
        format!("/kk/desk/entries/{id}"),
    ] {
        let page = person.get(&path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name} {path}");
        assert!(!page.body.contains("AGC-"), "{name} {path}");
    }
}

#[tokio::test]
async fn nobody_else_screens() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = sent(&mut entrant).await;
    let id = id_of(&address).to_owned();
    for name in ["entrant", "juror1", "chair", "host", "admin"] {
        denied(&site, name, &id).await;
    }
    let desk = site.signed_in("organizer").await.get(&format!("/en/desk/entries/{id}")).await;
    desk.assert_has("Mark this answer");
    assert!(!desk.body.contains("value=\"failed\" checked") && !desk.body.contains("class=\"remark\""), "untouched");
    let mut grain = site.signed_in("grain").await;
    for path in ["/api/entry_appeal", "/api/entry_answer_move"] {
        grain.get("/kk/entries").await;
        let answer = grain.post(path, &[("id", &id), ("text", "Менікі"), ("answer", "agreed")]).await;
        assert_eq!(answer.refused_to(), "/kk/entries", "{path}");
    }
    let own = entrant.get(&address).await;
    assert!(!own.body.contains("Менікі") && own.body.contains("жіберілді"), "untouched");
}
