//! Many jurors scoring at once, over HTTP on `SQLite` with `synchronous=FULL`: each saves their own sheets as the page's
//! script does, and none may be lost.

use std::{
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{
    email::Email,
    id::{AssignmentId, PersonId},
    jury::{JuryRulesForm, SeatFilter},
    locale::Locale,
    person::{PersonName, Role},
};
use futures::{StreamExt, future::join_all, stream};
use store::{
    award::Edition,
    demo, entries, jury,
    limits::Caller,
    people::{self, Invitation},
    scope::{Entrant, Guest, Juror, Operator, Organizer, Person},
};
use tokio_util::sync::CancellationToken;

use crate::{http::Client, percentile, world::World};

/// The demonstration is this old: its open edition is then being judged.
const AGE: i64 = 55;
/// Somebody who scores looks at the entry between two scores.
const PAUSE: Duration = Duration::from_millis(500);

/// Somebody with a sheet to write.
struct Scorer {
    token: String,
    person: PersonId,
    seat: AssignmentId,
}

pub async fn run(jurors: usize, seconds: u64) {
    let (world, year) = judged(jurors).await;
    let scorers = scorers(&world, jurors, year).await;
    println!("{} jurors have entries", scorers.len());
    let stop = CancellationToken::new();
    let address = world.serve(&stop).await;
    let until = Instant::now() + Duration::from_secs(seconds);
    let score = async |(index, scorer): (usize, &Scorer)| {
        // People do not type in step.
        tokio::time::sleep(PAUSE.mul_f64(f64::from(u32::try_from(index % 100).unwrap_or_default()) / 100.0)).await;
        let mut client = Client::connect(address, &scorer.token).await.expect("the server accepts");
        let (mut times, mut version) = (Vec::new(), 0_u64);
        while Instant::now() < until {
            let body = sheet(scorer, version);
            let before = Instant::now();
            let answer = client.call("jury_autosave", "application/json", &body).await.expect("an answer");
            assert_eq!(answer.status, 200, "{}", answer.body);
            times.push(before.elapsed().as_secs_f64() * 1000.0);
            version += 1;
            assert!(answer.body.contains(&format!("\"version\":{version},")), "a save was lost: {}", answer.body);
            tokio::time::sleep(PAUSE).await;
        }
        times
    };
    let began = Instant::now();
    let mut times = join_all(scorers.iter().enumerate().map(score)).await.concat();
    stop.cancel();
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    println!(
        "{rate:.0} saves/s  p50 {:.1} ms  p99 {:.1} ms  last {:.1} ms",
        percentile(&times, 0.5),
        percentile(&times, 0.99),
        percentile(&times, 1.0)
    );
}

/// A world in which as many entries as jurors are with the jury, two jurors each.
async fn judged(jurors: usize) -> (World, i32) {
    let mut world = World::aged(AGE).await;
    let entrant = Entrant::of(&world.person("entrant", Edition::Open).await).expect("the entrant was admitted");
    let organizer = Organizer::of(&world.person("organizer", Edition::Open).await).expect("the organizer's role");
    let year = organizer.award().year;
    for id in world.drafts(jurors, true).await {
        entries::submit(&world.db, &entrant, id).await.expect("complete and in time");
        entries::find_eligible(&world.db, &organizer, id).await.expect("eligible");
    }
    for number in 0..jurors {
        let invitation = Invitation {
            email: Email::parse(&format!("juror{number}@bench.example")).expect("an address"),
            name: PersonName::parse(&format!("Juror {number}")).expect("a name"),
            locale: Locale::En,
            roles: vec![Role::Juror],
        };
        let code = people::add_user(&world.db, &Operator::at_console(world.now), invitation).await.expect("a new account");
        people::set_new_password(&world.db, &Guest::at(world.now), &caller(), &code, demo::PASSWORD).await.expect("a password");
    }
    world.now = crate::world::now();
    let organizer = Organizer::of(&world.person("organizer", Edition::Year(year)).await).expect("the organizer's role");
    let rules = JuryRulesForm { jurors: "2".into(), ..JuryRulesForm::default() };
    jury::set_rules(&world.db, &organizer, &rules).await.expect("nobody has scored");
    let began = Instant::now();
    let room = jury::get_room(&world.db, &organizer, false, 1).await.expect("a plan");
    println!("the plan: {} seats for {jurors} entries in {:.2} s", room.counts.seats, began.elapsed().as_secs_f64());
    jury::accept(&world.db, &organizer, &room.fingerprint).await.expect("accepted");
    (world, year)
}

fn caller() -> Caller {
    Caller::new(Arc::default(), IpAddr::from([127, 0, 0, 1]))
}

/// Each juror with the first of their entries, declared free of ties.
async fn scorers(world: &World, jurors: usize, year: i32) -> Vec<Scorer> {
    let scorer = async |number: usize| {
        let guest = Guest::at(world.now);
        let email = format!("juror{number}@bench.example");
        let token = people::sign_in(&world.db, &guest, &caller(), &email, demo::PASSWORD.into()).await.expect("the password fits");
        let person = Person::enter(&world.db, &token, Edition::Year(year), world.now).await.expect("the session lives");
        let juror = Juror::of(&person).expect("the juror's role");
        let seat = jury::list_seats(&world.db, &juror, SeatFilter::default()).await.expect("a list").seats.first()?.id;
        jury::clear(&world.db, &juror, seat).await.expect("declared");
        Some(Scorer { token, person: person.id(), seat })
    };
    stream::iter(0..jurors).map(scorer).buffer_unordered(8).filter_map(std::future::ready).collect().await
}

/// The next score, as the page's script sends it.
fn sheet(scorer: &Scorer, version: u64) -> String {
    let score = version % 11;
    format!(
        "{{\"id\":\"{}\",\"person\":\"{}\",\"version\":{version},\"form\":{{\"scores\":{{\"impact\":\"{score}\"}},\"comment\":\"\",\"note\":\"{version}\"}}}}",
        scorer.seat, scorer.person
    )
}
