//! Kazakh in Latin letters, as Cyrillic that folds to the same as the usual spelling.

/// Letter groups, the longer first. The alphabet of 2021 (ä ö ü ğ ñ ş ı), the romanization of addresses (zh, gh, q, y) and what people
/// type without marks (sh, j, w) go side by side.
const GROUPS: [(&str, &str); 14] = [
    ("shch", "щ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("gh", "г"),
    ("ng", "н"),
    ("kh", "х"),
    ("ts", "ц"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ya", "я"),
    ("ia", "ия"),
    ("yo", "е"),
    ("ck", "к"),
];

/// The word in Cyrillic, folded; `None` for a word that is not of Latin letters only.
#[must_use]
pub fn cyrillic(word: &str) -> Option<String> {
    let mut written = String::with_capacity(word.len() * 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((group, letters)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            written.push_str(letters);
            rest = &rest[group.len()..];
            continue;
        }
        let after_vowel = written.ends_with(['а', 'о', 'е']);
        written.push(letter(c, after_vowel)?);
        rest = &rest[c.len_utf8()..];
    }
    (!written.is_empty()).then_some(written)
}

const fn letter(c: char, after_vowel: bool) -> Option<char> {
    Some(match c {
        'a' | 'ä' | 'á' | 'ə' => 'а',
        'b' => 'б',
        'c' | 'ş' | 'ś' => 'ш',
        'd' => 'д',
        'e' | 'é' => 'е',
        'f' => 'ф',
        'g' | 'ğ' | 'ǵ' => 'г',
        'h' | 'x' => 'х',
        'i' | 'y' | 'ı' if after_vowel => 'й',
        'i' | 'ï' => 'и',
        'ĭ' => 'й',
        'j' => 'ж',
        'k' | 'q' => 'к',
        'l' => 'л',
        'm' => 'м',
        'n' | 'ñ' | 'ń' | 'ŋ' => 'н',
        'o' | 'ö' | 'ó' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        't' => 'т',
        'u' | 'ü' | 'ū' | 'ú' | 'ý' | 'w' => 'у',
        'v' => 'в',
        'y' | 'ı' => 'ы',
        'z' => 'з',
        '0'..='9' => c,
        _ => return None,
    })
}
