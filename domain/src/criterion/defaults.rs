//! The default criteria: a synthesis of EPSA, WSIS, the Irish AI award, the announcement and the AI law.
//! Their scale: 0 no answer, 3 claims only, 5 partial evidence, 8 measured evidence, 10 independently verified.

use super::{Anchor, DefaultCriterion};
use crate::locale::Words;

const fn anchors([zero, three, five, eight, ten]: [Words; 5]) -> [Anchor; 5] {
    [
        Anchor { score: 0, words: zero },
        Anchor { score: 3, words: three },
        Anchor { score: 5, words: five },
        Anchor { score: 8, words: eight },
        Anchor { score: 10, words: ten },
    ]
}

/// Six criteria, weights summing to 100.
#[rustfmt::skip]
pub const DEFAULT_CRITERIA: &[DefaultCriterion] = &[
    DefaultCriterion {
        code: "impact",
        weight: 30,
        names: ["Нәтиже және әсер", "Результат и эффект", "Results and impact"],
        anchors: anchors([
            ["Нәтиже көрсетілмеген.", "Результат не указан.", "No result is given."],
            ["Нәтиже тек сөзбен айтылған, дәлелі жоқ.", "Результат только заявлен, подтверждений нет.", "Results are claimed without evidence."],
            ["Нәтиженің бір бөлігі дәлелденген, бастапқы көрсеткіш толық емес.", "Результат подтверждён частично, исходный показатель неполон.", "Results are partly evidenced; the starting point is incomplete."],
            ["Нәтиже өлшенген: бұрынғы және қазіргі көрсеткіш дәлелімен берілген.", "Результат измерен: показатели до и после приведены с подтверждением.", "Results are measured: before and after, with evidence."],
            ["Өлшенген нәтижені тәуелсіз тарап тексерген.", "Измеренный результат проверен независимой стороной.", "The measured results were verified independently."],
        ]),
    },
    DefaultCriterion {
        code: "relevance",
        weight: 15,
        names: ["Өзектілік: мәселе және ЖИ таңдауының негізі", "Актуальность: проблема и обоснованность ИИ", "Relevance: the problem and why AI"],
        anchors: anchors([
            ["Мәселе сипатталмаған.", "Проблема не описана.", "The problem is not described."],
            ["Мәселе аталған, бірақ ауқымы мен ЖИ таңдаудың себебі көрсетілмеген.", "Проблема названа, но её масштаб и причина выбора ИИ не показаны.", "The problem is named; neither its size nor the reason for AI is shown."],
            ["Мәселенің ауқымы ішінара көрсетілген, ЖИ таңдауы жалпылама негізделген.", "Масштаб проблемы показан частично, выбор ИИ обоснован в общих словах.", "Its size is partly shown; the choice of AI is argued in general terms."],
            ["Мәселе деректермен көрсетілген, ЖИ басқа шешімдермен салыстырылған.", "Проблема показана на данных, ИИ сопоставлен с другими решениями.", "The problem is shown with data, and AI is compared with other solutions."],
            ["Мәселені де, ЖИ таңдауын да тәуелсіз зерттеу немесе тексеру растаған.", "И проблему, и выбор ИИ подтвердило независимое исследование или проверка.", "An independent study or audit confirms both the problem and the choice."],
        ]),
    },
    DefaultCriterion {
        code: "innovation",
        weight: 15,
        names: ["Инновация және технологиялық сапа", "Инновационность и технологическое качество", "Innovation and technical quality"],
        anchors: anchors([
            ["Шешім сипатталмаған.", "Решение не описано.", "The solution is not described."],
            ["Жаңалығы мен сапасы тек сөзбен айтылған.", "Новизна и качество только заявлены.", "Novelty and quality are only claimed."],
            ["Шешім түсінікті, сапасы ішінара тексерілген.", "Решение понятно, качество проверено частично.", "The solution is clear; its quality is partly tested."],
            ["Сапасы өлшенген: дәлдігі мен қателері нақты деректерде көрсетілген.", "Качество измерено: точность и ошибки показаны на реальных данных.", "Quality is measured: accuracy and errors on real data."],
            ["Жаңалығы мен сапасын тәуелсіз сарапшылар растаған.", "Новизну и качество подтвердили независимые эксперты.", "Independent experts confirm novelty and quality."],
        ]),
    },
    DefaultCriterion {
        code: "responsible",
        weight: 15,
        names: ["Жауапты ЖИ: қауіпсіздік, деректер, адамның бақылауы", "Ответственный ИИ: безопасность, данные, контроль человека", "Responsible AI: safety, data, human oversight"],
        anchors: anchors([
            ["Қауіпсіздік пен деректер туралы жауап жоқ.", "Ответа о безопасности и данных нет.", "There is no answer about safety and data."],
            ["Талаптар сақталады деп қана айтылған.", "Соблюдение требований только заявлено.", "Compliance is only claimed."],
            ["Тәуекел дәрежесі анықталған, адамның бақылауы ішінара сипатталған.", "Степень риска определена, контроль человека описан частично.", "The degree of risk is set; human oversight is partly described."],
            ["Деректерді қорғау, адамның бақылауы және таңбалау іс жүзінде бар әрі құжатпен расталған.", "Защита данных, контроль человека и маркировка действуют и подтверждены документами.", "Data protection, oversight and labelling are in force and documented."],
            ["Осы шаралардың бәрін тәуелсіз аудит тексерген.", "Все эти меры проверены независимым аудитом.", "All these measures were audited independently."],
        ]),
    },
    DefaultCriterion {
        code: "scalability",
        weight: 15,
        names: ["Ауқымдау және басқа органдарға көшіру", "Масштабируемость и тиражируемость", "Scalability and transferability"],
        anchors: anchors([
            ["Басқа органдарға көшіру туралы жауап жоқ.", "Ответа о тиражировании нет.", "There is no answer about transfer."],
            ["Көшіруге болады деп қана айтылған.", "Возможность тиражирования только заявлена.", "Transfer is only said to be possible."],
            ["Басқа органға не қажет екені ішінара сипатталған.", "Частично описано, что понадобится другому органу.", "What another body would need is partly described."],
            ["Қажет ресурстар мен құны есептелген, көшіру тәжірибесі бар.", "Ресурсы и стоимость рассчитаны, есть опыт переноса.", "Resources and cost are worked out, and it has been transferred."],
            ["Шешім басқа органда жұмыс істейді, нәтижесін тәуелсіз тарап тексерген.", "Решение работает в другом органе, результат там проверен независимо.", "It runs in another body, and its results there were verified independently."],
        ]),
    },
    DefaultCriterion {
        code: "sustainability",
        weight: 10,
        names: ["Тұрақтылық және қолжетімділік", "Устойчивость и доступность", "Sustainability and accessibility"],
        anchors: anchors([
            ["Қолдау мен қолжетімділік туралы жауап жоқ.", "Ответа о поддержке и доступности нет.", "There is no answer about support and accessibility."],
            ["Қолдау мен қолжетімділік тек сөзбен айтылған.", "Поддержка и доступность только заявлены.", "Support and accessibility are only claimed."],
            ["Қолдау жоспары бар, қаржысы немесе қолжетімділігі ішінара қамтамасыз етілген.", "План поддержки есть, финансирование или доступность обеспечены частично.", "There is a support plan; funding or accessibility is partly secured."],
            ["Қолдау қаржыландырылған, қолжетімділік өлшеп тексерілген.", "Поддержка профинансирована, доступность измерена.", "Support is funded, and accessibility is measured."],
            ["Тұрақтылық пен қолжетімділікті тәуелсіз тарап тексерген.", "Устойчивость и доступность проверены независимой стороной.", "Sustainability and accessibility were verified independently."],
        ]),
    },
];
