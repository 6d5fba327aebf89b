//! The table of regions: the 20 regions of Kazakhstan by KATO code, and the whole country.

use crate::locale::Words;

/// What is known of a region.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) iso: &'static str,
    pub(super) name: Words,
    pub(super) short: Words,
    pub(super) tile: (u8, u8),
}

const fn row(code: &'static str, iso: &'static str, name: Words, short: Words, tile: (u8, u8)) -> Row {
    Row { code, iso, name, short, tile }
}

/// By KATO code; the whole country last. Source: KATO and ISO 3166-2:KZ, the project's `regions.tsv`; the short
/// labels are ours. The Russian names of the regions of 2022 do not decline.
#[rustfmt::skip]
pub(super) const ROWS: [Row; 21] = [
    row("100000000", "KZ-10", ["Абай облысы", "область Абай", "Abai Region"], ["АБА", "АБА", "ABA"], (5, 2)),
    row("110000000", "KZ-11", ["Ақмола облысы", "Акмолинская область", "Akmola Region"], ["АҚМ", "АКМ", "AKM"], (3, 1)),
    row("150000000", "KZ-15", ["Ақтөбе облысы", "Актюбинская область", "Aktobe Region"], ["АҚТ", "АКТ", "AKT"], (1, 1)),
    row("190000000", "KZ-19", ["Алматы облысы", "Алматинская область", "Almaty Region"], ["АЛО", "АЛО", "ALR"], (5, 3)),
    row("230000000", "KZ-23", ["Атырау облысы", "Атырауская область", "Atyrau Region"], ["АТЫ", "АТЫ", "ATY"], (0, 2)),
    row("270000000", "KZ-27", ["Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"], ["БҚО", "ЗКО", "WKR"], (0, 1)),
    row("310000000", "KZ-31", ["Жамбыл облысы", "Жамбылская область", "Zhambyl Region"], ["ЖАМ", "ЖАМ", "ZHA"], (4, 3)),
    row("330000000", "KZ-33", ["Жетісу облысы", "область Жетісу", "Zhetisu Region"], ["ЖЕТ", "ЖЕТ", "ZHE"], (6, 3)),
    row("350000000", "KZ-35", ["Қарағанды облысы", "Карагандинская область", "Karaganda Region"], ["ҚАР", "КАР", "KAR"], (4, 2)),
    row("390000000", "KZ-39", ["Қостанай облысы", "Костанайская область", "Kostanay Region"], ["ҚОС", "КОС", "KOS"], (2, 1)),
    row("430000000", "KZ-43", ["Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"], ["ҚЫЗ", "КЫЗ", "KYZ"], (2, 2)),
    row("470000000", "KZ-47", ["Маңғыстау облысы", "Мангистауская область", "Mangystau Region"], ["МАҢ", "МАН", "MAN"], (0, 3)),
    row("550000000", "KZ-55", ["Павлодар облысы", "Павлодарская область", "Pavlodar Region"], ["ПАВ", "ПАВ", "PAV"], (5, 1)),
    row("590000000", "KZ-59", ["Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"], ["СҚО", "СКО", "NKR"], (3, 0)),
    row("610000000", "KZ-61", ["Түркістан облысы", "Туркестанская область", "Turkistan Region"], ["ТҮР", "ТУР", "TUR"], (3, 3)),
    row("620000000", "KZ-62", ["Ұлытау облысы", "область Ұлытау", "Ulytau Region"], ["ҰЛЫ", "УЛЫ", "ULY"], (3, 2)),
    row("630000000", "KZ-63", ["Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"], ["ШҚО", "ВКО", "EKR"], (6, 2)),
    row("710000000", "KZ-71", ["Астана қаласы", "город Астана", "Astana city"], ["АСТ", "АСТ", "AST"], (4, 1)),
    row("750000000", "KZ-75", ["Алматы қаласы", "город Алматы", "Almaty city"], ["АЛМ", "АЛМ", "ALM"], (5, 4)),
    row("790000000", "KZ-79", ["Шымкент қаласы", "город Шымкент", "Shymkent city"], ["ШЫМ", "ШЫМ", "SHY"], (3, 4)),
    row("national", "KZ", ["Бүкіл Қазақстан", "Весь Казахстан", "All of Kazakhstan"], ["ҚАЗ", "КАЗ", "KAZ"], (0, 0)),
];

/// The codes of [`ROWS`], in the same order.
#[rustfmt::skip]
pub(super) const CODES: [&str; 21] = [
    "100000000", "110000000", "150000000", "190000000", "230000000", "270000000",
    "310000000", "330000000", "350000000", "390000000", "430000000", "470000000",
    "550000000", "590000000", "610000000", "620000000", "630000000", "710000000",
    "750000000", "790000000", "national",
];
