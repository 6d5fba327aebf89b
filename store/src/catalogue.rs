//! What tables and columns there are: for the test that both engines agree, and for `bayge doctor`.

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

    /// Makes so many categories of the show, which is taken back to before it was prepared, each with so many entries: those of the demonstration with their sheets, and
    /// others with the lowest scores. For measurements, on the embedded database.
    #[doc(hidden)]
    pub async fn swell_for_tests(&self, categories: u32, each: u32) -> Result<()> {
        self.unprepare_for_tests().await?;
        let more = categories.saturating_sub(6);
        self.execute_for_tests(&format!(
            "CREATE TABLE swell (slug TEXT, old BLOB, new BLOB, is_filler INTEGER);
             CREATE TABLE swell_award AS SELECT award_id AS id FROM seal LIMIT 1;
             CREATE TABLE swell_count AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n;
             INSERT INTO category (id, award_id, slug, position, entrants, name_kk, name_ru, name_en, scope_kk, scope_ru, scope_en, is_sensitive)
               SELECT randomblob(16), award_id, slug || '-' || i, 100 + i, entrants, name_kk || ' ' || i, name_ru || ' ' || i, name_en || ' ' || i,
                 scope_kk, scope_ru, scope_en, is_sensitive
               FROM category JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE slug = 'citizens';
             INSERT INTO swell SELECT 'citizens-' || i, entry.id, randomblob(16), 0
               FROM entry JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE category = 'citizens' AND state = 'eligible';
             INSERT INTO swell SELECT category.slug, (SELECT id FROM entry WHERE award_id = category.award_id AND category = 'citizens' AND state = 'eligible' LIMIT 1),
                 randomblob(16), 1
               FROM category JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {each}
                 - (SELECT COUNT(*) FROM swell WHERE swell.slug = category.slug)
                 - (SELECT COUNT(*) FROM entry WHERE entry.award_id = category.award_id AND entry.category = category.slug AND state = 'eligible');
             INSERT INTO entry (id, award_id, organization_id, category, title, title_ru, title_en, state, state_at, state_detail, remark, search_text,
                 changed_at, number, created_at, created_by)
               SELECT new, award_id, organization_id, swell.slug, title, title_ru, title_en, state, state_at, state_detail, remark, search_text,
                 changed_at, 1000 + swell.rowid, created_at, created_by FROM swell JOIN entry ON entry.id = old;
             INSERT INTO receipt SELECT randomblob(16), new, 1000 + swell.rowid, submitted_at, submitted_by, sha256, content
               FROM swell JOIN receipt ON entry_id = old;
             CREATE TABLE swell_seat AS SELECT a.id AS old, randomblob(16) AS new, swell.new AS entry, is_filler
               FROM swell JOIN assignment AS a ON a.entry_id = old WHERE NOT EXISTS (SELECT 1 FROM recusal WHERE assignment_id = a.id);
             INSERT INTO assignment (id, entry_id, juror_id, assigned_at, cleared_at)
               SELECT new, entry, juror_id, assigned_at, cleared_at FROM swell_seat JOIN assignment ON assignment.id = old;
             INSERT INTO score_sheet (assignment_id, saved_at, submitted_at)
               SELECT new, saved_at, submitted_at FROM swell_seat JOIN score_sheet ON assignment_id = old;
             INSERT INTO score SELECT new, criterion, CASE WHEN is_filler THEN 0 ELSE score END FROM swell_seat JOIN score ON assignment_id = old;
             INSERT INTO shortlist (award_id, category, confirmed_at, confirmed_by)
               SELECT award_id, 'citizens-' || i, confirmed_at, confirmed_by
               FROM shortlist JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE category = 'citizens';
             INSERT INTO finalist SELECT award_id, swell.slug, new
               FROM finalist JOIN swell_award ON swell_award.id = award_id JOIN swell ON old = entry_id AND NOT is_filler WHERE category = 'citizens';
             DROP TABLE swell_seat; DROP TABLE swell_count; DROP TABLE swell_award; DROP TABLE swell;"
        ))
        .await
    }

    /// Breaks every seal past its rules: what is measured with a seal can be measured without.
    #[doc(hidden)]
    pub async fn unseal_for_tests(&self) -> Result<()> {
        self.execute_for_tests("UPDATE seal SET broken_at = 1, break_reason = 'a test' WHERE broken_at IS NULL").await
    }

    /// Gives somebody of the demonstration a role.
    #[doc(hidden)]
    pub async fn appoint_for_tests(&self, name: &str, role: &str) -> Result<()> {
        self.execute_for_tests(&format!(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, '{role}', 0 FROM person WHERE email = '{name}@demo.bayge'"
        ))
        .await
    }

    /// Makes somebody of the demonstration a member of the body with this BIN, and of no other.
    #[doc(hidden)]
    pub async fn place_for_tests(&self, name: &str, bin: &str) -> Result<()> {
        self.execute_for_tests(&format!(
            "DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE email = '{name}@demo.bayge'); \
             INSERT INTO membership (person_id, organization_id, asked_at, admitted_at) \
             SELECT person.id, organization.id, 0, 0 FROM person, organization WHERE email = '{name}@demo.bayge' AND bin = '{bin}'"
        ))
        .await
    }

    /// Records an act in the log; the next write chains it. On the embedded database.
    #[doc(hidden)]
    pub async fn note_for_tests(&self, act: &str, detail: &str) -> Result<()> {
        let row = format!("INSERT INTO event (id, at, act, subject, detail) VALUES (randomblob(16), 0, '{act}', '', '{detail}')");
        self.execute_for_tests(&row).await
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
