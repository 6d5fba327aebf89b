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
