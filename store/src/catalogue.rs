//! What tables and columns there are: for the test that both engines agree, and for `bayge doctor`.

mod swell;

use std::collections::BTreeMap;

use domain::time::Timestamp;
use sha2::{Digest, Sha256};

use crate::{Db, Result, db::Pool};

impl Db {
    /// `table.column` with its kind (`id`, `text`, `number`, `truth`) and whether it may be absent, in order.
    pub async fn list_columns(&self) -> Result<Vec<String>> {
        let mut conn = self.read().await?;
        let rows = match &self.pool {
            Pool::Sqlite(..) => sql!(
                conn,
                fetch_all(String, String, String, bool),
                "SELECT m.name, c.name, c.type, c.\"notnull\" = 0 FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c \
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY m.name, c.name"
            )?,
            Pool::Postgres(..) => sql!(
                conn,
                fetch_all(String, String, String, bool),
                "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%' ORDER BY table_name::text COLLATE \"C\", column_name::text COLLATE \"C\""
            )?,
        };
        Ok(rows
            .into_iter()
            .map(|(table, column, kind, absent)| {
                format!("{table}.{column} {}{}", name_kind(&kind, &column), if absent { " or absent" } else { "" })
            })
            .collect())
    }

    /// What must be unique, what is indexed and what refers to what: `table unique (columns)`, `table index (columns)`,
    /// `table.column -> table`, in order.
    pub async fn list_keys(&self) -> Result<Vec<String>> {
        let mut conn = self.read().await?;
        let indexes = match &self.pool {
            Pool::Sqlite(..) => sql!(
                conn,
                fetch_all(String, bool, String),
                "SELECT m.name, l.\"unique\", (SELECT group_concat(name) FROM (SELECT i.name FROM pragma_index_info(l.name) AS i ORDER BY i.seqno)) \
                 FROM sqlite_schema AS m JOIN pragma_index_list(m.name) AS l WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'"
            )?,
            Pool::Postgres(..) => sql!(
                conn,
                fetch_all(String, bool, String),
                "SELECT t.relname::text, x.indisunique, (SELECT string_agg(a.attname::text, ',' ORDER BY k.n) \
                 FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k (number, n) JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number) \
                 FROM pg_index AS x JOIN pg_class AS t ON t.oid = x.indrelid JOIN pg_namespace AS s ON s.oid = t.relnamespace \
                 WHERE s.nspname = current_schema() AND t.relname NOT LIKE '\\_sqlx%'"
            )?,
        };
        let references = match &self.pool {
            Pool::Sqlite(..) => sql!(
                conn,
                fetch_all(String, String, String),
                "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'"
            )?,
            Pool::Postgres(..) => sql!(
                conn,
                fetch_all(String, String, String),
                "SELECT t.relname::text, a.attname::text, r.relname::text FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid \
                 JOIN pg_class AS r ON r.oid = c.confrelid JOIN pg_namespace AS s ON s.oid = t.relnamespace \
                 JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' AND s.nspname = current_schema()"
            )?,
        };
        let indexes = indexes
            .into_iter()
            .map(|(table, is_unique, columns)| format!("{table} {} ({columns})", if is_unique { "unique" } else { "index" }));
        let mut keys: Vec<String> =
            indexes.chain(references.into_iter().map(|(table, column, to)| format!("{table}.{column} -> {to}"))).collect();
        keys.sort();
        Ok(keys)
    }

    /// Runs one statement that tests need around the product: schemas come and go with them.
    #[doc(hidden)]
    pub async fn execute_for_tests(&self, statement: &str) -> Result<()> {
        match &self.pool {
            Pool::Sqlite(_, writer) => sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(writer.pool()).await.map(|_| ())?,
            Pool::Postgres(pool, _) => sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(pool).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Lets somebody of the demonstration in without a password: the token of their session is their name.
    #[doc(hidden)]
    pub async fn let_in_for_tests(&self, name: &str) -> Result<()> {
        let hash = hex::encode(Sha256::digest(name));
        self.execute_for_tests(&format!(
            "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) \
             SELECT '{hash}', id, 0, 0, 9000000000000 FROM person WHERE email = '{name}@demo.bayge' ON CONFLICT DO NOTHING"
        ))
        .await
    }

    /// Changes what the second step of every show discloses, as whoever holds the embedded database could.
    #[doc(hidden)]
    pub async fn tamper_for_tests(&self) -> Result<()> {
        self.execute_for_tests(
            "DROP TRIGGER sealed_step_update; UPDATE step SET disclosure = REPLACE(disclosure, '(демо)', '(ДЕМО)') WHERE position = 1",
        )
        .await
    }

    /// Takes every show back to before it was prepared, and so its seal.
    #[doc(hidden)]
    pub async fn unprepare_for_tests(&self) -> Result<()> {
        self.execute_for_tests(
            "UPDATE seal SET broken_at = 1, break_reason = 'a test' WHERE broken_at IS NULL; DELETE FROM board; DELETE FROM step; DELETE FROM ceremony",
        )
        .await
    }

    /// Lets everyone read how firmly winners stand, or nobody.
    #[doc(hidden)]
    pub async fn publish_robustness_for_tests(&self, is_public: bool) -> Result<()> {
        self.execute_for_tests(&format!("UPDATE award SET is_robustness_public = {}", if is_public { "TRUE" } else { "FALSE" })).await
    }

    /// Puts the edition of a year into its second round: the first is over.
    #[doc(hidden)]
    pub async fn begin_second_round_for_tests(&self, year: i64) -> Result<()> {
        self.execute_for_tests(&format!(
            "UPDATE award SET judging_until = judging_from + 1000, finals_from = judging_from + 2000, finals_until = ceremony_at WHERE year = {year}"
        ))
        .await
    }

    /// The BIN of a body that competes in this category of the edition with special prizes.
    #[doc(hidden)]
    pub async fn rival_for_tests(&self, category: &str) -> Result<String> {
        let mut conn = self.read().await?;
        let (bin,) = sql!(
            conn,
            fetch_one(String,),
            "SELECT MIN(o.bin) FROM organization AS o JOIN entry AS e ON e.organization_id = o.id \
             JOIN special_prize AS p ON p.award_id = e.award_id WHERE e.category = $1 AND e.state = 'eligible'",
            category
        )?;
        Ok(bin)
    }

    /// The number that one statement gives, for tests of what no use-case tells.
    #[doc(hidden)]
    pub async fn count_for_tests(&self, statement: &str) -> Result<i64> {
        let mut conn = self.read().await?;
        sql!(conn, fetch_one(i64,), sqlx::AssertSqlSafe(statement)).map(|(count,)| count)
    }

    /// Lets every session end at this moment.
    #[doc(hidden)]
    pub async fn end_sessions_for_tests(&self, at: Timestamp) -> Result<()> {
        self.execute_for_tests(&format!("UPDATE session SET expires_at = {}", at.millis())).await
    }
}

impl Db {
    /// Every row of every table as text, in order: for tests that hold whole databases against each other.
    #[doc(hidden)]
    pub async fn dump_for_tests(&self) -> Result<BTreeMap<String, Vec<(String,)>>> {
        let mut tables = BTreeMap::<String, Vec<String>>::new();
        for line in self.list_columns().await? {
            let (table, column) = line.split(' ').next().and_then(|name| name.split_once('.')).unwrap_or_default();
            tables.entry(table.to_owned()).or_default().push(format!("quote(\"{column}\")"));
        }
        let mut conn = self.read().await?;
        let mut rows = BTreeMap::new();
        for (table, columns) in tables {
            let row = match &self.pool {
                Pool::Sqlite(..) => columns.join(" || ', ' || "),
                Pool::Postgres(..) => "t::text".to_owned(),
            };
            let statement = format!("SELECT {row} FROM \"{table}\" AS t ORDER BY 1");
            rows.insert(table, sql!(conn, fetch_all(String,), sqlx::AssertSqlSafe(statement))?);
        }
        Ok(rows)
    }
}

fn name_kind(kind: &str, column: &str) -> &'static str {
    match kind {
        "BLOB" | "uuid" => "id",
        "TEXT" | "text" => "text",
        "boolean" => "truth",
        // SQLite keeps truths as integers; by custom their names ask a question.
        "INTEGER" if column.starts_with("is_") => "truth",
        "INTEGER" | "bigint" => "number",
        _ => "unknown",
    }
}
