-- Where two people must agree the database itself knows two.
ALTER TABLE seal ADD CONSTRAINT two_people CHECK (proposed_by <> agreed_by AND (broken_by IS NULL OR break_asked_by IS NULL OR broken_by <> break_asked_by));
ALTER TABLE ceremony ADD CONSTRAINT two_people CHECK (armed_by <> confirmed_by);
ALTER TABLE correction ADD CONSTRAINT two_people CHECK (NOT is_published OR decided_by <> proposed_by);
-- Who had decided on the entry does not rule on the appeal.
CREATE FUNCTION appeal_two_people() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.ruled_by IN (SELECT decided_by FROM entry WHERE id = NEW.entry_id) THEN RAISE EXCEPTION 'two_people'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER two_people BEFORE UPDATE ON appeal FOR EACH ROW WHEN (OLD.ruled_by IS NULL) EXECUTE FUNCTION appeal_two_people();
