CREATE TABLE assignment (
    id BLOB NOT NULL PRIMARY KEY,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    juror_id BLOB NOT NULL REFERENCES person (id),
    assigned_at INTEGER NOT NULL,
    UNIQUE (entry_id, juror_id)
) STRICT;
CREATE INDEX assignment_juror ON assignment (juror_id);

CREATE TABLE recusal (
    assignment_id BLOB NOT NULL PRIMARY KEY REFERENCES assignment (id),
    reason TEXT NOT NULL,
    recused_at INTEGER NOT NULL
) STRICT;

CREATE TABLE score_sheet (
    assignment_id BLOB NOT NULL PRIMARY KEY REFERENCES assignment (id),
    saved_at INTEGER NOT NULL,
    submitted_at INTEGER
) STRICT;

CREATE TABLE score (
    assignment_id BLOB NOT NULL REFERENCES score_sheet (assignment_id),
    criterion TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    PRIMARY KEY (assignment_id, criterion)
) STRICT;

-- The chair's written decision where the published rule leaves a tie: the entry that goes before the other.
CREATE TABLE tie_decision (
    award_id BLOB NOT NULL REFERENCES award (id),
    category TEXT NOT NULL,
    position INTEGER NOT NULL,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    decided_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (award_id, category, position)
) STRICT;
