//! Pictures that were drawn, as long as the showcase stays as it was.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use domain::{locale::Locale, slug::Slug};
use store::{Db, Error, Result, projects, scope::Guest};

use super::card;

/// The most that is kept, in bytes: some two hundred pictures.
const MOST: usize = 12 * 1024 * 1024;

/// The pictures of one version of the showcase.
#[derive(Default)]
struct Pictures {
    version: i64,
    drawn: VecDeque<((Slug, Locale), Bytes)>,
}

/// Shared by all requests. One picture is drawn at a time, so that a rush for links cannot take the machine.
#[derive(Clone, Default)]
pub struct Kept {
    pictures: Arc<Mutex<Pictures>>,
    drawing: Arc<tokio::sync::Mutex<()>>,
}

impl Kept {
    /// The picture of a project. [`Error::NotFound`] where there is no such project.
    pub async fn find_or_draw(&self, db: &Db, guest: &Guest, slug: &Slug, locale: Locale) -> Result<Bytes> {
        let version = projects::public_version(db, guest).await?;
        let key = (slug.clone(), locale);
        if let Some(bytes) = self.find(version, &key) {
            return Ok(bytes);
        }
        let _one_at_a_time = self.drawing.lock().await;
        // Whoever was first may have drawn it meanwhile.
        if let Some(bytes) = self.find(version, &key) {
            return Ok(bytes);
        }
        let project = projects::find_project(db, guest, slug.as_str(), locale).await?.ok_or(Error::NotFound)?;
        let drawing = tokio::task::spawn_blocking(move || card::draw(&project.card, locale));
        let drawn = drawing.await.map_err(|error| Error::Unexpected(format!("a picture was not drawn: {error}")))?;
        let bytes = Bytes::from(drawn.ok_or_else(|| Error::Unexpected("a picture could not be drawn".into()))?);
        self.keep(version, key, bytes.clone());
        Ok(bytes)
    }

    fn find(&self, version: i64, key: &(Slug, Locale)) -> Option<Bytes> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let found = pictures.drawn.iter().find(|(known, _)| pictures.version == version && known == key);
        found.map(|(_, bytes)| bytes.clone())
    }

    fn keep(&self, version: i64, key: (Slug, Locale), bytes: Bytes) {
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if pictures.version != version {
            *pictures = Pictures { version, drawn: VecDeque::new() };
        }
        pictures.drawn.push_back((key, bytes));
        while pictures.drawn.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST {
            pictures.drawn.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> (Slug, Locale) {
        (Slug::parse(name).expect("a slug"), Locale::Kk)
    }

    #[test]
    fn another_version_or_language_is_another_picture() {
        let kept = Kept::default();
        kept.keep(1, key("road"), Bytes::from_static(b"road"));
        assert_eq!(kept.find(1, &key("road")).as_deref(), Some(b"road".as_slice()));
        assert!(kept.find(2, &key("road")).is_none() && kept.find(1, &(key("road").0, Locale::Ru)).is_none());
        kept.keep(2, key("school"), Bytes::from_static(b"school"));
        assert!(kept.find(1, &key("road")).is_none(), "what was is gone");
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let kept = Kept::default();
        for name in ["a", "b", "c", "d"] {
            kept.keep(1, key(name), Bytes::from(vec![0; MOST / 3]));
        }
        assert!(kept.find(1, &key("a")).is_none(), "the oldest goes first");
        assert!(["b", "c", "d"].iter().all(|name| kept.find(1, &key(name)).is_some()));
    }
}
