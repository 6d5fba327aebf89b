//! Both engines have the same tables with the same columns, keys, indexes and references.

use crate::world::on_both;

#[tokio::test]
async fn both_engines_agree() {
    let seen = std::sync::Mutex::new(Vec::new());
    on_both(async |db| {
        let columns = db.list_columns().await.expect("the catalogue can be read");
        assert!(columns.len() > 100, "{} columns", columns.len());
        let keys = db.list_keys().await.expect("the catalogue can be read");
        for key in ["award unique (year)", "entry index (organization_id)", "entry unique (award_id,number)", "receipt.entry_id -> entry"] {
            assert!(keys.iter().any(|found| found == key), "no {key} in {keys:#?}");
        }
        seen.lock().expect("not poisoned").push((columns, keys));
    })
    .await;
    let seen = seen.into_inner().expect("not poisoned");
    assert_eq!(seen[0], seen[1]);
}
