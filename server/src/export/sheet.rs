//! A table as a workbook.

use rust_xlsxwriter::{Format, Workbook};

use super::{is_formula, table::Table};
use crate::cli::Trouble;

/// The most characters that a cell of the format may hold; an answer holds fewer.
const CELL: usize = 32_767;

/// One sheet, every cell a text.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, Trouble> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("entries")?;
    let (bold, plain, quoted) = (Format::new().set_bold(), Format::new(), Format::new().set_quote_prefix());
    for (column, name) in (0..).zip(&table.head) {
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            let text: String = text.chars().take(CELL).collect();
            sheet.write_string_with_format(row, column, &text, if is_formula(&text) { &quoted } else { &plain })?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(book.save_to_buffer()?)
}
