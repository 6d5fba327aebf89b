//! A QR code as an SVG: black on white, whatever the page around it.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// The white border that readers need, in modules.
const QUIET: usize = 4;

/// The code of an address. `None` if it is too long for any code.
pub fn draw(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size).take_while(|x| code[y][*x].value()).count();
            if run > 0 {
                // Writing into a text cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_code_has_its_three_finders_and_its_border() {
        let drawn = draw("https://award.example/p/aktau-road-laboratory").expect("short enough");
        let (_, path) = drawn.split_once("<path d=\"").expect("the modules");
        // The upper edge of the two upper finders, and that of the third.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        let side: usize = drawn.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok()).expect("a side");
        for (x, y) in [(side - 11, 4), (4, side - 11)] {
            assert!(path.contains(&format!("M{x} {y}h7v1h-7z")), "{x} {y}");
        }
        assert!(draw(&"a".repeat(5000)).is_none(), "nothing rather than a part");
    }
}
