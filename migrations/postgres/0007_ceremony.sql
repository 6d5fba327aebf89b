-- The show as it stands. `fired` counts the steps already disclosed; `shown` is the one on the screens.
CREATE TABLE ceremony (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL UNIQUE REFERENCES award (id),
    fired BIGINT NOT NULL,
    shown BIGINT NOT NULL,
    is_held BOOLEAN NOT NULL,
    is_dark BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- `kind` is public: what the step is about. `disclosure` is secret until fired: what it will disclose.
CREATE TABLE step (
    id UUID NOT NULL PRIMARY KEY,
    ceremony_id UUID NOT NULL REFERENCES ceremony (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    disclosure TEXT NOT NULL,
    fired_at BIGINT,
    UNIQUE (ceremony_id, position)
);

-- The public board, written whole by each change of the show. The live stream reads this table and no other.
CREATE TABLE board (
    award_id UUID NOT NULL PRIMARY KEY REFERENCES award (id),
    revision BIGINT NOT NULL,
    content TEXT NOT NULL
);
