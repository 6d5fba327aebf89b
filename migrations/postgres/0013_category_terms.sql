-- For how many years a winner is kept out of the category it won; 0 keeps nobody out.
ALTER TABLE award ADD COLUMN years_winners_barred BIGINT NOT NULL DEFAULT 0;

-- What the scores 0, 3, 5, 8 and 10 mean, as a JSON array of texts in three languages. Empty: as the program words its own criteria.
ALTER TABLE criterion ADD COLUMN anchors TEXT NOT NULL DEFAULT '';

-- What the organizer says of an edition in words of their own. Who says nothing has no row.
CREATE TABLE award_text (
    award_id UUID NOT NULL REFERENCES award (id),
    kind TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    PRIMARY KEY (award_id, kind)
);
