//! The organizer's settings by plain forms: looked at first, then made; and what entrants see of it.

use axum::http::StatusCode;
use domain::{
    award::{Award, AwardForm, Calendar},
    time::{DAY, HOUR, Timestamp, moment_name},
};
use store::{
    award::Edition,
    entries,
    scope::{Entrant, Organizer},
};

use crate::site::{Browser, Site, person, site};

async fn open_award(site: &Site) -> Award {
    person(site, "organizer", Edition::Open).await.award().clone()
}

/// Sends a form of the settings and gives the page that answers.
async fn answer(browser: &mut Browser<'_>, award: &Award, function: &str, fields: &[(&str, &str)]) -> crate::site::Answer {
    browser.get(&format!("/ru/desk/settings?year={}", award.year)).await;
    browser.submit(function, fields).await
}

/// Nobody else reads what this address gives.
async fn is_the_organizers_alone(site: &Site, address: &str) {
    for name in ["entrant", "juror1", "chair", "admin"] {
        let other = site.signed_in(name).await;
        let mut request = other.request("GET", address).body(axum::body::Body::empty()).expect("a sound request");
        request.headers_mut().insert("accept", axum::http::HeaderValue::from_static("application/json"));
        assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn a_change_is_looked_at_and_then_made() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let form = AwardForm::of(award.year, &award.name, &Calendar::of(&award));
    let ceremony = moment_name(award.ceremony_at.plus(DAY));
    let fields = |closes: &str, seen: &str| -> Vec<(&'static str, String)> {
        vec![
            ("year", form.year.clone()),
            ("name_kk", form.name_kk.clone()),
            ("name_ru", "Новое имя".into()),
            ("name_en", form.name_en.clone()),
            ("announced", form.announced.clone()),
            ("opens", form.opens.clone()),
            ("closes", closes.to_owned()),
            ("judging", form.judging.clone()),
            ("ceremony", ceremony.clone()),
            ("seen", seen.to_owned()),
        ]
    };
    let send = async |organizer: &mut Browser<'_>, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        answer(organizer, &award, "/api/award_change", &fields).await
    };
    let cut = send(&mut organizer, fields(&moment_name(award.closes_at.plus(-DAY)), "yes")).await;
    cut.assert_has("Его конец можно только продлить");
    let first = send(&mut organizer, fields(&form.closes, "")).await;
    first.assert_has("Изменение ещё не внесено");
    first.assert_has("Новое имя");
    first.assert_has("Заявок в состоянии «");
    first.assert_has("name=\"seen\" value=\"yes\"");
    assert_eq!(open_award(&site).await, award, "nothing was changed by the first press");
    let second = send(&mut organizer, fields(&form.closes, "yes")).await;
    second.assert_has("Изменение внесено");
    site.visitor().get(&format!("/ru/{}/about", award.year)).await.assert_has("Новое имя");
}

#[tokio::test]
async fn weights_that_make_no_hundred_keep_what_was_typed() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let year = award.year.to_string();
    let typed = |impact: &'static str, relevance: &'static str| {
        let mut fields = vec![("year".to_owned(), year.clone())];
        for default in domain::criterion::DEFAULT_CRITERIA {
            let weight = match default.code {
                "impact" => impact.to_owned(),
                "relevance" => relevance.to_owned(),
                _ => default.weight.to_string(),
            };
            fields.push((format!("fields[{}_weight]", default.code), weight));
            for (part, name) in ["kk", "ru", "en"].iter().zip(default.names) {
                fields.push((format!("fields[{}_{part}]", default.code), name.to_owned()));
            }
        }
        fields
    };
    let send = async |organizer: &mut Browser<'_>, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        organizer.get(&format!("/ru/desk/settings/criteria?year={year}")).await;
        let answer = organizer.post("/api/award_change_criteria", &fields).await;
        if answer.status.is_redirection() { organizer.get(&answer.location()).await } else { answer }
    };
    let page = send(&mut organizer, typed("31", "15")).await;
    page.assert_has("Сумма весов должна быть ровно 100");
    page.assert_has("value=\"31\"");
    let page = send(&mut organizer, typed("25", "20")).await;
    page.assert_has("Изменение ещё не внесено");
    let mut sure = typed("25", "20");
    sure.push(("seen".into(), "yes".into()));
    send(&mut organizer, sure).await.assert_has("Изменение внесено");

    let judged = person(&site, "organizer", Edition::NearestCeremony).await.award().clone();
    let page = organizer.get(&format!("/ru/desk/settings/criteria?year={}", judged.year)).await;
    page.assert_has("Оценка началась, поэтому это не меняется");
}

#[tokio::test]
async fn a_later_deadline_is_seen_by_those_who_write() {
    let site = site().await;
    let award = open_award(&site).await;
    let year = award.year.to_string();
    let entrant = Entrant::of(&person(&site, "entrant", Edition::Open).await).expect("a member");
    let list = entries::list_own(&site.house.db, &entrant, 1).await.expect("readable");
    let draft = list.lines.iter().find(|line| line.state.code() == "draft").expect("a draft").id.to_string();
    let mut organizer = site.signed_in("organizer").await;
    let page = organizer.get(&format!("/ru/desk/unsent?year={year}")).await;
    page.assert_has("entrant@demo.bayge");
    page.assert_has(&draft);
    let own = moment_name(award.closes_at.plus(HOUR));
    let fields = [("year", year.as_str()), ("id", &draft), ("until", &own), ("reason", "")];
    organizer.submit("/api/entry_extend", &fields).await.assert_has("Напишите причину");
    let fields = [("year", year.as_str()), ("id", &draft), ("until", &own), ("reason", "Сбой связи")];
    organizer.submit("/api/entry_extend", &fields).await.assert_has("свой срок");
    let mut writer = site.signed_in("entrant").await;
    writer.get(&format!("/ru/entries/{draft}")).await.assert_has("У вашей заявки свой срок");

    let all = moment_name(award.closes_at.plus(DAY));
    let fields = [("year", year.as_str()), ("until", &all), ("reason", "Сбой связи")];
    let first = answer(&mut organizer, &award, "/api/award_extend", &fields).await;
    first.assert_has("Получат письмо: ");
    assert_eq!(open_award(&site).await.closes_at, award.closes_at);
    let sure = [&fields[..], &[("seen", "yes")]].concat();
    answer(&mut organizer, &award, "/api/award_extend", &sure).await.assert_has("Изменение внесено");
    assert_eq!(open_award(&site).await.closes_at, award.closes_at.plus(DAY));
    let letters = site.deliver().await;
    let told: Vec<_> = letters.iter().filter(|letter| letter.text.contains("Сбой связи")).collect();
    assert!(told.iter().any(|letter| letter.recipient == "entrant@demo.bayge"), "{told:?}");
    let page = writer.get(&format!("/ru/entries/{draft}")).await;
    assert!(!page.body.contains("свой срок"), "everybody has longer than its own hour now");
}

#[tokio::test]
async fn settings_are_the_organizers() {
    let site = site().await;
    for name in ["entrant", "juror1", "admin", "chair"] {
        let mut browser = site.signed_in(name).await;
        for path in ["/kk/desk/settings", "/kk/desk/settings/categories", "/kk/desk/settings/texts", "/kk/desk/unsent"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{name} at {path}");
            assert!(!page.body.contains("award_change") && !page.body.contains("award_extend"), "{name} at {path}");
        }
    }
}

#[tokio::test]
async fn a_switched_rule_names_whom_it_touches() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let year = award.year.to_string();
    let rules = |months: &'static str| {
        [("year", year.as_str()), ("months", months), ("entries", "2"), ("shortlist", "3"), ("robustness", ""), ("winners", "0")]
    };
    let page = answer(&mut organizer, &award, "/api/award_change_rules", &rules("24")).await;
    page.assert_has("Изменение ещё не внесено");
    page.assert_has("Заявки, которые уже нельзя будет подать");
    page.assert_has("Демо: ");
    let page = answer(&mut organizer, &award, "/api/award_change_rules", &[&rules("0")[..5], &[("winners", "1")]].concat()).await;
    page.assert_has("Сейчас это не затрагивает ни одной заявки");
    let asked = format!("/api/award_foresee_rules?year={year}&form[months]=24&form[entries]=2&form[shortlist]=3&form[winners]=0");
    is_the_organizers_alone(&site, &asked).await;
}

#[tokio::test]
async fn other_categories_name_whom_they_reach() {
    let site = site().await;
    let award = open_award(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let settings = store::award::get_settings(
        &site.house.db,
        &store::scope::Organizer::of(&person(&site, "organizer", Edition::Open).await).expect("holds the role"),
    )
    .await
    .expect("readable");
    let mut new = settings.categories.clone();
    let of = |slug: &str| new.iter().position(|category| category.slug == slug).expect("there");
    let (quasi, citizens) = (of("quasi"), of("citizens"));
    new[quasi].entrants = domain::category::Entrants::Anyone;
    new[citizens].is_sensitive = true;
    let typed = serde_json::to_value(domain::category::CategoriesForm::of(&new)).expect("JSON");
    let year = award.year.to_string();
    let mut fields = vec![("year".to_owned(), year.clone())];
    fields.extend(
        typed
            .as_object()
            .expect("fields")
            .iter()
            .map(|(name, text)| (format!("fields[{name}]"), text.as_str().unwrap_or_default().to_owned())),
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    organizer.get(&format!("/ru/desk/settings/categories?year={year}")).await;
    // Longer than a cookie: the page of the form is the answer.
    let page = organizer.post("/api/award_change_categories", &fields).await;
    page.assert_has("Изменение ещё не внесено");
    page.assert_has("смогут участвовать в этой номинации, организаций: 4");
    page.assert_has("Демо: городская больница № 4");
    page.assert_has("остаются в ней, заявок: 1");
    page.assert_has("-0001 «Прогноз очереди в регистрационном зале (демо)»");
    is_the_organizers_alone(&site, &format!("/api/award_crowds?year={year}")).await;
}

#[tokio::test]
async fn an_earlier_judging_names_whose_promised_time_it_would_cut() {
    let site = site().await;
    let award = open_award(&site).await;
    let year = award.year.to_string();
    let entrant = Entrant::of(&person(&site, "entrant", Edition::Open).await).expect("a member");
    let list = entries::list_own(&site.house.db, &entrant, 1).await.expect("readable");
    let draft = list.lines.iter().find(|line| line.state.code() == "draft").expect("a draft").id.to_string();
    let mut organizer = site.signed_in("organizer").await;
    let own = moment_name(award.closes_at.plus(2 * HOUR));
    organizer.get(&format!("/ru/desk/unsent?year={year}")).await;
    organizer.submit("/api/entry_extend", &[("year", &year), ("id", &draft), ("until", &own), ("reason", "Сбой связи")]).await;
    let form = AwardForm::of(award.year, &award.name, &Calendar::of(&award));
    let judging = moment_name(award.closes_at.plus(HOUR));
    let fields = [
        ("year", form.year.as_str()),
        ("name_kk", &form.name_kk),
        ("name_ru", &form.name_ru),
        ("name_en", &form.name_en),
        ("announced", &form.announced),
        ("opens", &form.opens),
        ("closes", &form.closes),
        ("judging", &judging),
        ("ceremony", &form.ceremony),
        ("seen", "yes"),
    ];
    let page = answer(&mut organizer, &award, "/api/award_change", &fields).await;
    page.assert_has("не кончится их собственный срок");
    page.assert_has("id=\"promised\"");
    page.assert_has("Обещанное время не сокращают");
    page.assert_has(&format!("value=\"{judging}\""));
    assert_eq!(open_award(&site).await, award, "nobody loses time");
}

/// Another date of the ceremony ends the jury's round elsewhere: the first press says so, and how many sheets are still out.
#[tokio::test]
async fn an_earlier_ceremony_names_what_it_takes_from_the_jury() {
    let site = site().await;
    let year = crate::site::today().to_astana().year - 1;
    let scope = Organizer::of(&person(&site, "organizer", Edition::Year(year)).await).expect("holds the role");
    let award = scope.award().clone();
    let mut organizer = site.signed_in("organizer").await;
    let form = AwardForm::of(award.year, &award.name, &Calendar::of(&award));
    let jury = store::award::get_settings(&site.house.db, &scope).await.expect("readable").jury.expect("nothing is sealed");
    let until = jury.until.expect("the round has an end of its own");
    let earlier = moment_name(until.plus(-DAY));
    let fields = |ceremony: &str| {
        let all = [
            ("year", &form.year),
            ("name_kk", &form.name_kk),
            ("name_ru", &form.name_ru),
            ("name_en", &form.name_en),
            ("announced", &form.announced),
            ("opens", &form.opens),
            ("closes", &form.closes),
            ("judging", &form.judging),
        ];
        let all = all.into_iter().map(|(name, text)| (name, text.clone()));
        all.chain([("ceremony", ceremony.to_owned())]).collect::<Vec<_>>()
    };
    let send = async |organizer: &mut Browser<'_>, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let page = answer(organizer, &award, "/api/award_change", &fields).await;
        page.body.split('>').filter_map(|rest| rest.split('<').next()).collect::<String>()
    };
    let told = send(&mut organizer, fields(&earlier)).await;
    let (_, round) = told.split_once("Время оценивания: ").unwrap_or_else(|| panic!("the round is not named: {told}"));
    let line = round.split("Листов, ещё не сданных жюри: ").next().unwrap_or_default();
    let day = |at: Timestamp| format!(" – {}\u{a0}", at.plus(-1).to_astana().day);
    let (old, new) = line.split_once(" → ").unwrap_or_else(|| panic!("{line}"));
    let ends = [(old, until), (new, until.plus(-DAY))];
    for (told, until) in ends {
        assert!(told.contains(&day(until)), "{told} does not end before {until:?}");
    }
    let (_, sheets) = round.split_once("Листов, ещё не сданных жюри: ").unwrap_or_else(|| panic!("no sheets: {round}"));
    let count: String = sheets.chars().take_while(char::is_ascii_digit).collect();
    assert!(count.parse::<u32>().is_ok_and(|count| count > 0), "{sheets}");
    // A name alone moves nothing.
    let renamed = fields(&form.ceremony).into_iter().map(|(name, text)| (name, if name == "name_ru" { "Новое".into() } else { text }));
    assert!(!send(&mut organizer, renamed.collect()).await.contains("Время оценивания"));
}
