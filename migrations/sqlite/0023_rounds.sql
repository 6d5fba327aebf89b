-- Where two people must agree the database itself knows two.
CREATE TRIGGER seal_two_people BEFORE INSERT ON seal WHEN NEW.proposed_by = NEW.agreed_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
CREATE TRIGGER seal_break_two_people BEFORE UPDATE ON seal WHEN NEW.break_asked_by = NEW.broken_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
CREATE TRIGGER ceremony_two_people_insert BEFORE INSERT ON ceremony WHEN NEW.armed_by = NEW.confirmed_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
CREATE TRIGGER ceremony_two_people_update BEFORE UPDATE ON ceremony WHEN NEW.armed_by = NEW.confirmed_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
CREATE TRIGGER correction_two_people_insert BEFORE INSERT ON correction WHEN NEW.is_published AND NEW.decided_by = NEW.proposed_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
CREATE TRIGGER correction_two_people_update BEFORE UPDATE ON correction WHEN NEW.is_published AND NEW.decided_by = NEW.proposed_by
BEGIN SELECT RAISE(ABORT, 'two_people'); END;
-- Who had decided on the entry does not rule on the appeal.
CREATE TRIGGER appeal_two_people BEFORE UPDATE ON appeal WHEN OLD.ruled_by IS NULL AND NEW.ruled_by IN (SELECT decided_by FROM entry WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'two_people'); END;

-- The second round, for finalists: when its sheets are written. Without these there is none.
ALTER TABLE award ADD COLUMN finals_from INTEGER;
ALTER TABLE award ADD COLUMN finals_until INTEGER;
-- When the finalists of a category went into it.
ALTER TABLE shortlist ADD COLUMN opened_at INTEGER;

-- What the first round left of a finalist, a row a juror. From then on score_sheet and score hold the second round.
CREATE TABLE first_seat (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    juror_id BLOB NOT NULL REFERENCES person (id),
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (entry_id, juror_id)
) STRICT;

CREATE TABLE first_score (
    entry_id BLOB NOT NULL,
    juror_id BLOB NOT NULL,
    criterion TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    PRIMARY KEY (entry_id, juror_id, criterion),
    FOREIGN KEY (entry_id, juror_id) REFERENCES first_seat (entry_id, juror_id)
) STRICT;

CREATE TRIGGER sealed_first_seat_insert BEFORE INSERT ON first_seat WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_first_seat_update BEFORE UPDATE ON first_seat WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id, NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_first_seat_delete BEFORE DELETE ON first_seat WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_first_score_insert BEFORE INSERT ON first_score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_first_score_update BEFORE UPDATE ON first_score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id, NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_first_score_delete BEFORE DELETE ON first_score WHEN EXISTS (SELECT 1 FROM seal JOIN entry ON entry.award_id = seal.award_id WHERE seal.broken_at IS NULL AND entry.id IN (OLD.entry_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
