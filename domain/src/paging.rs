//! Lists in pages.

/// How many pages of `size` lines `total` lines fill: at least one, which may be empty.
#[must_use]
pub fn pages(total: u64, size: u32) -> u32 {
    u32::try_from(total.div_ceil(u64::from(size.max(1)))).unwrap_or(u32::MAX).max(1)
}
