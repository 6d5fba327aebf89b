-- Who decided on an entry, and how often it was returned.
ALTER TABLE entry ADD COLUMN decided_by UUID REFERENCES person (id);
ALTER TABLE entry ADD COLUMN returns BIGINT NOT NULL DEFAULT 0;

-- The organizer's checklist, what was looked at.
CREATE TABLE entry_check (
    entry_id UUID NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    tick TEXT NOT NULL,
    ticked_at BIGINT NOT NULL,
    ticked_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, item)
);

-- What the entrant is asked to put right. Round counts the returns: the entrant knows the marks of the rounds that there
-- were, not those of the one to come.
CREATE TABLE entry_mark (
    entry_id UUID NOT NULL REFERENCES entry (id),
    round BIGINT NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    marked_at BIGINT NOT NULL,
    marked_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, round, field)
);

-- One appeal an entry.
CREATE TABLE appeal (
    entry_id UUID NOT NULL PRIMARY KEY REFERENCES entry (id),
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES person (id),
    ruling TEXT,
    answer TEXT NOT NULL,
    ruled_at BIGINT,
    ruled_by UUID REFERENCES person (id)
);

-- Requests to move an entry to another category, one after the other.
CREATE TABLE move_request (
    entry_id UUID NOT NULL REFERENCES entry (id),
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    reason TEXT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    answered_by UUID REFERENCES person (id),
    PRIMARY KEY (entry_id, asked_at)
);
