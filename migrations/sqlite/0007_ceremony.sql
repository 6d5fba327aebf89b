-- The show as it stands. `fired` counts the steps already disclosed; `shown` is the one on the screens.
CREATE TABLE ceremony (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL UNIQUE REFERENCES award (id),
    fired INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    is_held INTEGER NOT NULL,
    is_dark INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- `kind` is public: what the step is about. `disclosure` is secret until fired: what it will disclose.
CREATE TABLE step (
    id BLOB NOT NULL PRIMARY KEY,
    ceremony_id BLOB NOT NULL REFERENCES ceremony (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    disclosure TEXT NOT NULL,
    fired_at INTEGER,
    UNIQUE (ceremony_id, position)
) STRICT;

-- The public board, written whole by each change of the show. The live stream reads this table and no other.
CREATE TABLE board (
    award_id BLOB NOT NULL PRIMARY KEY REFERENCES award (id),
    revision INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;
