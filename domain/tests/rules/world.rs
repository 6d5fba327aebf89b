//! The little world that the tests share.

use domain::{
    answers::Answers,
    award::{Award, Rules, WINDOW_2026},
    entry::Entry,
    id::{AwardId, EntryId, OrganizationId},
    locale::Trilingual,
    time::{Civil, Timestamp},
};

/// A UUID with this number.
pub fn uuid(number: u32) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(number))
}

pub fn entry_id(number: u32) -> EntryId {
    EntryId::from_uuid(uuid(number))
}

pub fn astana(civil: Civil) -> Timestamp {
    Timestamp::from_astana(civil).expect("a real date")
}

/// The award of 2026 with its announced window.
pub fn award() -> Award {
    Award {
        id: AwardId::from_uuid(uuid(1)),
        year: 2026,
        name: Trilingual::new("Сыйлық (демо)", "Премия (демо)", "Award (demo)"),
        is_demo: true,
        announced_at: astana(Civil::date(2026, 2, 1)),
        opens_at: astana(WINDOW_2026.0),
        closes_at: astana(WINDOW_2026.1),
        judging_from: astana(Civil::date(2026, 3, 20)),
        ceremony_at: astana(Civil::date(2026, 5, 15).at(18, 0)),
        published_at: None,
        rules: Rules::default(),
    }
}

pub fn draft() -> Entry {
    Entry::draft(entry_id(7), award().id, OrganizationId::from_uuid(uuid(2)))
}

/// Answers to every required field of the form.
const ANSWERED: &[(&str, &str)] = &[
    ("bin", "260140000015"),
    ("org_name_kk", "«Демо» министрлігі"),
    ("org_name_ru", "Министерство «Демо»"),
    ("org_kind", "central"),
    ("region", "national"),
    ("head", "Айгүл Демо"),
    ("contact", "Ерлан Демо"),
    ("position", "Басқарма басшысы"),
    ("phone", "+7 (701) 123-45-67"),
    ("email", "entrant@demo.bayge"),
    ("category", "social"),
    ("title_kk", "Демо жоба"),
    ("title_ru", "Демо-проект"),
    ("summary_kk", "Қысқаша сипаттама."),
    ("summary_ru", "Краткое описание."),
    ("stage", "operation"),
    ("running_since", "2025-02"),
    ("language", "kk"),
    ("situation", "Бұрын қолмен істелді."),
    ("why_ai", "Көлемі үлкен."),
    ("how", "Модель суретті оқиды."),
    ("technologies", "vision,decision"),
    ("indicator.1.name_kk", "Оқу уақыты"),
    ("indicator.1.name_ru", "Время чтения"),
    ("indicator.1.unit_kk", "мин"),
    ("indicator.1.unit_ru", "мин"),
    ("indicator.1.before", "40"),
    ("indicator.1.after", "10"),
    ("indicator.1.better", "lower"),
    ("indicator.1.period", "2025"),
    ("risk", "medium"),
    ("autonomy", "low"),
    ("personal_data", "Иесіздендірілген."),
    ("oversight", "Дәрігер шешеді."),
    ("labelling", "Белгі бар."),
    ("reused_where", "Екі облыста."),
    ("needed_by_others", "Сервер."),
    ("cost", "Есептелген."),
    ("support_plan", "Үш жылға."),
    ("member.1.name", "Айгүл Демо"),
    ("member.1.role", "Жетекші"),
    ("authority", "yes"),
    ("truth", "yes"),
    ("personal_data_consent", "yes"),
    ("no_secrets", "yes"),
    ("publication", "whole"),
];

/// A complete set of answers.
pub fn complete() -> Answers {
    let mut answers = Answers::new();
    answers.merge(ANSWERED.iter().copied(), &[]).expect("known keys, short texts");
    answers
}

/// A complete set of answers with one changed.
pub fn complete_with(key: &str, text: &str) -> Answers {
    let mut answers = complete();
    answers.set(key, text).expect("a known key, a short text");
    answers
}

/// The categories that a new award begins with.
pub fn categories() -> Vec<domain::category::Category> {
    domain::category::defaults()
}
