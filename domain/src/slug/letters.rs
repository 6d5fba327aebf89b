//! Letters of the three languages in plain Latin.

/// The Latin spelling of a lower-case letter that is not already ASCII: the BGN/PCGN romanization of Kazakh with
/// its marks dropped (also for Russian), and the marked letters of Latin Kazakh. An apostrophe is nothing.
pub(super) const fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' | 'ä' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ğ' => "g",
        'ғ' => "gh",
        'д' => "d",
        'е' | 'э' | 'é' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ı' | 'ï' => "i",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' | 'ñ' => "n",
        'ң' => "ng",
        'о' | 'ө' | 'ö' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ü' | 'ū' => "u",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'ş' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        // U+0307 is what lower-casing leaves of the dot of İ.
        'ъ' | 'ь' | '\'' | '’' | 'ʼ' | '\u{307}' | '\u{AD}' => "",
        _ => return None,
    })
}
