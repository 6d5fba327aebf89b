//! What holds for all standings.

use domain::{
    criterion::{CriterionWeight, default_weights},
    standings::{ChairDecision, EntrySheets, Standings},
};
use proptest::prelude::*;

use crate::{
    standings::{Scores, sheets},
    world::entry_id,
};

/// Scores of a few entries by a few jurors, from a small range so that ties happen.
fn panel() -> impl Strategy<Value = Vec<Vec<Scores>>> {
    let scores = prop_oneof![prop::array::uniform6(4u8..6), prop::array::uniform6(0u8..=10)];
    prop::collection::vec(prop::collection::vec(scores, 0..5), 1..7)
}

/// A chair's orders over some of the entries.
fn orders() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(Just((1u32..7).collect::<Vec<_>>()).prop_shuffle(), 0..3)
        .prop_flat_map(|orders| (Just(orders), 0usize..=6))
        .prop_map(|(orders, length)| orders.into_iter().map(|order| order.into_iter().take(length).collect()).collect())
}

fn entries(panel: &[Vec<Scores>]) -> Vec<EntrySheets> {
    (1..).zip(panel).map(|(number, scores)| sheets(number, scores)).collect()
}

fn decisions(orders: &[Vec<u32>]) -> Vec<ChairDecision> {
    orders.iter().map(|order| ChairDecision { order: order.iter().map(|number| entry_id(*number)).collect() }).collect()
}

fn compute(panel: &[Vec<Scores>], orders: &[Vec<u32>]) -> Standings {
    Standings::compute(&default_weights(), &entries(panel), &decisions(orders), 2)
}

proptest! {
    #[test]
    fn the_order_of_entries_and_sheets_is_irrelevant(panel in panel(), orders in orders(), turn in 0usize..7) {
        let straight = compute(&panel, &orders);
        let mut shuffled = entries(&panel);
        for entry in &mut shuffled {
            let mut sheets = entry.sheets().to_vec();
            sheets.reverse();
            *entry = EntrySheets::new(entry.entry(), sheets).expect("one sheet a juror");
        }
        let turn = turn % shuffled.len();
        shuffled.rotate_left(turn);
        prop_assert!(straight == Standings::compute(&default_weights(), &shuffled, &decisions(&orders), 2));
    }

    #[test]
    fn raising_a_score_never_lowers_a_rank(
        panel in panel(), orders in orders(), entry in any::<prop::sample::Index>(), juror in any::<prop::sample::Index>(),
        criterion in 0usize..6, raise in 1u8..=10,
    ) {
        let index = entry.index(panel.len());
        prop_assume!(!panel[index].is_empty());
        let id = entry_id(u32::try_from(index + 1).expect("few"));
        let before = compute(&panel, &orders).rank(id);
        let mut raised = panel.clone();
        let juror = juror.index(panel[index].len());
        raised[index][juror][criterion] = panel[index][juror][criterion].saturating_add(raise).min(10);
        let after = compute(&raised, &orders).rank(id);
        prop_assert!(after <= before, "{before:?} became {after:?}");
    }

    #[test]
    fn scaling_the_weights_changes_nothing(panel in panel(), orders in orders(), factor in 1u32..1_000_000) {
        let scaled: Vec<_> = default_weights()
            .into_iter()
            .map(|criterion| CriterionWeight { weight: criterion.weight * factor, ..criterion })
            .collect();
        let places = |standings: &Standings| -> Vec<_> {
            standings.rows().iter().map(|row| (row.entry, row.rank, row.is_tied)).collect()
        };
        let standings = Standings::compute(&scaled, &entries(&panel), &decisions(&orders), 2);
        prop_assert_eq!(places(&standings), places(&compute(&panel, &orders)));
    }

    #[test]
    fn ranks_are_well_formed(panel in panel(), orders in orders()) {
        let standings = compute(&panel, &orders);
        prop_assert_eq!(standings.rows().len() + standings.unranked().len(), panel.len());
        for (index, row) in standings.rows().iter().enumerate() {
            let better = standings.rows().iter().filter(|other| other.rank < row.rank).count();
            prop_assert_eq!(row.rank, better + 1);
            let sharing = standings.rows().iter().filter(|other| other.rank == row.rank).count();
            prop_assert_eq!(row.is_tied, sharing > 1);
            prop_assert!(standings.rows().get(index + 1).is_none_or(|next| next.total <= row.total));
            prop_assert!(row.total.hundredths() <= 10_000);
        }
    }

    /// A plain second computation: totals over the common denominator of all numbers of sheets.
    #[test]
    fn the_order_is_that_of_the_totals(panel in panel()) {
        let weights = [30u64, 15, 15, 15, 15, 10];
        let total = |scores: &[Scores]| -> u64 {
            let count = u64::try_from(scores.len()).expect("few");
            let sum: u64 = scores.iter().flat_map(|one| one.iter().zip(weights).map(|(score, weight)| u64::from(*score) * weight)).sum();
            sum * (60 / count)
        };
        let standings = compute(&panel, &[]);
        let totals: Vec<_> = standings
            .rows()
            .iter()
            .map(|row| total(&panel[usize::try_from(row.entry.uuid().as_u128()).expect("small") - 1]))
            .collect();
        prop_assert!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
    }
}
