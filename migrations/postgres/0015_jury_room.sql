-- The body that an organization is subordinate to; the organizer sets it. Bodies of one house are judged by none of it.
ALTER TABLE organization ADD COLUMN parent_id UUID REFERENCES organization (id);

-- The round of scoring: its own end if it has one (else the ceremony), whether bodies are hidden, how many jurors an entry has.
ALTER TABLE award ADD COLUMN judging_until BIGINT;
ALTER TABLE award ADD COLUMN is_blind BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE award ADD COLUMN jurors_per_entry BIGINT NOT NULL DEFAULT 3;

-- A juror's declared tie: to a body by its BIN, or in words.
CREATE TABLE juror_tie (
    id UUID NOT NULL PRIMARY KEY,
    juror_id UUID NOT NULL REFERENCES person (id),
    bin TEXT NOT NULL,
    note TEXT NOT NULL,
    declared_at BIGINT NOT NULL
);
CREATE INDEX juror_tie_juror ON juror_tie (juror_id);

-- How many entries a juror takes in an edition, and which categories they know.
CREATE TABLE juror_load (
    award_id UUID NOT NULL REFERENCES award (id),
    juror_id UUID NOT NULL REFERENCES person (id),
    most BIGINT NOT NULL,
    PRIMARY KEY (award_id, juror_id)
);

CREATE TABLE juror_expertise (
    award_id UUID NOT NULL REFERENCES award (id),
    juror_id UUID NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    PRIMARY KEY (award_id, juror_id, category)
);

-- What the organizer wants of the plan: this juror for this entry, or never.
CREATE TABLE seat_wish (
    entry_id UUID NOT NULL REFERENCES entry (id),
    juror_id UUID NOT NULL REFERENCES person (id),
    is_wanted BOOLEAN NOT NULL,
    wished_at BIGINT NOT NULL,
    wished_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, juror_id)
);

-- When the juror said that nothing ties them to the entry's body; before that nothing of the entry opens.
ALTER TABLE assignment ADD COLUMN cleared_at BIGINT;
UPDATE assignment SET cleared_at = assigned_at WHERE EXISTS (SELECT * FROM score_sheet WHERE assignment_id = assignment.id);

-- Why a juror left an entry: by their own words, or because the rule bars them.
ALTER TABLE recusal ADD COLUMN cause TEXT NOT NULL DEFAULT 'own';

-- Counts the saves. An abstention has a reason and no scores.
ALTER TABLE score_sheet ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE score_sheet ADD COLUMN comment TEXT NOT NULL DEFAULT '';
ALTER TABLE score_sheet ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE score_sheet ADD COLUMN abstained_reason TEXT;
