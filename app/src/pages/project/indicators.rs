//! What changed: every indicator as two bars, with its period and its evidence.

use domain::{
    answers::{Answers, Better},
    figure::proportions,
    locale::Trilingual,
    number::Number,
};
use leptos::prelude::*;

use crate::{
    ui::{bars::Bars, icon::Icon},
    words::{Word, Words, use_words},
};

/// A row of the entry's results, read.
struct Indicator {
    name: String,
    unit: String,
    before: Number,
    after: Number,
    better: Option<Better>,
    period: String,
    evidence: String,
}

/// Every indicator that can be read.
#[component]
pub fn Indicators(
    /// What was sent.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let best = |texts: [&str; 3]| Trilingual::new(texts[0], texts[1], texts[2]).best(words.locale()).0.to_owned();
    let rows = answers.rows("indicator").into_iter().filter_map(|row| {
        Some(Indicator {
            name: best([row.get("name_kk"), row.get("name_ru"), row.get("name_en")]),
            unit: best([row.get("unit_kk"), row.get("unit_ru"), row.get("unit_en")]),
            before: Number::parse(row.get("before"))?,
            after: Number::parse(row.get("after"))?,
            better: Better::parse(row.get("better")),
            period: row.get("period").to_owned(),
            evidence: row.get("evidence").to_owned(),
        })
    });
    let rows = rows.map(|indicator| shown(indicator, words)).collect_view();
    view! {
        <section aria-labelledby="changed">
            <h2 id="changed">{words.t(Word::ProjectChanged)}</h2>
            <div class="indicators">{rows}</div>
        </section>
    }
}

fn shown(indicator: Indicator, words: Words) -> AnyView {
    let value = |number: Number| words.quantity(&number.to_string(), &indicator.unit);
    let bars = proportions(indicator.before, indicator.after).map(|(before, after)| {
        view! { <Bars before=before after=after before_text=value(indicator.before) after_text=value(indicator.after)/> }
    });
    // Numbers below zero have no bars; their values still stand there.
    let plain = bars.is_none().then(|| format!("{} → {}", value(indicator.before), value(indicator.after)));
    let better = indicator.better.map(|better| match better {
        Better::Lower => words.t(Word::ProjectLower),
        Better::Higher => words.t(Word::ProjectHigher),
    });
    let change = change(indicator.before, indicator.after).map(|percent| words.percent(&percent));
    view! {
        <div class="indicator">
            <div class="indicator-head"><h3 class="indicator-name">{indicator.name}</h3><p class="indicator-change">{change}</p></div>
            {bars}
            {plain.map(|text| view! { <p class="num">{text}</p> })}
            <p class="indicator-foot">
                <span>{indicator.period}</span>
                <span>{better}</span>
                {evidence(indicator.evidence, words)}
            </p>
        </div>
    }
    .into_any()
}

/// The change in whole percent, with its sign; none where there was nothing before.
pub fn change(before: Number, after: Number) -> Option<String> {
    let (before, after) = (before.ten_thousandths(), after.ten_thousandths());
    if before <= 0 {
        return None;
    }
    let doubled = (after - before) * 200;
    let percent = (doubled + doubled.signum() * before) / (2 * before);
    Some(if percent > 0 { format!("+{percent}") } else { percent.to_string() })
}

/// A link where it is one; otherwise the words as they are.
pub(super) fn evidence(text: String, words: Words) -> Option<AnyView> {
    let is_link = text.starts_with("https://") || text.starts_with("http://");
    (!text.is_empty()).then(|| {
        if is_link {
            view! { <a href=text rel="external noopener nofollow"><Icon name="link"/>{words.t(Word::ProjectEvidence)}</a> }.into_any()
        } else {
            view! { <span>{words.t(Word::ProjectEvidence)}": "{text}</span> }.into_any()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_rounded_and_signed() {
        let percent = |before: &str, after: &str| change(Number::parse(before).expect("a number"), Number::parse(after).expect("a number"));
        assert_eq!(percent("40", "10").as_deref(), Some("-75"));
        assert_eq!(percent("1240", "1637").as_deref(), Some("+32"));
        assert_eq!(percent("3", "3").as_deref(), Some("0"));
        assert_eq!(percent("0", "5"), None);
    }
}
