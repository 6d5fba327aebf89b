//! What the organizer writes to make an edition or to change its dates and names, as typed and as read.

use serde::{Deserialize, Serialize};

use super::{AwardError, Calendar, CalendarDate};
use crate::{
    locale::{Locale, Trilingual},
    time::{Timestamp, moment_name, parse_moment},
};

/// Longest name of an edition, in characters.
pub const AWARD_NAME_MAX: usize = 120;

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct AwardForm {
    /// The year in its addresses.
    pub year: String,
    /// The name in Kazakh.
    pub name_kk: String,
    /// The name in Russian.
    pub name_ru: String,
    /// The name in English.
    pub name_en: String,
    /// The announcement; when empty it is announced now.
    pub announced: String,
    /// The first moment of the window.
    pub opens: String,
    /// The first late moment.
    pub closes: String,
    /// When the jury begins.
    pub judging: String,
    /// When the ceremony begins.
    pub ceremony: String,
}

/// An edition that meets the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAward {
    /// The year in its addresses.
    pub year: i32,
    /// Its name.
    pub name: Trilingual,
    /// Its dates.
    pub calendar: Calendar,
}

impl AwardForm {
    /// The form as it stands for an edition.
    #[must_use]
    pub fn of(year: i32, name: &Trilingual, calendar: &Calendar) -> Self {
        let typed = |date: CalendarDate| moment_name(calendar.get(date));
        Self {
            year: year.to_string(),
            name_kk: name.kk.clone(),
            name_ru: name.ru.clone(),
            name_en: name.en.clone(),
            announced: typed(CalendarDate::Announced),
            opens: typed(CalendarDate::Opens),
            closes: typed(CalendarDate::Closes),
            judging: typed(CalendarDate::Judging),
            ceremony: typed(CalendarDate::Ceremony),
        }
    }

    /// The default names of a year's edition, where none is written.
    #[must_use]
    pub fn with_default_names(mut self) -> Self {
        for name in [&mut self.name_kk, &mut self.name_ru, &mut self.name_en] {
            if name.trim().is_empty() {
                *name = format!("AI Governance Cup {}", self.year.trim());
            }
        }
        self
    }

    /// What was typed for a date.
    #[must_use]
    pub fn date(&self, date: CalendarDate) -> &str {
        match date {
            CalendarDate::Announced => &self.announced,
            CalendarDate::Opens => &self.opens,
            CalendarDate::Closes => &self.closes,
            CalendarDate::Judging => &self.judging,
            CalendarDate::Ceremony => &self.ceremony,
        }
    }

    /// Everything that is wrong, in the order of the form. `now` stands for an announcement that is left empty.
    #[must_use]
    pub fn problems(&self, now: Timestamp) -> Vec<AwardError> {
        let mut problems: Vec<AwardError> = parse_year(&self.year).is_none().then_some(AwardError::Year).into_iter().collect();
        let names = [(Locale::Kk, &self.name_kk), (Locale::Ru, &self.name_ru), (Locale::En, &self.name_en)];
        problems.extend(names.iter().filter(|(_, name)| clean(name).is_none()).map(|(locale, _)| AwardError::Name(*locale)));
        let unread = CalendarDate::ALL.iter().filter(|date| self.read(**date, now).is_none());
        problems.extend(unread.map(|date| AwardError::Date(*date)));
        problems.extend(self.calendar(now).map(|calendar| calendar.problems()).unwrap_or_default());
        problems
    }

    /// Reads the form.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, now: Timestamp) -> Result<NewAward, AwardError> {
        if let Some(problem) = self.problems(now).first() {
            return Err(*problem);
        }
        let name = |locale: Locale, text: &str| clean(text).ok_or(AwardError::Name(locale));
        Ok(NewAward {
            year: parse_year(&self.year).ok_or(AwardError::Year)?,
            name: Trilingual::new(name(Locale::Kk, &self.name_kk)?, name(Locale::Ru, &self.name_ru)?, name(Locale::En, &self.name_en)?),
            calendar: self.calendar(now)?,
        })
    }

    fn calendar(&self, now: Timestamp) -> Result<Calendar, AwardError> {
        let read = |date: CalendarDate| self.read(date, now).ok_or(AwardError::Date(date));
        Ok(Calendar {
            announced_at: read(CalendarDate::Announced)?,
            opens_at: read(CalendarDate::Opens)?,
            closes_at: read(CalendarDate::Closes)?,
            judging_from: read(CalendarDate::Judging)?,
            ceremony_at: read(CalendarDate::Ceremony)?,
        })
    }

    fn read(&self, date: CalendarDate, now: Timestamp) -> Option<Timestamp> {
        let text = self.date(date);
        if date == CalendarDate::Announced && text.trim().is_empty() {
            // Nothing opens before it is announced.
            return Some(parse_moment(&self.opens).map_or(now, |opens| opens.min(now)));
        }
        parse_moment(text)
    }
}

/// Four digits, from 2020 on: years stand in addresses.
fn parse_year(text: &str) -> Option<i32> {
    let text = text.trim();
    let year = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()?;
    (2020..=2199).contains(&year).then_some(year)
}

/// A name on one line with single spaces; `None` if there is none or it is too long.
pub(super) fn clean(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_plain = !name.chars().any(char::is_control);
    (is_plain && (1..=AWARD_NAME_MAX).contains(&name.chars().count())).then_some(name)
}
