-- Who decided on an entry, and how often it was returned.
ALTER TABLE entry ADD COLUMN decided_by BLOB REFERENCES person (id);
ALTER TABLE entry ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;

-- The organizer's checklist, what was looked at.
CREATE TABLE entry_check (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    tick TEXT NOT NULL,
    ticked_at INTEGER NOT NULL,
    ticked_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, item)
) STRICT;

-- What the entrant is asked to put right. Round counts the returns: the entrant knows the marks of the rounds that there
-- were, not those of the one to come.
CREATE TABLE entry_mark (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    round INTEGER NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    marked_at INTEGER NOT NULL,
    marked_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, round, field)
) STRICT;

-- One appeal an entry.
CREATE TABLE appeal (
    entry_id BLOB NOT NULL PRIMARY KEY REFERENCES entry (id),
    note TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by BLOB NOT NULL REFERENCES person (id),
    ruling TEXT,
    answer TEXT NOT NULL,
    ruled_at INTEGER,
    ruled_by BLOB REFERENCES person (id)
) STRICT;

-- Requests to move an entry to another category, one after the other.
CREATE TABLE move_request (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    asked_at INTEGER NOT NULL,
    asked_by BLOB NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    reason TEXT NOT NULL,
    answer TEXT,
    answered_at INTEGER,
    answered_by BLOB REFERENCES person (id),
    PRIMARY KEY (entry_id, asked_at)
) STRICT;
