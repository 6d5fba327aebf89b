//! The people of the demonstration, and the bodies they belong to.

use domain::{
    id::{OrganizationId, PersonId},
    person::Role,
    time::DAY,
};

use super::{Demo, PASSWORD, story::Story};
use crate::{Result, db::Conn, password};

/// The body whose entries `entrant@demo.bayge` sees.
pub(super) const ENTRANT_BODY: &str = "hospital4";
/// The body that was claimed yesterday.
const NEW_BODY: &str = "newcomers";

/// Who found an entry ineligible, so that the first organizer may rule on the appeal.
pub(super) const SECOND_ORGANIZER: &str = "organizer2";

const STAFF: [(&str, &str, Role); 6] = [
    ("organizer", "Ұйымдастырушы Демо", Role::Organizer),
    // Who decided does not rule on an appeal.
    (SECOND_ORGANIZER, "Екінші ұйымдастырушы Демо", Role::Organizer),
    ("chair", "Төраға Демо", Role::Chair),
    ("host", "Жүргізуші Демо", Role::Host),
    ("confirmer", "Растаушы Демо", Role::Confirmer),
    ("admin", "Әкімші Демо", Role::Admin),
];

pub(super) async fn create(conn: &mut Conn, demo: &Demo, story: &Story) -> Result<()> {
    let mut salt = [0; 16];
    salt.copy_from_slice(&demo.digest("salt")[..16]);
    // One hash for all of them: the password is printed on the sign-in page anyway.
    let hash = password::hash_now(PASSWORD, salt)?;
    let joined = demo.at.plus(-90 * DAY);
    for body in &story.organizations {
        sql!(
            conn,
            execute,
            "INSERT INTO organization (id, bin, kind, region, name_kk, name_ru, name_en, claimed_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
            demo.organization(&body.key),
            &body.bin,
            &body.kind,
            &body.region,
            &body.name.kk,
            &body.name.ru,
            &body.name.en,
            joined
        )?;
        // Each body has one person; the shown entrant is the one of the hospital.
        let (name, email) = if body.key == ENTRANT_BODY {
            ("entrant", "Өтініш беруші Демо")
        } else {
            (body.key.as_str(), "Өтініш беруші")
        };
        create_person(conn, demo, name, email, &hash, None).await?;
        sql!(
            conn,
            execute,
            "INSERT INTO membership (person_id, organization_id, asked_at, admitted_at, admitted_by) VALUES ($1, $2, $3, $3, $1)",
            demo.person(name),
            demo.organization(&body.key),
            joined
        )?;
    }
    newcomers(conn, demo, &hash).await?;
    for (name, full_name, role) in STAFF {
        create_person(conn, demo, name, full_name, &hash, Some(role)).await?;
    }
    for number in 1..=9 {
        create_person(conn, demo, &format!("juror{number}"), &format!("Алқа мүшесі Демо {number}"), &hash, Some(Role::Juror)).await?;
    }
    Ok(())
}

/// For the organizer to decide: a body that nobody has confirmed yet, and somebody who asks to belong to another.
async fn newcomers(conn: &mut Conn, demo: &Demo, hash: &str) -> Result<()> {
    let asked = demo.at.plus(-DAY);
    sql!(
        conn,
        execute,
        "INSERT INTO organization (id, bin, kind, region, name_kk, name_ru, name_en, claimed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        demo.organization(NEW_BODY),
        "260140000907",
        "local",
        "390000000",
        "Демо: Цифрлық даму басқармасы",
        "Демо: Управление цифрового развития",
        "Demo: Digital Development Department",
        asked
    )?;
    for (name, full_name, body, admitted) in
        [("newcomer", "Жаңа Өтініш беруші", NEW_BODY, Some(asked)), ("applicant", "Қосылуды сұраушы", ENTRANT_BODY, None)]
    {
        create_person(conn, demo, name, full_name, hash, None).await?;
        sql!(
            conn,
            execute,
            "INSERT INTO membership (person_id, organization_id, asked_at, admitted_at, admitted_by) VALUES ($1, $2, $3, $4, $5)",
            demo.person(name),
            demo.organization(body),
            asked,
            admitted,
            admitted.map(|_| demo.person(name))
        )?;
    }
    Ok(())
}

async fn create_person(conn: &mut Conn, demo: &Demo, name: &str, full_name: &str, hash: &str, role: Option<Role>) -> Result<()> {
    let id = demo.person(name);
    let joined = demo.at.plus(-90 * DAY);
    sql!(
        conn,
        execute,
        "INSERT INTO person (id, email, name, locale, password_hash, created_at, verified_at) VALUES ($1, $2, $3, 'kk', $4, $5, $5)",
        id,
        format!("{name}@demo.bayge"),
        full_name,
        hash,
        joined
    )?;
    if let Some(role) = role {
        sql!(conn, execute, "INSERT INTO role (person_id, role, granted_at) VALUES ($1, $2, $3)", id, role.code(), joined)?;
    }
    Ok(())
}

impl Demo {
    pub(super) fn person(&self, name: &str) -> PersonId {
        PersonId::from_uuid(self.uuid(&format!("person {name}")))
    }

    pub(super) fn organization(&self, key: &str) -> OrganizationId {
        OrganizationId::from_uuid(self.uuid(&format!("organization {key}")))
    }
}
