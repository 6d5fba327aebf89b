//! Words by which people look for codes, and words that say nothing about a project.

use crate::{
    locale::Words,
    organization::OrganizationKind,
    project::{Stage, Technology},
};

/// What a technology is called, in kk, ru, en.
#[must_use]
pub const fn technology_names(technology: Technology) -> &'static Words {
    match technology {
        Technology::Vision => &[
            "компьютерлік көру, кескін мен бейнені тану",
            "компьютерное зрение, распознавание изображений",
            "computer vision, image recognition",
        ],
        Technology::Language => &["мәтін және тіл, тілдік модель", "текст и язык, языковая модель", "text and language, language model"],
        Technology::Speech => &["сөйлеуді тану, дауыс", "распознавание речи, голос", "speech recognition, voice"],
        Technology::Decision => &["шешім қабылдауға көмек", "поддержка решений", "decision support"],
        Technology::Generation => {
            &["мәтін мен кескін жасау, генеративті", "генерация текста и изображений", "generative, generation of text and images"]
        }
        Technology::Learning => &["машиналық оқыту", "машинное обучение", "machine learning"],
    }
}

/// What a stage is called, in kk, ru, en.
#[must_use]
pub const fn stage_names(stage: Stage) -> &'static Words {
    match stage {
        Stage::Pilot => &["пилот", "пилот", "pilot"],
        Stage::Operation => &["жұмыс істеп тұр", "в эксплуатации", "in operation"],
        Stage::Scaled => &["таратылған", "тиражирован", "scaled"],
    }
}

/// What a kind of body is called, in kk, ru, en.
#[must_use]
pub const fn kind_names(kind: OrganizationKind) -> &'static Words {
    match kind {
        OrganizationKind::Central => &["орталық мемлекеттік орган", "центральный государственный орган", "central state body"],
        OrganizationKind::Local => {
            &["жергілікті атқарушы орган, әкімдік", "местный исполнительный орган, акимат", "local executive body, akimat"]
        }
        OrganizationKind::Quasi => &["квазимемлекеттік ұйым", "квазигосударственная организация", "quasi-public organization"],
    }
}

/// Folded words that stand in every text: a query looks past them as long as another word is left.
const COMMON: [&str; 58] = [
    "жане",
    "мен",
    "пен",
    "бен",
    "ушин",
    "бойынша",
    "туралы",
    "бир",
    "бул",
    "сол",
    "ол",
    "де",
    "да",
    "та",
    "те",
    "не",
    "кейин",
    "дейин",
    "аркылы",
    "и",
    "в",
    "во",
    "на",
    "с",
    "со",
    "по",
    "для",
    "о",
    "об",
    "от",
    "до",
    "из",
    "к",
    "ко",
    "у",
    "за",
    "при",
    "как",
    "что",
    "не",
    "а",
    "the",
    "a",
    "an",
    "of",
    "for",
    "in",
    "on",
    "to",
    "and",
    "with",
    "by",
    "from",
    "at",
    "is",
    "are",
    "how",
    "как",
];

/// Whether a folded word says nothing about a project.
#[must_use]
pub fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}
