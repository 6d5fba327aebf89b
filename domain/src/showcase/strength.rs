//! How strong a result is: what the gallery puts first.

use crate::{
    answers::{Better, Headline},
    figure::{Figure, Parts},
    number::Number,
};

/// The strength of a project's result, the weakest first. Among measured changes the relative improvement in the direction that is better
/// decides, in hundredths of a percent; where the baseline is zero, or the two numbers have nothing in common, no share can be told, and
/// the change stands behind every measured one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// No figure.
    Sentence,
    /// A figure that tells a state.
    Figure,
    /// A change whose share cannot be told.
    Change,
    /// A change by so many ten-thousandths of what it was; below zero where it grew worse.
    Improvement(i64),
}

impl Strength {
    /// Of a measured indicator.
    #[must_use]
    pub fn of_headline(headline: &Headline) -> Self {
        let (before, after) = (headline.before.ten_thousandths(), headline.after.ten_thousandths());
        let gain = if headline.better == Better::Lower { before - after } else { after - before };
        Self::share(gain, before)
    }

    /// Of a figure without a direction, as practices have: what is published as a result is taken for an improvement, up or down.
    #[must_use]
    pub fn of_figure(figure: &Figure) -> Self {
        if !figure.is_change() {
            return Self::Figure;
        }
        let parts = Parts::of(&figure.value);
        let pair = parts.before.and_then(|before| Some((measure(before)?, measure(parts.after)?)));
        match pair {
            Some(((before, unit), (after, other))) => match (unit.is_empty() || unit == other, seconds(unit), seconds(other)) {
                (true, ..) => Self::share((after - before).abs(), before),
                (false, Some(unit), Some(other)) => Self::share((after * other - before * unit).abs(), before * unit),
                _ => Self::Change,
            },
            None => Self::Change,
        }
    }

    fn share(gain: i128, before: i128) -> Self {
        let share = (gain * 10_000).checked_div(before.abs());
        // A billion times over is enough.
        share.map_or(Self::Change, |share| Self::Improvement(i64::try_from(share.clamp(-LIMIT, LIMIT)).unwrap_or_default()))
    }
}

const LIMIT: i128 = 10_000 * 1_000_000_000;

/// `4 күн` as a number in ten-thousandths and its unit.
fn measure(text: &str) -> Option<(i128, &str)> {
    let text = text.trim();
    let unit_at = text.find(|c: char| c.is_alphabetic() || c == '%' || c == '₸').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    Some((Number::parse(number.trim_start_matches(['≈', '~', '<', '>', ' ', '\u{a0}']))?.ten_thousandths(), unit))
}

/// How many seconds a unit of time has, by its word in any of the three languages.
fn seconds(unit: &str) -> Option<i128> {
    const MINUTE: i128 = 60;
    const HOUR: i128 = 60 * MINUTE;
    const DAY: i128 = 24 * HOUR;
    Some(match unit.trim_end_matches('.') {
        "с" | "сек" | "секунд" | "s" | "sec" | "second" | "seconds" => 1,
        "мин" | "минут" | "минута" | "минуты" | "min" | "minute" | "minutes" => MINUTE,
        "сағ" | "сағат" | "ч" | "час" | "часа" | "часов" | "h" | "hour" | "hours" => HOUR,
        "күн" | "тәулік" | "день" | "дня" | "дней" | "сут" | "d" | "day" | "days" => DAY,
        "апта" | "неделя" | "недели" | "недель" | "week" | "weeks" => 7 * DAY,
        "ай" | "мес" | "месяц" | "месяца" | "месяцев" | "month" | "months" => 30 * DAY,
        "жыл" | "год" | "года" | "лет" | "year" | "years" => 365 * DAY,
        _ => return None,
    })
}
