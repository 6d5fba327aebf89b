-- Two people's agreement on the next step: who armed it, who confirmed it, under which seal and at which revision.
ALTER TABLE ceremony ADD COLUMN armed_by UUID REFERENCES person (id);
ALTER TABLE ceremony ADD COLUMN armed_step BIGINT;
ALTER TABLE ceremony ADD COLUMN armed_revision BIGINT;
ALTER TABLE ceremony ADD COLUMN confirmed_by UUID REFERENCES person (id);
ALTER TABLE ceremony ADD COLUMN confirmed_seal TEXT;
ALTER TABLE ceremony ADD COLUMN confirmed_revision BIGINT;

-- What the organizer planned for a step, as JSON; empty means what such a step usually takes.
ALTER TABLE step ADD COLUMN plan TEXT NOT NULL DEFAULT '';

-- A notice to a disclosed step. Proposed by one person, decided by another; never changed afterwards.
CREATE TABLE correction (
    id UUID NOT NULL PRIMARY KEY,
    ceremony_id UUID NOT NULL REFERENCES ceremony (id),
    step BIGINT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id),
    decided_at BIGINT,
    decided_by UUID REFERENCES person (id),
    is_published BOOLEAN NOT NULL
);
CREATE INDEX correction_ceremony ON correction (ceremony_id);

-- A prize beside the categories. Public, unlike whose it is.
CREATE TABLE special_prize (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES award (id),
    slug TEXT NOT NULL,
    position BIGINT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    UNIQUE (award_id, slug)
);

-- The chair's decision on a special prize; no entry means that it is not awarded. Secret until its step is fired.
CREATE TABLE prize_decision (
    prize_id UUID NOT NULL PRIMARY KEY REFERENCES special_prize (id),
    entry_id UUID REFERENCES entry (id),
    citation_kk TEXT NOT NULL,
    citation_ru TEXT NOT NULL,
    citation_en TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by UUID NOT NULL REFERENCES person (id)
);

-- What the jury says of an entry, should it be first. Kept by entry, so that it can never be said of another.
CREATE TABLE citation (
    entry_id UUID NOT NULL PRIMARY KEY REFERENCES entry (id),
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id)
);

-- The show as the organizer arranges it before it is prepared, as JSON.
CREATE TABLE arrangement (
    award_id UUID NOT NULL PRIMARY KEY REFERENCES award (id),
    content TEXT NOT NULL,
    arranged_at BIGINT NOT NULL
);

-- What the steps of a sealed show disclose stays as it is; only that they were fired is noted.
CREATE FUNCTION sealed_by_ceremony() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_sealed((SELECT award_id FROM ceremony WHERE id = OLD.ceremony_id)); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_if_sealed((SELECT award_id FROM ceremony WHERE id = NEW.ceremony_id));
    RETURN NEW;
END $$;
CREATE TRIGGER sealed BEFORE INSERT OR DELETE ON step FOR EACH ROW EXECUTE FUNCTION sealed_by_ceremony();
CREATE TRIGGER sealed_content BEFORE UPDATE ON step FOR EACH ROW
    WHEN ((OLD.ceremony_id, OLD.position, OLD.kind, OLD.disclosure, OLD.entries) IS DISTINCT FROM (NEW.ceremony_id, NEW.position, NEW.kind, NEW.disclosure, NEW.entries))
    EXECUTE FUNCTION sealed_by_ceremony();
