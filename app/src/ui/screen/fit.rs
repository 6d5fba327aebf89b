//! How large the hall screen sets what it shows: as large as its room allows. Measures are tenths of one hundredth of the
//! picture's height, widths of letters are those of the widest lines in three languages.

/// Heights of letters for a title by size, the largest first; the style names the same.
const TITLES: [usize; 6] = [115, 95, 80, 68, 56, 44];
/// Heights of letters for finalists and their owners. The last two are less than the hall should read, and only for several names that
/// are all about as long as they may be.
const FINALISTS: [(usize, usize); 5] = [(58, SMALL), (49, SMALL), (41, SMALL), (36, 32), (33, 30)];
/// The width of a line.
const WIDTH: usize = 1_620;
/// The height between head and ornament.
const HEIGHT: usize = 660;
/// The smallest letters, of owners, citations and notices.
const SMALL: usize = 40;
/// The letters of a notice that is longer than this many: less than the hall should read, so that it stands whole under the longest name.
const LONG_NOTICE: (usize, usize) = (30, 200);

/// A title of more lines is read slowly.
const MOST_LINES: usize = 3;

/// Lines that so many letters of this height take.
const fn lines(letters: usize, size: usize, width: usize) -> usize {
    (letters * size * 56).div_ceil(width * 100)
}

/// What stands around a title.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// Letters of the owner.
    pub(super) owner: usize,
    /// Letters of the citation; none without one.
    pub(super) citation: usize,
    /// Letters of the result and its name; none without one.
    pub(super) result: usize,
    /// Letters of a notice; none without one.
    pub(super) notice: usize,
    /// Whether it wins: then the mark stands over it.
    pub(super) is_first: bool,
}

impl Around {
    /// Whether the notice is set small.
    pub(super) const fn has_long_notice(self) -> bool {
        self.notice > LONG_NOTICE.1
    }

    fn height(self) -> usize {
        let text = |letters: usize, height: usize| lines(letters, SMALL, WIDTH) * height + if letters == 0 { 0 } else { 16 };
        let small = LONG_NOTICE.0;
        let notice = if self.has_long_notice() { lines(self.notice, small, WIDTH) * small * 6 / 5 + 16 } else { text(self.notice, 48) };
        let result = if self.result == 0 { 0 } else { 100 + (self.result / 45) * 50 };
        let place = if self.is_first { 95 } else { 80 };
        70 + place + text(self.owner, 50) + text(self.citation, 50) + result + if self.notice == 0 { 0 } else { 35 + notice }
    }
}

/// Whether a title of this size has room.
fn title_fits(text: &str, size: usize, around: Around) -> bool {
    let room = HEIGHT.saturating_sub(around.height());
    let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    // Its lines are balanced, so each leaves a part of its width.
    let lines = lines(text.chars().count(), size, WIDTH * 92 / 100);
    lines <= MOST_LINES && lines * size * 107 / 100 <= room && longest * size * 6 <= WIDTH * 10
}

/// The size of a title, `1` for the largest.
pub(super) fn title(text: &str, around: Around) -> usize {
    // Who does not win is not set as large as who does.
    let largest = usize::from(!around.is_first);
    largest + TITLES[largest..].iter().position(|size| title_fits(text, *size, around)).unwrap_or(TITLES.len() - 1 - largest) + 1
}

/// Whether finalists, given the letters of each title and owner, have room in these sizes.
fn finalists_fit(cards: &[(usize, usize)], columns: usize, (size, small): (usize, usize)) -> bool {
    let width = WIDTH / columns - 60;
    let card = |(title, owner): &(usize, usize)| {
        lines(*title, size, width) * size * 112 / 100 + lines(*owner, small, width) * small * 115 / 100 + 43
    };
    cards.chunks(columns).map(|row| row.iter().map(card).max().unwrap_or_default()).sum::<usize>() <= HEIGHT - 85
}

/// The size of finalists that stand in so many columns.
pub(super) fn finalists(cards: &[(usize, usize)], columns: usize) -> usize {
    FINALISTS.iter().position(|size| finalists_fit(cards, columns, *size)).unwrap_or(FINALISTS.len() - 1) + 1
}

#[cfg(test)]
mod tests {
    use domain::{
        ceremony::{CITATION_MAX, CORRECTION_MAX, OWNER_MAX},
        form::TITLE_MAX,
    };

    use super::*;

    fn won(letters: usize, around: Around) -> usize {
        title(&"бес әріп ".repeat(letters / 9), around)
    }

    #[test]
    fn the_style_has_these_heights() {
        let style = include_str!("../../../../style/stage.css");
        let height = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10).trim_end_matches(".0").to_owned();
        for (number, size) in (1..).zip(TITLES) {
            // The second is the one without a number.
            let rule = if number == 2 { ".screen-title".to_owned() } else { format!(".screen-title[data-size=\"{number}\"]") };
            assert!(style.contains(&format!("{rule} {{ --size: {};", height(size))), "{rule}");
        }
        for (number, (size, owner)) in (1..).zip(FINALISTS) {
            let rule = if number == 1 { ".finalists".to_owned() } else { format!(".finalists[data-size=\"{number}\"]") };
            let owner = if owner == SMALL { String::new() } else { format!(" --owner: {};", height(owner)) };
            assert!(style.contains(&format!("{rule} {{ --size: {};{owner}", height(size))), "{rule}");
        }
        assert!(style.contains(&format!("var(--owner, {})", height(SMALL))));
        assert!(style.contains(&format!(".screen-correction.long {{ font-size: calc({} * var(--u)); }}", height(LONG_NOTICE.0))));
    }

    #[test]
    fn a_title_is_as_large_as_its_room_allows() {
        let winner = Around { owner: 30, is_first: true, ..Around::default() };
        assert_eq!(won(18, winner), 1);
        assert_eq!(won(18, Around { is_first: false, ..winner }), 2);
        let full = Around { owner: 120, citation: 160, result: 40, ..winner };
        assert!(won(36, full) > won(36, winner));
        assert_eq!(won(117, full), TITLES.len());
        assert!(won(117, Around { is_first: false, owner: 50, ..Around::default() }) < TITLES.len());
    }

    /// What the form takes for a title and the checks for an owner is what the screen can show.
    #[test]
    fn the_longest_names_have_room() {
        let text = "бес әріп ".repeat(TITLE_MAX / 9) + "ал";
        let full = Around { owner: OWNER_MAX, citation: CITATION_MAX, result: 40, is_first: true, ..Around::default() };
        // A correction takes the place of citation and result; its first word says what it is.
        let corrected = Around { citation: 0, result: 0, notice: CORRECTION_MAX + 12, ..full };
        for around in [full, corrected] {
            assert!(text.chars().count() > TITLE_MAX - 3 && title_fits(&text, TITLES[title(&text, around) - 1], around), "{around:?}");
        }
        for (many, columns) in [(3, 1), (4, 2)] {
            let cards = vec![(TITLE_MAX, OWNER_MAX); many];
            assert!(finalists_fit(&cards, columns, FINALISTS[finalists(&cards, columns) - 1]), "{many}");
        }
    }

    #[test]
    fn a_long_word_is_not_broken() {
        let word = "ақпараттандырылғандықтан";
        assert!(title(word, Around { is_first: true, ..Around::default() }) > 1);
    }

    #[test]
    fn finalists_shrink_when_their_names_are_long() {
        assert_eq!(finalists(&[(30, 30); 3], 1), 1);
        assert_eq!(finalists(&[(110, 110); 3], 1), FINALISTS.len());
        assert!(finalists(&[(60, 40); 6], 2) > 1);
    }
}
