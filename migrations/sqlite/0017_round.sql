-- How long the shortlist of a category is, and whether everyone may read how firmly each winner stands, after publication.
ALTER TABLE award ADD COLUMN shortlist INTEGER NOT NULL DEFAULT 3;
ALTER TABLE award ADD COLUMN is_robustness_public INTEGER NOT NULL DEFAULT 0;

-- The shortlist of a category as the chair confirmed it. It counts while the standings still give the same one.
CREATE TABLE shortlist (
    award_id BLOB NOT NULL REFERENCES award (id),
    category TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    confirmed_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (award_id, category)
) STRICT;

CREATE TABLE finalist (
    award_id BLOB NOT NULL,
    category TEXT NOT NULL,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    PRIMARY KEY (award_id, category, entry_id),
    FOREIGN KEY (award_id, category) REFERENCES shortlist (award_id, category)
) STRICT;

-- A sealed shortlist stays as it is.
CREATE TRIGGER sealed_shortlist_insert BEFORE INSERT ON shortlist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_shortlist_update BEFORE UPDATE ON shortlist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_shortlist_delete BEFORE DELETE ON shortlist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_finalist_insert BEFORE INSERT ON finalist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_finalist_update BEFORE UPDATE ON finalist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id, NEW.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
CREATE TRIGGER sealed_finalist_delete BEFORE DELETE ON finalist WHEN EXISTS (SELECT 1 FROM seal WHERE seal.broken_at IS NULL AND seal.award_id IN (OLD.award_id))
BEGIN SELECT RAISE(ABORT, 'award_is_sealed'); END;
