-- What entries a step shows, as a JSON list of their ids: what ties a step to the ranking. Secret like its disclosure.
ALTER TABLE step ADD COLUMN entries TEXT NOT NULL DEFAULT '[]';

-- Somebody asked to seal the result as it stood; the digest, salted, tells whether it still stands so.
CREATE TABLE seal_proposal (
    award_id UUID NOT NULL PRIMARY KEY REFERENCES award (id),
    digest TEXT NOT NULL,
    secret TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id)
);

-- The header and its signature are public from the beginning; the secret, by which entries and jurors were renamed, never.
CREATE TABLE seal (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES award (id),
    header TEXT NOT NULL,
    signature TEXT NOT NULL,
    secret TEXT NOT NULL,
    sealed_at BIGINT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id),
    agreed_by UUID NOT NULL REFERENCES person (id),
    break_reason TEXT,
    break_asked_at BIGINT,
    break_asked_by UUID REFERENCES person (id),
    broken_at BIGINT,
    broken_by UUID REFERENCES person (id)
);
CREATE INDEX seal_award ON seal (award_id);
-- One seal an edition that is not broken.
CREATE UNIQUE INDEX seal_whole ON seal (award_id) WHERE broken_at IS NULL;

-- Salt and content are secret until opened. Step is the position of the step that opens it; without one it opens at the end.
CREATE TABLE seal_leaf (
    seal_id UUID NOT NULL REFERENCES seal (id),
    position BIGINT NOT NULL,
    step BIGINT,
    salt TEXT NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    opened_at BIGINT,
    PRIMARY KEY (seal_id, position)
);

-- What a sealed result was made from stays as it is, whoever writes.
-- Whoever changes it holds the lock shared until their commit; sealing holds it alone, so that nobody is half way.
CREATE FUNCTION refuse_if_sealed(award UUID) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('seal ' || award::text, 0));
    IF EXISTS (SELECT 1 FROM seal WHERE seal.award_id = award AND seal.broken_at IS NULL) THEN
        RAISE EXCEPTION 'award_is_sealed';
    END IF;
END $$;

CREATE FUNCTION award_of_entry(entry_id UUID) RETURNS UUID LANGUAGE sql STABLE AS
$$ SELECT entry.award_id FROM entry WHERE entry.id = $1 $$;

CREATE FUNCTION award_of_assignment(assignment_id UUID) RETURNS UUID LANGUAGE sql STABLE AS
$$ SELECT entry.award_id FROM assignment JOIN entry ON entry.id = assignment.entry_id WHERE assignment.id = $1 $$;

CREATE FUNCTION sealed_by_award() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_sealed(OLD.award_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_if_sealed(NEW.award_id);
    RETURN NEW;
END $$;

CREATE FUNCTION sealed_by_entry() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_sealed(award_of_entry(OLD.entry_id)); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_if_sealed(award_of_entry(NEW.entry_id));
    RETURN NEW;
END $$;

CREATE FUNCTION sealed_by_assignment() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_sealed(award_of_assignment(OLD.assignment_id)); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_if_sealed(award_of_assignment(NEW.assignment_id));
    RETURN NEW;
END $$;

CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON score_sheet FOR EACH ROW EXECUTE FUNCTION sealed_by_assignment();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON score FOR EACH ROW EXECUTE FUNCTION sealed_by_assignment();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON recusal FOR EACH ROW EXECUTE FUNCTION sealed_by_assignment();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON assignment FOR EACH ROW EXECUTE FUNCTION sealed_by_entry();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON tie_decision FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON criterion FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON category FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
CREATE TRIGGER sealed BEFORE INSERT OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
CREATE TRIGGER sealed_state BEFORE UPDATE ON entry FOR EACH ROW
    WHEN ((OLD.id, OLD.award_id, OLD.state, OLD.category) IS DISTINCT FROM (NEW.id, NEW.award_id, NEW.state, NEW.category))
    EXECUTE FUNCTION sealed_by_award();

-- Sealing begins by taking the proposal away.
CREATE FUNCTION seal_alone() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('seal ' || OLD.award_id::text, 0));
    RETURN OLD;
END $$;
CREATE TRIGGER alone BEFORE DELETE ON seal_proposal FOR EACH ROW EXECUTE FUNCTION seal_alone();

-- A seal is broken, never changed or removed; a leaf is opened once and stays open.
CREATE FUNCTION seal_is_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'seal_is_kept'; END $$;
CREATE TRIGGER kept BEFORE UPDATE ON seal FOR EACH ROW
    WHEN (OLD.broken_at IS NOT NULL OR (OLD.id, OLD.award_id, OLD.header, OLD.signature, OLD.secret, OLD.sealed_at, OLD.proposed_by, OLD.agreed_by) IS DISTINCT FROM (NEW.id, NEW.award_id, NEW.header, NEW.signature, NEW.secret, NEW.sealed_at, NEW.proposed_by, NEW.agreed_by))
    EXECUTE FUNCTION seal_is_kept();
CREATE TRIGGER kept_row BEFORE DELETE ON seal FOR EACH ROW EXECUTE FUNCTION seal_is_kept();
CREATE TRIGGER kept BEFORE UPDATE ON seal_leaf FOR EACH ROW
    WHEN (OLD.opened_at IS NOT NULL OR OLD.step IS DISTINCT FROM NEW.step
        OR (OLD.seal_id, OLD.position, OLD.salt, OLD.content, OLD.hash) IS DISTINCT FROM (NEW.seal_id, NEW.position, NEW.salt, NEW.content, NEW.hash))
    EXECUTE FUNCTION seal_is_kept();
CREATE TRIGGER kept_row BEFORE DELETE ON seal_leaf FOR EACH ROW EXECUTE FUNCTION seal_is_kept();
