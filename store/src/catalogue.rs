//! What tables and columns there are: for the test that both engines agree, and for `bayge doctor`.

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

    /// Runs one statement that tests need around the product: schemas come and go with them.
    #[doc(hidden)]
    pub async fn execute_for_tests(&self, statement: &str) -> Result<()> {
        match &self.pool {
            Pool::Sqlite(_, writer) => sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(writer.pool()).await.map(|_| ())?,
            Pool::Postgres(pool, _) => sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(pool).await.map(|_| ())?,
        }
        Ok(())
    }

    /// The number that one statement gives, for tests of what no use-case tells.
    #[doc(hidden)]
    pub async fn count_for_tests(&self, statement: &str) -> Result<i64> {
        let mut conn = self.read().await?;
        sql!(conn, fetch_one(i64,), sqlx::AssertSqlSafe(statement)).map(|(count,)| count)
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
