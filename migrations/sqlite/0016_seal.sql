-- What entries a step shows, as a JSON list of their ids: what ties a step to the ranking. Secret like its disclosure.
ALTER TABLE step ADD COLUMN entries TEXT NOT NULL DEFAULT '[]';

-- Somebody asked to seal the result as it stood; the digest, salted, tells whether it still stands so.
CREATE TABLE seal_proposal (
    award_id BLOB NOT NULL PRIMARY KEY REFERENCES award (id),
    digest TEXT NOT NULL,
    secret TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES person (id)
) STRICT;

-- The header and its signature are public from the beginning; the secret, by which entries and jurors were renamed, never.
CREATE TABLE seal (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL REFERENCES award (id),
    header TEXT NOT NULL,
    signature TEXT NOT NULL,
    secret TEXT NOT NULL,
    sealed_at INTEGER NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES person (id),
    agreed_by BLOB NOT NULL REFERENCES person (id),
    break_reason TEXT,
    break_asked_at INTEGER,
    break_asked_by BLOB REFERENCES person (id),
    broken_at INTEGER,
    broken_by BLOB REFERENCES person (id)
) STRICT;
CREATE INDEX seal_award ON seal (award_id);
-- One seal an edition that is not broken.
CREATE UNIQUE INDEX seal_whole ON seal (award_id) WHERE broken_at IS NULL;

-- Salt and content are secret until opened. Step is the position of the step that opens it; without one it opens at the end.
CREATE TABLE seal_leaf (
    seal_id BLOB NOT NULL REFERENCES seal (id),
    position INTEGER NOT NULL,
    step INTEGER,
    salt TEXT NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    opened_at INTEGER,
    PRIMARY KEY (seal_id, position)
) STRICT;

-- What a sealed result was made from stays as it is, whoever writes.
CREATE TRIGGER sealed_score_sheet_insert BEFORE INSERT ON score_sheet WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_score_sheet_update BEFORE UPDATE ON score_sheet WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id, NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_score_sheet_delete BEFORE DELETE ON score_sheet WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_score_insert BEFORE INSERT ON score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_score_update BEFORE UPDATE ON score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id, NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_score_delete BEFORE DELETE ON score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_recusal_insert BEFORE INSERT ON recusal WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_recusal_update BEFORE UPDATE ON recusal WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id, NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_recusal_delete BEFORE DELETE ON recusal WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id JOIN assignment ON assignment.entry_id = entry.id WHERE seal.broken_at IS NULL AND assignment.id IN (OLD.assignment_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_assignment_insert BEFORE INSERT ON assignment WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_assignment_update BEFORE UPDATE ON assignment WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id, NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_assignment_delete BEFORE DELETE ON assignment WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_tie_decision_insert BEFORE INSERT ON tie_decision WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_tie_decision_update BEFORE UPDATE ON tie_decision WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_tie_decision_delete BEFORE DELETE ON tie_decision WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_criterion_insert BEFORE INSERT ON criterion WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_criterion_update BEFORE UPDATE ON criterion WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_criterion_delete BEFORE DELETE ON criterion WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_category_insert BEFORE INSERT ON category WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_category_update BEFORE UPDATE ON category WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_category_delete BEFORE DELETE ON category WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_entry_insert BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_entry_update BEFORE UPDATE ON entry WHEN (OLD.id, OLD.award_id, OLD.state, OLD.category) <> (NEW.id, NEW.award_id, NEW.state, NEW.category)
    AND EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_entry_delete BEFORE DELETE ON entry WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;

-- A seal is broken, never changed or removed; a leaf is opened once and stays open.
CREATE TRIGGER seal_update BEFORE UPDATE ON seal WHEN OLD.broken_at IS NOT NULL
    OR (OLD.id, OLD.award_id, OLD.header, OLD.signature, OLD.secret, OLD.sealed_at, OLD.proposed_by, OLD.agreed_by) <> (NEW.id, NEW.award_id, NEW.header, NEW.signature, NEW.secret, NEW.sealed_at, NEW.proposed_by, NEW.agreed_by)
BEGIN SELECT RAISE(ABORT, 'seal_is_kept'); END;
CREATE TRIGGER seal_delete BEFORE DELETE ON seal WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'seal_is_kept'); END;
CREATE TRIGGER seal_leaf_update BEFORE UPDATE ON seal_leaf WHEN OLD.opened_at IS NOT NULL OR OLD.step IS NOT NEW.step
    OR (OLD.seal_id, OLD.position, OLD.salt, OLD.content, OLD.hash) <> (NEW.seal_id, NEW.position, NEW.salt, NEW.content, NEW.hash)
BEGIN SELECT RAISE(ABORT, 'seal_is_kept'); END;
CREATE TRIGGER seal_leaf_delete BEFORE DELETE ON seal_leaf WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'seal_is_kept'); END;
