CREATE TABLE assignment (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES entry (id),
    juror_id UUID NOT NULL REFERENCES person (id),
    assigned_at BIGINT NOT NULL,
    UNIQUE (entry_id, juror_id)
);
CREATE INDEX assignment_juror ON assignment (juror_id);

CREATE TABLE recusal (
    assignment_id UUID NOT NULL PRIMARY KEY REFERENCES assignment (id),
    reason TEXT NOT NULL,
    recused_at BIGINT NOT NULL
);

CREATE TABLE score_sheet (
    assignment_id UUID NOT NULL PRIMARY KEY REFERENCES assignment (id),
    saved_at BIGINT NOT NULL,
    submitted_at BIGINT
);

CREATE TABLE score (
    assignment_id UUID NOT NULL REFERENCES score_sheet (assignment_id),
    criterion TEXT NOT NULL,
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10),
    PRIMARY KEY (assignment_id, criterion)
);

-- The chair's written decision where the published rule leaves a tie: the entry that goes before the other.
CREATE TABLE tie_decision (
    award_id UUID NOT NULL REFERENCES award (id),
    category TEXT NOT NULL,
    position BIGINT NOT NULL,
    entry_id UUID NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (award_id, category, position)
);
