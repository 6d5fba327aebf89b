//! What stands between the tags of a textarea.

/// A text as `inner_html` of a textarea. As a child it would be written as markup: the framework escapes nothing there,
/// so that an answer with `</textarea>` in it would end the field and become part of the page.
#[must_use]
pub fn inside_textarea(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 1);
    // A browser that reads a page drops one line end after the opening tag; one that is handed the inside keeps it.
    if cfg!(not(target_family = "wasm")) && text.starts_with('\n') {
        html.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_text_whatever_it_says() {
        assert_eq!(inside_textarea("</textarea><b>&amp;\"'"), "&lt;/textarea&gt;&lt;b&gt;&amp;amp;\"'");
        assert_eq!(inside_textarea("\n\nтөрт"), "\n\n\nтөрт", "the page's reader drops the first line end");
        assert_eq!(inside_textarea("үш\n"), "үш\n");
        assert_eq!(inside_textarea(""), "");
    }
}
