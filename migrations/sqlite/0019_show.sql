-- Two people's agreement on the next step: who armed it, who confirmed it, under which seal and at which revision.
ALTER TABLE ceremony ADD COLUMN armed_by BLOB REFERENCES person (id);
ALTER TABLE ceremony ADD COLUMN armed_step INTEGER;
ALTER TABLE ceremony ADD COLUMN armed_revision INTEGER;
ALTER TABLE ceremony ADD COLUMN confirmed_by BLOB REFERENCES person (id);
ALTER TABLE ceremony ADD COLUMN confirmed_seal TEXT;
ALTER TABLE ceremony ADD COLUMN confirmed_revision INTEGER;

-- What the organizer planned for a step, as JSON; empty means what such a step usually takes.
ALTER TABLE step ADD COLUMN plan TEXT NOT NULL DEFAULT '';

-- A notice to a disclosed step. Proposed by one person, decided by another; never changed afterwards.
CREATE TABLE correction (
    id BLOB NOT NULL PRIMARY KEY,
    ceremony_id BLOB NOT NULL REFERENCES ceremony (id),
    step INTEGER NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES person (id),
    decided_at INTEGER,
    decided_by BLOB REFERENCES person (id),
    is_published INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_ceremony ON correction (ceremony_id);

-- A prize beside the categories. Public, unlike whose it is.
CREATE TABLE special_prize (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL REFERENCES award (id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    UNIQUE (award_id, slug)
) STRICT;

-- The chair's decision on a special prize; no entry means that it is not awarded. Secret until its step is fired.
CREATE TABLE prize_decision (
    prize_id BLOB NOT NULL PRIMARY KEY REFERENCES special_prize (id),
    entry_id BLOB REFERENCES entry (id),
    citation_kk TEXT NOT NULL,
    citation_ru TEXT NOT NULL,
    citation_en TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    decided_by BLOB NOT NULL REFERENCES person (id)
) STRICT;

-- What the jury says of an entry, should it be first. Kept by entry, so that it can never be said of another.
CREATE TABLE citation (
    entry_id BLOB NOT NULL PRIMARY KEY REFERENCES entry (id),
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id)
) STRICT;

-- The show as the organizer arranges it before it is prepared, as JSON.
CREATE TABLE arrangement (
    award_id BLOB NOT NULL PRIMARY KEY REFERENCES award (id),
    content TEXT NOT NULL,
    arranged_at INTEGER NOT NULL
) STRICT;

-- What the steps of a sealed show disclose stays as it is; only that they were fired is noted.
CREATE TRIGGER sealed_step_insert BEFORE INSERT ON step WHEN EXISTS (SELECT 1 FROM seal JOIN ceremony ON ceremony.award_id = seal.award_id WHERE seal.broken_at IS NULL AND ceremony.id IN (NEW.ceremony_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_step_update BEFORE UPDATE ON step WHEN (OLD.ceremony_id, OLD.position, OLD.kind, OLD.disclosure, OLD.entries) <> (NEW.ceremony_id, NEW.position, NEW.kind, NEW.disclosure, NEW.entries)
    AND EXISTS (SELECT 1 FROM seal JOIN ceremony ON ceremony.award_id = seal.award_id WHERE seal.broken_at IS NULL AND ceremony.id IN (OLD.ceremony_id, NEW.ceremony_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_step_delete BEFORE DELETE ON step WHEN EXISTS (SELECT 1 FROM seal JOIN ceremony ON ceremony.award_id = seal.award_id WHERE seal.broken_at IS NULL AND ceremony.id IN (OLD.ceremony_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
