//! Registering, forgotten passwords, and belonging to an organization, as plain forms.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use store::demo::PASSWORD;

use crate::site::{Answer, Browser, PUBLIC_URL, Site, real_site, site};

const NEW_PASSWORD: &str = "бәйге атшабар";
const FREE_BIN: &str = "940140000385";

fn form<'f>(email: &'f str, bin: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("name", "Айгерім Серікқызы"),
        ("email", email),
        ("password", NEW_PASSWORD),
        ("bin", bin),
        ("organization_kk", "Сынақ мекемесі"),
        ("organization_ru", "Испытательное учреждение"),
        ("kind", "central"),
        ("region", "710000000"),
        ("consent", "yes"),
    ]
}

/// Registers and proves the address by the mailed link, which signs in.
async fn newcomer<'s>(site: &'s Site, email: &str, bin: &str) -> Browser<'s> {
    let mut browser = site.visitor();
    browser.get("/kk/register").await;
    assert_eq!(browser.post("/api/register", &form(email, bin)).await.location(), "/kk/verify-email");
    let link = site.deliver().await[0].action.1.clone();
    let (page, code) = link.strip_prefix(PUBLIC_URL).expect("a link of this site").split_once("?code=").expect("a code");
    let (page, code) = (format!("{page}?code={code}"), code.to_owned());
    browser.get(&page).await.assert_has("/api/verify_email");
    let wrong = browser.post("/api/verify_email", &[("code", &code), ("password", "басқа құпиясөз")]).await;
    assert_eq!(wrong.refused_to(), page, "back to the form with its code");
    browser.get(&page).await.assert_has("осы тіркелуде таңдалған құпиясөз емес");
    let answer = browser.post("/api/verify_email", &[("code", &code), ("password", NEW_PASSWORD)]).await;
    assert_eq!(answer.location(), "/kk/account?done=verified");
    browser.get("/kk/account?done=verified").await.assert_has("тіркелгіңіз дайын");
    browser.get("/kk").await.assert_has("Айгерім Серікқызы");
    browser
}

#[tokio::test]
async fn a_new_account_from_the_form_to_its_own_page() {
    let site = site().await;
    let mut owner = newcomer(&site, "owner@example.kz", FREE_BIN).await;
    let page = owner.get("/kk/account").await;
    page.assert_has("Сынақ мекемесі");
    page.assert_has("ұйымдастырушының растауы күтілуде");
    assert!(site.mail_files().iter().any(|file| file.contains("To: owner@example.kz")), "the letter is a file");

    let mut late = newcomer(&site, "late@example.kz", FREE_BIN).await;
    let page = late.get("/ru/account").await;
    page.assert_has("ожидает принятия");
    assert!(!page.body.contains("Испытательное учреждение"), "nothing of the organization is shown");

    let waiting = owner.get("/ru/account").await;
    assert!(!waiting.body.contains("late@example.kz"), "who claimed a BIN admits nobody until the organizer has confirmed it");
    waiting.assert_has("принимает в организацию только организатор");
    let mut organizer = site.signed_in("organizer").await;
    let desk = organizer.get("/kk/desk/people").await;
    let organization = field(&desk, "organization");
    organizer.post("/api/confirm_organization", &[("organization", &organization)]).await;

    let waiting = owner.get("/ru/account").await;
    waiting.assert_has("late@example.kz");
    let person = field(&waiting, "person");
    let fields = [("person", person.as_str()), ("back", "/ru/account")];
    assert_eq!(site.signed_in("juror1").await.post("/api/admit", &fields).await.refused_to(), "/kk/sign-in", "back to the form, refused");
    late.get("/ru/account").await.assert_has("ожидает принятия");
    assert_eq!(owner.post("/api/admit", &fields).await.location(), "/ru/account");
    late.get("/ru/account").await.assert_has("Испытательное учреждение");
}

/// The value of the first field with this name on the page.
fn field(page: &Answer, name: &str) -> String {
    let rest = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a form with such a field");
    rest.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn the_organizer_removes_a_squatter_without_scripts() {
    let site = site().await;
    let mut squatter = newcomer(&site, "squatter@example.kz", FREE_BIN).await;
    let mut organizer = site.signed_in("organizer").await;
    let desk = organizer.get("/kk/desk/people").await;
    let organization = field(&desk, "organization");
    let page = format!("/kk/desk/people/{organization}");
    desk.assert_has(&format!("href=\"{page}\""));
    let shown = organizer.get(&page).await;
    shown.assert_has("squatter@example.kz");
    shown.assert_has("action=\"/api/remove_member\"");
    let person = field(&shown, "person");

    let silent = [("organization", organization.as_str()), ("person", &person), ("reason", " ")];
    organizer.submit("/api/remove_member", &silent).await.assert_has("Себебін жазыңыз");
    let fields = [("organization", organization.as_str()), ("person", &person), ("reason", "Бөгде адам")];
    for name in ["entrant", "juror1", "admin"] {
        let mut stranger = site.signed_in(name).await;
        assert_eq!(stranger.get(&page).await.status, StatusCode::FORBIDDEN, "{name}");
        stranger.post("/api/remove_member", &fields).await;
    }
    squatter.get("/kk/account").await.assert_has("Сынақ мекемесі");
    let answer = organizer.post("/api/remove_member", &fields).await;
    assert_eq!(answer.location(), page);
    organizer.get(&page).await.assert_has("Ұйымда әзірге ешкім жоқ");
    let account = squatter.get("/kk/account").await;
    assert!(!account.body.contains("Сынақ мекемесі"), "nothing of it is shown any more");
    account.assert_has("action=\"/api/request_membership\"");
    for unknown in ["/kk/desk/people/nonsense", "/kk/desk/people/00000000-0000-0000-0000-000000000000"] {
        assert_eq!(organizer.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn looking_at_the_link_proves_nothing() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/ru/register").await;
    visitor.post("/api/register", &form("owner@example.kz", FREE_BIN)).await;
    let link = site.deliver().await[0].action.1.replace(PUBLIC_URL, "");
    assert!(link.starts_with("/ru/verify-email?code="), "{link}");
    for _ in 0..2 {
        assert_eq!(visitor.get(&link).await.status, StatusCode::OK);
    }
    visitor.get("/ru/sign-in").await;
    let page = visitor.submit("/api/sign_in", &[("email", "owner@example.kz"), ("password", NEW_PASSWORD)]).await;
    page.assert_has("Почта и пароль не подходят");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_but_no_password() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/kk/register").await;
    let mut fields = form("айгерім@example.kz", "940140000380");
    fields.retain(|(name, _)| *name != "consent");
    let answer = visitor.post("/api/register", &fields).await;
    assert_eq!(answer.refused_to(), "/kk/register");
    let cookie = answer.set_cookies().join("\n");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");

    let again = answer.location();
    visitor.get(&again).await;
    let answer = visitor.post("/api/register", &fields).await;
    assert_eq!(answer.refused_to(), "/kk/register", "refused twice, told once");

    let page = visitor.get("/kk/register").await;
    for typed in ["value=\"Айгерім Серікқызы\"", "value=\"айгерім@example.kz\"", "value=\"940140000380\"", "value=\"Сынақ мекемесі\""]
    {
        page.assert_has(typed);
    }
    for problem in ["Мекенжайда кириллица әрпі бар", "БСН-нің соңғы цифры сәйкес келмейді", "дербес деректерді өңдеуге келісім керек"]
    {
        page.assert_has(problem);
    }
    page.assert_has("href=\"#bin\"");
    page.assert_has("aria-describedby=\"bin-help bin-error\"");
    assert!(!page.body.contains(NEW_PASSWORD), "a password is never sent back");

    let again = visitor.get("/kk/register").await;
    assert!(!again.body.contains("940140000380"), "told once");
}

#[tokio::test]
async fn a_known_address_and_a_taken_bin_are_answered_alike() {
    let site = site().await;
    let mut answers = Vec::new();
    for (email, bin) in [("first@example.kz", FREE_BIN), ("first@example.kz", FREE_BIN), ("second@example.kz", FREE_BIN)] {
        let mut visitor = site.visitor();
        visitor.get("/kk/register").await;
        let answer = visitor.post("/api/register", &form(email, bin)).await;
        answers.push((answer.status, answer.location(), answer.body, answer.headers.len()));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn the_link_to_a_new_password_is_of_the_public_address() {
    let site = site().await;
    let request = Request::post("/api/ask_for_new_password")
        .header("host", "evil.example")
        .header("origin", "http://evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("referer", "http://evil.example/ru/forgot")
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("email=host%40demo.bayge"))
        .expect("a sound request");
    site.send(request).await;
    let letters = site.deliver().await;
    let [letter] = &letters[..] else { panic!("{letters:?}") };
    assert!(letter.action.1.starts_with("http://award.example/kk/new-password?code="), "{}", letter.action.1);
    assert!(!letter.text.contains("evil") && !letter.html.contains("evil"), "{letter:?}");
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew() {
    let site = site().await;
    let mut old = site.signed_in("host").await;
    let mut visitor = site.visitor();
    visitor.get("/en/forgot").await;
    let known = visitor.post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    let unknown = visitor.post("/api/ask_for_new_password", &[("email", "nobody@example.kz")]).await;
    assert_eq!((known.location(), known.body), (unknown.location(), unknown.body));
    let link = site.deliver().await[0].action.1.replace(PUBLIC_URL, "");
    let code = link.split_once("?code=").expect("a code").1.to_owned();
    visitor.get(&link).await;

    let short = visitor.post("/api/set_new_password", &[("code", &code), ("password", "short")]).await;
    assert_eq!(short.refused_to(), link, "back to the form with its code");
    visitor.get(&link).await.assert_has("Құпиясөз кемінде 10 таңбадан тұрсын.");
    let set = visitor.post("/api/set_new_password", &[("code", &code), ("password", NEW_PASSWORD)]).await;
    assert_eq!(set.location(), "/kk/sign-in?done=password");
    let page = old.get("/kk").await;
    assert!(!page.body.contains("Жүргізуші Демо"), "the old session is over");
    let used = visitor.submit("/api/set_new_password", &[("code", &code), ("password", NEW_PASSWORD)]).await;
    used.assert_has("Сілтеме ескірген немесе қолданылып қойған");
}

#[tokio::test]
async fn the_desk_is_the_organizers() {
    let site = site().await;
    assert_eq!(site.visitor().get("/kk/desk/people").await.status, StatusCode::UNAUTHORIZED);
    for name in ["entrant", "juror1", "chair", "host", "confirmer", "admin"] {
        let page = site.signed_in(name).await.get("/kk/desk/people").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("<table"), "{name}");
    }
    newcomer(&site, "owner@example.kz", FREE_BIN).await;
    let mut organizer = site.signed_in("organizer").await;
    let page = organizer.get("/kk/desk/people").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_has(FREE_BIN);
    page.assert_has("?page=2");
    let organization = page.body.split("name=\"organization\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a form");
    let fields = [("organization", organization), ("back", "/kk/desk/people?page=1")];
    assert_eq!(organizer.post("/api/confirm_organization", &fields).await.location(), "/kk/desk/people?page=1");
    let page = organizer.get("/kk/desk/people").await;
    assert!(!page.body.contains(&format!("name=\"organization\" value=\"{organization}\"")), "it is not to be confirmed again");
}

#[tokio::test]
async fn only_a_demonstration_tells_its_secrets() {
    let demonstration = site().await;
    let page = demonstration.visitor().get("/kk/sign-in").await;
    page.assert_has("demo-people");
    page.assert_has(PASSWORD);
    assert_eq!(demonstration.visitor().get("/kk/mail").await.status, StatusCode::OK);

    let real = real_site().await;
    let page = real.visitor().get("/kk/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("demo-people") && !page.body.contains(PASSWORD));
    let mut visitor = real.visitor();
    visitor.get("/kk/forgot").await;
    visitor.post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    assert_eq!(real.deliver().await, [], "nothing is kept to be shown");
    assert_eq!(real.mail_files().len(), 1);
    let page = visitor.get("/kk/mail").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.assert_has("<html lang=\"kk\"");
}
