//! What became of promised figures in the demonstration: reached, reached in part, not answered yet. Half a year passes in ten days here.

use domain::{answers::Answers, sharing::follow_up, time::DAY};

use super::Demo;
use crate::{Error, Result, db::Conn, sharing::follow_up as kept};

/// An entry that its owner was asked about.
struct Asked {
    entry: &'static str,
    /// Who answered; nobody for no answer yet.
    person: Option<&'static str>,
    /// What was reached of each promised figure, and where it can be checked.
    reached: &'static [(&'static str, &'static str)],
}

const ASKED: [Asked; 3] = [
    Asked {
        entry: "call-109",
        person: Some("city109"),
        reached: &[("2,8", "109 орталығының жартыжылдық есебі, 3-бет"), ("11", "Бақылау жинағы қайта тексерілді, хаттама №2")],
    },
    Asked {
        entry: "digital-family",
        person: Some("family"),
        reached: &[
            ("12", "Басқарманың жартыжылдық есебі: үш ауданда қызметкер жетіспейді"),
            ("73", "Әлеуметтік қызметкерлер сауалнамасының жиынтығы"),
            ("3", "Көмек тағайындау регламентінің жаңа редакциясы"),
        ],
    },
    Asked { entry: "road-defects", person: None, reached: &[] },
];

pub(super) async fn create(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let fault = |key: &str, error: &dyn std::fmt::Display| Error::Unexpected(format!("the demonstration's figures of {key}: {error}"));
    for Asked { entry: key, person, reached } in ASKED {
        let entry = demo.entry(key);
        let found = "SELECT content FROM project JOIN entry ON entry.project_id = project.id WHERE entry.id = $1";
        let (content,) = sql!(conn, fetch_one(String,), found, entry)?;
        let public: Answers = serde_json::from_str(&content).map_err(|error| fault(key, &error))?;
        let promised = follow_up::promised(&public);
        kept::insert(conn, entry, follow_up::MONTHS[0], &promised, demo.at.plus(-10 * DAY)).await?;
        if let Some(person) = person {
            let fields = reached.iter().enumerate().flat_map(|(index, (reached, evidence))| {
                [(follow_up::field("reached", index), *reached), (follow_up::field("evidence", index), *evidence)]
            });
            let typed = fields.map(|(name, text)| (name, text.to_owned())).collect();
            let figures = follow_up::check(follow_up::with_typed(&promised, &typed)).map_err(|error| fault(key, &error))?;
            kept::write_answer(conn, entry, follow_up::MONTHS[0], &figures, demo.person(person), demo.at.plus(-7 * DAY)).await?;
        }
    }
    Ok(())
}
