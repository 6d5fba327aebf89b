//! The calendar, read back line by line as RFC 5545 has it.

use crate::site::site;

/// The lines of a calendar, unfolded.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split("\r\n").filter(|line| !line.is_empty()) {
        assert!(line.len() <= 75, "no line is longer than 75 octets: {line}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a fold follows a line").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

#[tokio::test]
async fn the_dates_come_in_the_readers_language() {
    let site = site().await;
    let mut visitor = site.visitor();
    for (locale, name) in [("kk", "Өтінім қабылдау"), ("ru", "Приём заявок"), ("en", "Entries open")] {
        let answer = visitor.get(&format!("/calendar.ics?l={locale}")).await;
        assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
        let lines = lines(&answer.body);
        assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 3);
        assert!(lines.iter().any(|line| line.starts_with("SUMMARY:") && line.ends_with(name)), "{lines:#?}");
        for part in ["DTSTAMP:", "DTSTART:", "DTEND:", "UID:"] {
            assert_eq!(lines.iter().filter(|line| line.starts_with(part)).count(), 3, "{part}");
        }
        let start = |line: &&String| line.starts_with("DTSTART:") && line.ends_with('Z') && line.len() == "DTSTART:20260303T190000Z".len();
        assert_eq!(lines.iter().filter(start).count(), 3);
    }
    let home = visitor.get("/kk").await;
    assert!(home.body.contains("/calendar.ics?l=kk"));
}
