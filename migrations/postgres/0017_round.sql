-- How long the shortlist of a category is, and whether everyone may read how firmly each winner stands, after publication.
ALTER TABLE award ADD COLUMN shortlist BIGINT NOT NULL DEFAULT 3;
ALTER TABLE award ADD COLUMN is_robustness_public BOOLEAN NOT NULL DEFAULT FALSE;

-- The shortlist of a category as the chair confirmed it. It counts while the standings still give the same one.
CREATE TABLE shortlist (
    award_id UUID NOT NULL REFERENCES award (id),
    category TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    confirmed_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (award_id, category)
);

CREATE TABLE finalist (
    award_id UUID NOT NULL,
    category TEXT NOT NULL,
    entry_id UUID NOT NULL REFERENCES entry (id),
    PRIMARY KEY (award_id, category, entry_id),
    FOREIGN KEY (award_id, category) REFERENCES shortlist (award_id, category)
);

-- A sealed shortlist stays as it is.
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON shortlist FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON finalist FOR EACH ROW EXECUTE FUNCTION sealed_by_award();
