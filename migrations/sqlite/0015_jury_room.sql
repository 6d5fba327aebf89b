-- The body that an organization is subordinate to; the organizer sets it. Bodies of one house are judged by none of it.
ALTER TABLE organization ADD COLUMN parent_id BLOB REFERENCES organization (id);

-- The round of scoring: its own end if it has one (else the ceremony), whether bodies are hidden, how many jurors an entry has.
ALTER TABLE award ADD COLUMN judging_until INTEGER;
ALTER TABLE award ADD COLUMN is_blind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE award ADD COLUMN jurors_per_entry INTEGER NOT NULL DEFAULT 3;

-- A juror's declared tie: to a body by its BIN, or in words.
CREATE TABLE juror_tie (
    id BLOB NOT NULL PRIMARY KEY,
    juror_id BLOB NOT NULL REFERENCES person (id),
    bin TEXT NOT NULL,
    note TEXT NOT NULL,
    declared_at INTEGER NOT NULL
) STRICT;
CREATE INDEX juror_tie_juror ON juror_tie (juror_id);

-- How many entries a juror takes in an edition, and which categories they know.
CREATE TABLE juror_load (
    award_id BLOB NOT NULL REFERENCES award (id),
    juror_id BLOB NOT NULL REFERENCES person (id),
    most INTEGER NOT NULL,
    PRIMARY KEY (award_id, juror_id)
) STRICT;

CREATE TABLE juror_expertise (
    award_id BLOB NOT NULL REFERENCES award (id),
    juror_id BLOB NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    PRIMARY KEY (award_id, juror_id, category)
) STRICT;

-- What the organizer wants of the plan: this juror for this entry, or never.
CREATE TABLE seat_wish (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    juror_id BLOB NOT NULL REFERENCES person (id),
    is_wanted INTEGER NOT NULL,
    wished_at INTEGER NOT NULL,
    wished_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, juror_id)
) STRICT;

-- When the juror said that nothing ties them to the entry's body; before that nothing of the entry opens.
ALTER TABLE assignment ADD COLUMN cleared_at INTEGER;
UPDATE assignment SET cleared_at = assigned_at WHERE EXISTS (SELECT * FROM score_sheet WHERE assignment_id = assignment.id);

-- Why a juror left an entry: by their own words, or because the rule bars them.
ALTER TABLE recusal ADD COLUMN cause TEXT NOT NULL DEFAULT 'own';

-- Counts the saves. An abstention has a reason and no scores.
ALTER TABLE score_sheet ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE score_sheet ADD COLUMN comment TEXT NOT NULL DEFAULT '';
ALTER TABLE score_sheet ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE score_sheet ADD COLUMN abstained_reason TEXT;
