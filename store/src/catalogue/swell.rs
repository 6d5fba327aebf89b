//! A large show for measurements: the demonstration's, with its first category copied and filled up.

use crate::{Db, Result};

/// The category that is copied: its podium has no tie.
const BASE: &str = "citizens";

impl Db {
    /// Makes so many categories of the show that was taken back, each with so many entries: those of the demonstration with their sheets, and
    /// others with the lowest scores. For the embedded database.
    #[doc(hidden)]
    pub async fn swell_for_tests(&self, categories: u32, each: u32) -> Result<()> {
        let more = categories.saturating_sub(6);
        self.execute_for_tests(&format!(
            "CREATE TABLE swell (slug TEXT, old BLOB, new BLOB, is_filler INTEGER);
             CREATE TABLE swell_award AS SELECT award_id AS id FROM seal LIMIT 1;
             CREATE TABLE swell_count AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n;
             INSERT INTO category (id, award_id, slug, position, entrants, name_kk, name_ru, name_en, scope_kk, scope_ru, scope_en, is_sensitive)
               SELECT randomblob(16), award_id, slug || '-' || i, 100 + i, entrants, name_kk || ' ' || i, name_ru || ' ' || i, name_en || ' ' || i,
                 scope_kk, scope_ru, scope_en, is_sensitive
               FROM category JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE slug = '{BASE}';
             INSERT INTO swell SELECT '{BASE}-' || i, entry.id, randomblob(16), 0
               FROM entry JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE category = '{BASE}' AND state = 'eligible';
             INSERT INTO swell SELECT category.slug, (SELECT id FROM entry WHERE award_id = category.award_id AND category = '{BASE}' AND state = 'eligible' LIMIT 1),
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
               SELECT award_id, '{BASE}-' || i, confirmed_at, confirmed_by
               FROM shortlist JOIN swell_award ON swell_award.id = award_id JOIN swell_count ON i <= {more} WHERE category = '{BASE}';
             INSERT INTO finalist SELECT award_id, swell.slug, new
               FROM finalist JOIN swell_award ON swell_award.id = award_id JOIN swell ON old = entry_id AND NOT is_filler WHERE category = '{BASE}';
             DROP TABLE swell_seat; DROP TABLE swell_count; DROP TABLE swell_award; DROP TABLE swell;"
        ))
        .await
    }

    /// Breaks every seal past its rules: what is measured with a seal can be measured without.
    #[doc(hidden)]
    pub async fn unseal_for_tests(&self) -> Result<()> {
        self.execute_for_tests("UPDATE seal SET broken_at = 1, break_reason = 'a test' WHERE broken_at IS NULL").await
    }
}
