-- What the organizer sets of an edition, beside its dates.
ALTER TABLE award ADD COLUMN months_in_operation BIGINT NOT NULL DEFAULT 0;
ALTER TABLE award ADD COLUMN entries_per_category BIGINT NOT NULL DEFAULT 2;

-- A deadline of its own that the organizer gave an entry.
ALTER TABLE entry ADD COLUMN extended_until BIGINT;

-- Which reminder of an entry was posted: one a moment before a deadline, never twice. A moved deadline has reminders anew.
CREATE TABLE reminder (
    entry_id UUID NOT NULL REFERENCES entry (id),
    moment TEXT NOT NULL,
    deadline_at BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    PRIMARY KEY (entry_id, moment, deadline_at)
);
