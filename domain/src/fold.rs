//! Text as search compares it: many people type Kazakh without a Kazakh layout.

/// Lower case, one space for each run of white space, no control characters, and the letters that other layouts lack replaced by their
/// nearest: ә→а ғ→г қ→к ң→н ө→о ұ,ү→у һ→х і→и ё→е. Two texts match when their folded forms do.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| word.contains(|c: char| !c.is_control())) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(|c| !c.is_control()).flat_map(char::to_lowercase).map(nearest));
    }
    folded
}

/// The letter of a Russian layout that stands for a Kazakh one.
pub(crate) const fn nearest(c: char) -> char {
    match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        'ё' => 'е',
        other => other,
    }
}
