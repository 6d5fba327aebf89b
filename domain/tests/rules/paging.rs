//! How many pages a list has.

use domain::paging::pages;

#[test]
fn a_page_begins_with_the_line_that_does_not_fit() {
    for (total, size, expected) in
        [(0, 20, 1), (1, 20, 1), (20, 20, 1), (21, 20, 2), (40, 20, 2), (41, 20, 3), (5, 0, 5), (u64::MAX, 20, u32::MAX)]
    {
        assert_eq!(pages(total, size), expected, "{total} lines, {size} a page");
    }
}
