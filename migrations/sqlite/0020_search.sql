-- The public version: every write to the public projection raises it, and nothing else does. One row.
CREATE TABLE showcase (
    version INTEGER NOT NULL
) STRICT;
INSERT INTO showcase (version) VALUES (1);

-- The public version at which a project was last written: what is kept in memory for searching reads only what is newer.
ALTER TABLE project ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
CREATE INDEX project_revision ON project (revision);

-- Words are looked for in memory.
ALTER TABLE project DROP COLUMN search_text;
