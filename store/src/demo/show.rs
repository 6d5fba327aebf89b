//! The show of the demonstration: one special prize, what the jury says of the winners, words and times of the steps.

use domain::{
    ceremony::{Arrangement, Prize, PrizeDecision, StepKind},
    id::{EntryId, PrizeId},
    locale::{Trilingual, Words},
    time::DAY,
};

use super::Demo;
use crate::{Error, Result, award, ceremony, db::Conn, standings};

const PRIZE: &str = "auyl";
const PRIZE_NAME: Words = ["Ауылға қызмет (демо)", "На пользу селу (демо)", "In Service of the Village (demo)"];
/// Whose the special prize is does not depend on the outcome: the first entry of this category.
const PRIZE_CATEGORY: &str = "region";
const PRIZE_CITATION: Words = [
    "Шалғай ауылдың тұрғыны аудан орталығына бармай-ақ қызмет алатын болды.",
    "Житель дальнего села получает услугу, не выезжая в районный центр.",
    "People in remote villages are served without travelling to the district centre.",
];
/// What is said of the winners, by category.
const CITATIONS: [(&str, Words); 6] = [
    (
        "citizens",
        [
            "Нәтижесі өлшенген: адам кезекте емес, үйінде отырып қызмет алады.",
            "Результат измерен: человек получает услугу дома, а не в очереди.",
            "A measured result: people are served at home and not in a queue.",
        ],
    ),
    (
        "economy",
        [
            "Үнемделген уақыт пен қаржы есеппен дәлелденген.",
            "Сбережённые время и деньги подтверждены расчётом.",
            "The time and money saved are backed by figures.",
        ],
    ),
    (
        "social",
        [
            "Көмекке мұқтаж отбасын өтініш бергенше емес, алдын ала табады.",
            "Находит семью, которой нужна помощь, ещё до её обращения.",
            "It finds the family that needs help before the family has to ask.",
        ],
    ),
    (
        "security",
        [
            "Шешімді адам қабылдайды, жүйе оған уақыт ұтып береді.",
            "Решение принимает человек, а система выигрывает для него время.",
            "A person decides, and the system wins them the time to do so.",
        ],
    ),
    (
        "region",
        [
            "Бір өңірде сыналған шешімді көршілері де қолдана бастады.",
            "Решение одного региона уже переняли соседи.",
            "What one region tried, its neighbours have begun to use.",
        ],
    ),
    (
        "quasi",
        [
            "Ақауды тоқтап қалғанға дейін көреді; тоқтаусыз жұмыс өлшеніп отыр.",
            "Видит неисправность до остановки; безостановочная работа измеряется.",
            "It sees a fault before the stop, and uptime is measured.",
        ],
    ),
];
const OPENING: Words = ["Қош келдіңіздер", "Добро пожаловать", "Welcome"];
const CLOSING: Words = ["Келесі жылғы бәйгеде кездескенше", "До встречи на награждении в следующем году", "Until next year's award"];

pub(super) async fn create(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let award = demo.ceremony_award().id;
    let (chair, at) = (demo.person("chair"), demo.at.plus(-2 * DAY));
    let prize = Prize { id: PrizeId::from_uuid(demo.uuid("prize")), slug: PRIZE.into(), name: Trilingual::from_words(&PRIZE_NAME) };
    ceremony::insert_prize(conn, award, &prize, 0).await?;
    let first = "SELECT id FROM entry WHERE award_id = $1 AND category = $2 AND state = 'eligible' ORDER BY number LIMIT 1";
    let (entry,) = sql!(conn, fetch_one(EntryId,), first, award, PRIZE_CATEGORY)?;
    let decision = PrizeDecision { entry: Some(entry), citation: Trilingual::from_words(&PRIZE_CITATION) };
    ceremony::write_decision(conn, prize.id, &decision, chair, at).await?;
    let standings = standings::compute(conn, award).await?;
    for (category, text) in CITATIONS {
        let place = standings.get(category).map(|standings| standings.place(1));
        let leader = place.and_then(|place| place.ok().flatten()).ok_or_else(|| Error::Unexpected(format!("nobody leads {category}")))?;
        ceremony::write_citation(conn, leader, &Trilingual::from_words(&text), chair, at).await?;
    }
    let categories: Vec<String> = award::categories_of(conn, award).await?.into_iter().map(|category| category.slug).collect();
    let mut arrangement = Arrangement::usual(&categories, &[PRIZE.to_owned()]);
    for step in &mut arrangement.0 {
        match step.kind {
            StepKind::Opening => step.plan.caption = Trilingual::from_words(&OPENING),
            StepKind::Closing => step.plan.caption = Trilingual::from_words(&CLOSING),
            _ => {}
        }
    }
    ceremony::save_arrangement(conn, award, &arrangement, at).await
}
