//! The picture shown when a project's link is shared: its best result, large, and whose it is.

use app::words::{Word, Words};
use domain::{
    figure::Parts,
    locale::Locale,
    showcase::{ProjectCard, Said},
};

use super::drawing::{Drawing, HEIGHT, Set, WIDTH};

/// The mark and the ornament, as the site has them.
const MARK: &str = include_str!("../../../public/shanyrak.svg");
const ORNAMENT: &str = include_str!("../../../public/ornament.svg");

const LEFT: f32 = 72.0;
const ROOM: f32 = 1056.0;
/// Where the band of ornament begins, and how high it is.
const BAND: f32 = 566.0;
const BAND_HEIGHT: f32 = 64.0;
/// The largest figure, and the measures of an arrow and of what stands beside it, in sizes of the figure.
const LARGEST: f32 = 148.0;
const ARROW: f32 = 0.72;
const GAP: f32 = 0.24;
const UNIT: f32 = 0.56;

const TEXT: &str = "#14212b";
const SOFT: &str = "#4b5b66";
const DEEP: &str = "#0b3b52";

/// A category's colours: what it draws with, its words, its "before". The same as the site's in light.
fn accents(category: &str) -> [&'static str; 3] {
    match category {
        "citizens" => ["#0e7c86", "#085a62", "#5b9a9f"],
        "economy" => ["#9a6700", "#6f4a00", "#a58646"],
        "social" => ["#8e4585", "#6b2f64", "#a56f9d"],
        "security" => ["#31456a", "#263657", "#6e7f9e"],
        "region" => ["#3f7d20", "#2d5c15", "#6f9a59"],
        "quasi" => ["#a23b2a", "#7c2a1c", "#b2705f"],
        _ => ["#0a7ea4", "#076588", "#5a9cb3"],
    }
}

/// Draws it. Takes some ten milliseconds of computing. `None` is a fault of ours, never of what it says.
pub fn draw(card: &ProjectCard, locale: Locale) -> Option<Vec<u8>> {
    let mut drawing = Drawing::begin()?;
    let accents = accents(&card.category.slug);
    ground(&mut drawing, accents[0]);
    head(&mut drawing, card, accents[1], Words::of(locale));
    match &card.result {
        Some(figure) => {
            figure_line(&mut drawing, &figure.value, accents);
            let label = Set { size: 34.0, is_bold: false, ink: TEXT };
            paragraph(&mut drawing, &figure.label, label, 336.0, 42.0, 2);
        }
        None => phrase(&mut drawing, &card.phrase, accents[1]),
    }
    foot(&mut drawing, card);
    drawing.finish()
}

/// What stands between the outermost tags of a picture of ours.
fn inside(svg: &str) -> &str {
    let inner = svg.split_once('>').map_or("", |(_, rest)| rest);
    inner.rsplit_once("</svg>").map_or(inner, |(inner, _)| inner)
}

fn ground(drawing: &mut Drawing, accent: &str) {
    let scale = BAND_HEIGHT / 36.0;
    drawing.add(&format!(
        "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fbfaf6\"/><rect width=\"20\" height=\"{HEIGHT}\" fill=\"{accent}\"/>\
         <rect y=\"{BAND}\" width=\"{WIDTH}\" height=\"{BAND_HEIGHT}\" fill=\"#07182b\"/>\
         <defs><g id=\"ornament\" fill=\"#d9a514\">{}</g></defs><g transform=\"translate(0 {BAND}) scale({scale})\">",
        inside(ORNAMENT)
    ));
    for tile in 0..8 {
        drawing.add(&format!("<use href=\"#ornament\" transform=\"translate({} 0)\"/>", tile * 92));
    }
    drawing.add(&format!("</g><g transform=\"translate(106 82) scale(0.36)\">{}</g>", inside(MARK)));
}

/// The award on the left, the category on the right.
fn head(drawing: &mut Drawing, card: &ProjectCard, ink: &'static str, words: Words) {
    let name = Set { size: 36.0, is_bold: true, ink: DEEP };
    let award = Set { size: 24.0, is_bold: false, ink: SOFT };
    drawing.line(words.t(Word::FrameName), (156.0, 80.0), name);
    drawing.line("AI Governance Cup", (156.0, 112.0), award);
    let category = Set { size: 28.0, is_bold: true, ink };
    for (row, line) in drawing.lines(&card.category.name, category, 560.0, 2).into_iter().enumerate() {
        let y = if row == 0 { 92.0 } else { 126.0 };
        let width = drawing.width(&line, category);
        drawing.line(&line, (LEFT + ROOM - width, y), category);
    }
}

/// `40 → 10 мин`, as large as it fits.
fn figure_line(drawing: &mut Drawing, value: &str, accents: [&'static str; 3]) {
    let [_, ink, before_ink] = accents;
    let whole = drawing.face(true).drawable(value);
    let parts = Parts::of(&whole);
    let of_one = |size: f32, is_bold: bool, ink: &'static str| Set { size, is_bold, ink };
    let wide = |drawing: &Drawing, text: &str, is_bold: bool| drawing.width(text, of_one(1.0, is_bold, ink));
    let before = parts.before.map_or(0.0, |before| wide(drawing, before, false) + ARROW + 2.0 * GAP);
    let unit = if parts.unit.is_empty() { 0.0 } else { GAP + UNIT * wide(drawing, parts.unit, true) };
    let size = LARGEST.min(ROOM / (before + wide(drawing, parts.after, true) + unit).max(1.0));
    let (mut x, y) = (LEFT, 266.0);
    if let Some(before) = parts.before {
        drawing.line(before, (x, y), of_one(size, false, before_ink));
        x += size * (wide(drawing, before, false) + GAP);
        arrow(drawing, (x, y - size * 0.34), size, before_ink);
        x += size * (ARROW + GAP);
    }
    drawing.line(parts.after, (x, y), of_one(size, true, ink));
    if !parts.unit.is_empty() {
        x += size * (wide(drawing, parts.after, true) + GAP);
        drawing.line(parts.unit, (x, y), of_one(size * UNIT, true, ink));
    }
}

fn arrow(drawing: &mut Drawing, (x, y): (f32, f32), size: f32, ink: &str) {
    let (length, head) = (size * ARROW, size * 0.2);
    drawing.add(&format!(
        "<path fill=\"none\" stroke=\"{ink}\" stroke-width=\"{:.1}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" \
         d=\"M{x:.1} {y:.1}h{length:.1}m-{head:.1} -{head:.1}l{head:.1} {head:.1}l-{head:.1} {head:.1}\"/>",
        (size * 0.065).max(2.0)
    ));
}

/// A sentence where there is no figure.
fn phrase(drawing: &mut Drawing, phrase: &Said, ink: &'static str) {
    paragraph(drawing, &phrase.text, Set { size: 56.0, is_bold: true, ink }, 210.0, 68.0, 3);
}

/// Lines from this baseline downwards.
fn paragraph(drawing: &mut Drawing, text: &str, set: Set, mut y: f32, step: f32, most: usize) {
    for line in drawing.lines(text, set, ROOM, most) {
        drawing.line(&line, (LEFT, y), set);
        y += step;
    }
}

/// Title and owner, standing on the band.
fn foot(drawing: &mut Drawing, card: &ProjectCard) {
    let owner = Set { size: 28.0, is_bold: false, ink: SOFT };
    let title = Set { size: 42.0, is_bold: true, ink: TEXT };
    paragraph(drawing, &card.owner.text, owner, 532.0, 36.0, 1);
    let lines = drawing.lines(&card.title.text, title, ROOM, 2);
    let mut y = if lines.len() == 1 { 482.0 } else { 432.0 };
    for line in lines {
        drawing.line(&line, (LEFT, y), title);
        y += 50.0;
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        figure::Figure,
        region::Region,
        showcase::{CategoryName, Origin},
    };
    use resvg::tiny_skia::Pixmap;

    use super::*;

    fn card(title: &str, result: Option<&str>) -> ProjectCard {
        let said = |text: &str| Said { text: text.into(), locale: Locale::Kk };
        ProjectCard {
            slug: "road".into(),
            origin: Origin::Practice,
            category: CategoryName { slug: "region".into(), name: "AI Өңір".into() },
            region: Region::NATIONAL,
            title: said(title),
            owner: said("Ақтау қаласының әкімдігі"),
            result: result.map(|value| Figure { value: value.into(), label: "бір суретті талдау".into() }),
            phrase: said("Жол ақауын камера өзі табады."),
            found: None,
        }
    }

    fn pixels(card: &ProjectCard) -> Pixmap {
        Pixmap::decode_png(&draw(card, Locale::Kk).expect("drawn")).expect("a PNG")
    }

    /// How many pixels of a part of the picture are not its ground.
    fn inked(pixels: &Pixmap, left: u32, top: u32, right: u32, bottom: u32) -> usize {
        let ground = (0xfb, 0xfa, 0xf6);
        let is_inked = |x: u32, y: u32| pixels.pixel(x, y).is_some_and(|pixel| (pixel.red(), pixel.green(), pixel.blue()) != ground);
        (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))).filter(|(x, y)| is_inked(*x, *y)).count()
    }

    #[test]
    fn every_kazakh_letter_and_sign_of_a_figure_is_drawn() {
        let drawing = Drawing::begin().expect("the font is part of the program");
        let letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
        let all = format!("{letters}{} 0123456789%+-−–,.:;()«»“”₸№’…", letters.to_lowercase());
        for is_bold in [false, true] {
            assert_eq!(drawing.face(is_bold).drawable(&all), all, "nothing is stood in for");
            for letter in all.chars().filter(|letter| !letter.is_whitespace()) {
                assert!(!drawing.face(is_bold).path(&letter.to_string(), (0.0, 0.0), 10.0).is_empty(), "{letter} has no outline");
            }
        }
    }

    #[test]
    fn the_result_is_large_and_nothing_leaves_the_picture() {
        let long = "Қазақстан Республикасының ең ұзақ жоба атауы, екі жолға да сыймайтын, сондықтан соңында үш нүктемен аяқталатын сөйлем";
        for result in [Some("40 → 10 мин"), Some("781 млрд ₸"), Some("1 000 000 000 → 2 000 000 000 теңге және одан да көп"), None]
        {
            let pixels = pixels(&card(long, result));
            assert_eq!((pixels.width(), pixels.height()), (1200, 630));
            assert!(inked(&pixels, 72, 160, 1128, 280) > 2_000, "{result:?}: the result");
            assert!(inked(&pixels, 72, 400, 1128, 540) > 2_000, "{result:?}: the title");
            assert_eq!(inked(&pixels, 1132, 0, 1200, 566), 0, "{result:?}: the margin is empty");
        }
    }

    #[test]
    fn markup_in_a_text_is_text() {
        let hostile = "<image href=\"x\"/>&amp;\u{0}</svg><rect width=\"9999\" height=\"9999\"/>";
        let pixels = pixels(&card(hostile, Some("<b>1</b> → & \u{202e}2")));
        assert_eq!(inked(&pixels, 1132, 0, 1200, 566), 0, "no rectangle was drawn");
        assert!(inked(&pixels, 72, 400, 1128, 540) > 2_000, "it is written out");
    }
}
