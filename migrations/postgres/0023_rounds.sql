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

-- The second round, for finalists: when its sheets are written. Without these there is none.
ALTER TABLE award ADD COLUMN finals_from BIGINT;
ALTER TABLE award ADD COLUMN finals_until BIGINT;
-- When the finalists of a category went into it.
ALTER TABLE shortlist ADD COLUMN opened_at BIGINT;

-- What the first round left of a finalist, a row a juror. From then on score_sheet and score hold the second round.
CREATE TABLE first_seat (
    entry_id UUID NOT NULL REFERENCES entry (id),
    juror_id UUID NOT NULL REFERENCES person (id),
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (entry_id, juror_id)
);

CREATE TABLE first_score (
    entry_id UUID NOT NULL,
    juror_id UUID NOT NULL,
    criterion TEXT NOT NULL,
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10),
    PRIMARY KEY (entry_id, juror_id, criterion),
    FOREIGN KEY (entry_id, juror_id) REFERENCES first_seat (entry_id, juror_id)
);

CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON first_seat FOR EACH ROW EXECUTE FUNCTION sealed_by_entry();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON first_score FOR EACH ROW EXECUTE FUNCTION sealed_by_entry();
