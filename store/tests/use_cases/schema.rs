//! Both engines have the same tables with the same columns.

use crate::world::on_both;

#[tokio::test]
async fn both_engines_agree() {
    let seen = std::sync::Mutex::new(Vec::new());
    on_both(async |db| {
        let columns = db.list_columns().await.expect("the catalogue can be read");
        assert!(columns.len() > 100, "{} columns", columns.len());
        seen.lock().expect("not poisoned").push(columns);
    })
    .await;
    let seen = seen.into_inner().expect("not poisoned");
    assert_eq!(seen[0], seen[1]);
}
