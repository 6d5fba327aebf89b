//! The demonstration's collections, out of its practices.

use domain::{collection::CollectionForm, id::CollectionId, slug::Slug};

use super::Demo;
use crate::{Error, Result, db::Conn, projects::collections::insert};

/// Name in addresses; titles and texts in kk, ru, en; projects.
const COLLECTIONS: [(&str, [&str; 3], [&str; 3], &str); 2] = [
    (
        "clinics",
        ["Емханалар мен ауруханаларға", "Поликлиникам и больницам", "For clinics and hospitals"],
        [
            "Суретті оқуға және шешім қабылдауға көмектесетін жүйелер: дәрігердің уақытын үнемдейді, соңғы сөз дәрігерде қалады.",
            "Системы, которые читают снимки и помогают решать: экономят время врача, а последнее слово остаётся за ним.",
            "Systems that read images and help to decide: they save the doctor's time, and the doctor has the last word.",
        ],
        "stroke-centres-ct\nbreast-and-lung-images\ndental-x-ray\nmedical-social-expertise",
    ),
    (
        "roads",
        ["Жолдар мен көшелерге", "Дорогам и улицам", "For roads and streets"],
        [
            "Жол төсемін бағалау, бағдаршамды басқару, қар тазалауды санау: қалалар мен облыстар не істеді және не өзгерді.",
            "Диагностика покрытия, умные светофоры, учёт уборки снега: что сделали города и области и что изменилось.",
            "Road surfaces, traffic lights, snow removal: what cities and regions did, and what changed.",
        ],
        "aktau-road-laboratory\nsrds-road-diagnostics\nsmart-traffic-lights-karaganda\nsmart-traffic-lights-atyrau\nsnow-removal-counting-petropavl",
    ),
];

pub(super) async fn create(conn: &mut Conn, demo: &Demo) -> Result<()> {
    for (name, titles, texts, projects) in COLLECTIONS {
        let ([title_kk, title_ru, title_en], [text_kk, text_ru, text_en]) = (titles.map(str::to_owned), texts.map(str::to_owned));
        let form = CollectionForm { title_kk, title_ru, title_en, text_kk, text_ru, text_en, projects: projects.to_owned() };
        let fault = |error: &dyn std::fmt::Display| Error::Unexpected(format!("the demonstration's collection {name}: {error}"));
        let new = form.parse().map_err(|error| fault(&error))?;
        let slug = Slug::parse(name).map_err(|error| fault(&error))?;
        insert(conn, CollectionId::from_uuid(demo.uuid(&format!("collection {name}"))), &slug, &new, true, demo.at).await?;
    }
    Ok(())
}
