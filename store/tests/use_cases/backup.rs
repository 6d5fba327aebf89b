//! Copies of the embedded database: taken while it is used, put back only when whole.

use std::{fs, path::PathBuf};

use store::{
    Db,
    award::is_demonstration,
    backup::{self, Fault},
    scope::Operator,
};

use crate::cast::{seed, showtime};

const OPERATOR: Operator = Operator::at_console(domain::time::Timestamp::from_millis(0));

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bayge-backup-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn address(&self, name: &str) -> String {
        format!("sqlite:{}", self.file(name).display())
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.0)
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name().into_string().expect("text"))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

async fn demonstration(folder: &Folder) -> Db {
    let db = Db::open(&folder.address("bayge.db")).await.expect("a file can be made");
    db.migrate().await.expect("the schema is sound");
    seed(&db).await;
    db
}

#[tokio::test]
async fn a_copy_taken_in_use_is_put_back_and_the_old_file_kept() {
    let folder = Folder::new("round");
    let db = demonstration(&folder).await;
    let copy = folder.file("copy.db");
    backup::write(&folder.address("bayge.db"), &OPERATOR, &copy).await.expect("copied while in use");
    let again = backup::write(&folder.address("bayge.db"), &OPERATOR, &copy).await;
    assert!(matches!(again, Err(Fault::Exists(_))), "{again:?}");

    db.execute_for_tests("DELETE FROM mail; UPDATE award SET name_kk = 'after the copy'").await.expect("changed");
    let address = folder.address("bayge.db");
    assert!(matches!(backup::restore(&address, &OPERATOR, &copy, false).await, Err(Fault::Holds(_))));
    assert!(matches!(backup::restore(&address, &OPERATOR, &copy, true).await, Err(Fault::InUse(_))), "somebody works with it");
    assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM award WHERE name_kk = 'after the copy'").await, Ok(3));
    db.close().await;

    let kept = backup::restore(&address, &OPERATOR, &copy, true).await.expect("whole").expect("there was a database");
    assert_eq!(folder.names(), ["bayge.db", "bayge.db.before-restore-19700101-050000", "copy.db"]);
    let (restored, old) = (Db::open(&address).await.expect("whole"), Db::open(&format!("sqlite:{}", kept.display())).await.expect("whole"));
    let changed = "SELECT COUNT(*) FROM award WHERE name_kk = 'after the copy'";
    assert_eq!(restored.count_for_tests(changed).await, Ok(0));
    assert_eq!(old.count_for_tests(changed).await, Ok(3), "all of the old database is kept");
    restored.close().await;
    old.close().await;
}

#[tokio::test]
async fn what_is_not_whole_is_not_put_back() {
    let folder = Folder::new("damaged");
    let db = demonstration(&folder).await;
    let copy = folder.file("copy.db");
    backup::write(&folder.address("bayge.db"), &OPERATOR, &copy).await.expect("copied");
    db.close().await;
    let whole = fs::read(&copy).expect("readable");
    let (address, broken) = (folder.address("restored.db"), folder.file("broken.db"));

    let mut scribbled = whole.clone();
    scribbled[20_000..60_000].fill(0xA5);
    for (what, bytes) in [("cut off", &whole[..whole.len() / 2]), ("scribbled", &scribbled), ("no database", b"not a database at all")] {
        fs::write(&broken, bytes).expect("writable");
        let fault = backup::restore(&address, &OPERATOR, &broken, false).await;
        assert!(matches!(fault, Err(Fault::Damaged { .. })), "{what}: {fault:?}");
    }
    fs::write(&broken, b"").expect("writable");
    assert!(matches!(backup::restore(&address, &OPERATOR, &broken, false).await, Err(Fault::Foreign(_))), "empty");
    let later = Db::open(&format!("sqlite:{}", copy.display())).await.expect("whole");
    later.execute_for_tests("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1").await.expect("changed");
    later.close().await;
    assert!(matches!(backup::restore(&address, &OPERATOR, &copy, false).await, Err(Fault::Foreign(_))), "a later version");
    assert!(matches!(backup::restore(&address, &OPERATOR, &folder.file("none"), false).await, Err(Fault::Missing(_))));
    assert_eq!(folder.names(), ["bayge.db", "broken.db", "copy.db"], "nothing is left behind");
}

#[tokio::test]
async fn a_database_that_holds_something_is_copied_before_it_is_migrated() {
    let folder = Folder::new("migrate");
    let operator = Operator::at_console(showtime());
    let db = Db::open(&folder.address("bayge.db")).await.expect("a file can be made");
    db.migrate_for_tests(1).await.expect("the first migration is sound");
    let kept = backup::migrate(&db, &operator).await.expect("migrated").expect("a copy");
    assert_eq!(kept, folder.file("bayge.db.before-migration-20260515-000000"));
    assert_eq!(backup::migrate(&db, &operator).await.expect("nothing to do"), None);
    assert_eq!(is_demonstration(&db).await, Ok(false), "the schema is whole");
    db.close().await;

    let old = Db::open(&format!("sqlite:{}", kept.display())).await.expect("whole");
    assert_eq!(old.migrations().await.expect("readable").applied, 1);
    old.close().await;
    let empty = Db::open(&folder.address("empty.db")).await.expect("a file can be made");
    assert_eq!(backup::migrate(&empty, &operator).await.expect("migrated"), None, "there is nothing to keep");
    assert_eq!(empty.migrations().await.expect("readable").pending, 0);
    empty.close().await;
}
