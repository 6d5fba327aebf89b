//! The pages at hand, by address: a bounded number of bytes, the least used going first.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

use axum::http::HeaderValue;
use domain::award::Span;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::{address::Address, page::Page};

/// All pages together, bytes.
const LIMIT: usize = 64 * 1024 * 1024;
/// What a page takes beside its bytes: headers, and places in the map.
const OVERHEAD: usize = 2 * 1024;

/// A page's place: for one version and one span it is filled once.
#[derive(Debug)]
pub struct Slot {
    version: i64,
    span: Span,
    /// `None` inside: it may not be kept.
    pub page: OnceCell<Option<Page>>,
    used: AtomicU64,
    weight: AtomicUsize,
    total: Arc<AtomicUsize>,
}

impl Slot {
    /// Counts bytes that it holds from now on.
    pub fn weigh(&self, bytes: usize) {
        self.weight.fetch_add(bytes, Ordering::Relaxed);
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// The tag of this page: of what it is made from, not of its bytes, in which what a page hands to its program may come in
    /// another order. Weak, because it travels compressed in several ways.
    pub fn tag(&self, address: &Address, maker: &str) -> HeaderValue {
        let text = format!("{maker} {} {} {:?}", address.name(), self.version, self.span);
        let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(text)[..12]));
        HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"\""))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.total.fetch_sub(self.weight.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

/// The pages at hand.
#[derive(Debug)]
pub struct Pages {
    slots: Mutex<HashMap<Address, Arc<Slot>>>,
    /// Bytes held, also by pages that went and are still being sent.
    total: Arc<AtomicUsize>,
    uses: AtomicU64,
    limit: usize,
}

impl Default for Pages {
    fn default() -> Self {
        Self::of(LIMIT)
    }
}

impl Pages {
    /// So many bytes at most.
    pub fn of(limit: usize) -> Self {
        Self { slots: Mutex::default(), total: Arc::default(), uses: AtomicU64::new(0), limit }
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<Address, Arc<Slot>>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The place of a page, empty if it is of another version or span.
    pub fn slot(&self, address: &Address, version: i64, span: Span) -> Arc<Slot> {
        let use_number = self.uses.fetch_add(1, Ordering::Relaxed);
        let mut slots = self.slots();
        if let Some(slot) = slots.get(address).filter(|slot| slot.version == version && slot.span == span) {
            slot.used.store(use_number, Ordering::Relaxed);
            return slot.clone();
        }
        if self.total.load(Ordering::Relaxed) > self.limit {
            make_room(&mut slots, version, self.limit);
        }
        let slot = Arc::new(Slot {
            version,
            span,
            page: OnceCell::new(),
            used: AtomicU64::new(use_number),
            weight: AtomicUsize::new(0),
            total: self.total.clone(),
        });
        slot.weigh(OVERHEAD + address.len());
        slots.insert(address.clone(), slot.clone());
        slot
    }

    /// Takes this very place away.
    pub fn forget(&self, address: &Address, slot: &Arc<Slot>) {
        let mut slots = self.slots();
        if slots.get(address).is_some_and(|found| Arc::ptr_eq(found, slot)) {
            slots.remove(address);
        }
    }

    /// Bytes held.
    #[cfg(test)]
    pub fn total(&self) -> usize {
        self.total.load(Ordering::Relaxed)
    }
}

/// What no longer holds goes, and then the least used, until half is free: rarely, and all at once.
fn make_room(slots: &mut HashMap<Address, Arc<Slot>>, version: i64, limit: usize) {
    slots.retain(|_, slot| slot.version == version);
    let mut held: Vec<(u64, usize)> =
        slots.values().map(|slot| (slot.used.load(Ordering::Relaxed), slot.weight.load(Ordering::Relaxed))).collect();
    held.sort_unstable();
    let mut bytes: usize = held.iter().map(|(_, weight)| weight).sum();
    let mut oldest = 0;
    for (used, weight) in held {
        if bytes <= limit / 2 {
            break;
        }
        bytes -= weight;
        oldest = used + 1;
    }
    slots.retain(|_, slot| slot.used.load(Ordering::Relaxed) >= oldest);
}
