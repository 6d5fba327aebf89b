-- One edition of the competition. Times are UTC milliseconds. Texts come in kk, ru, en.
CREATE TABLE award (
    id BLOB NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL UNIQUE,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    is_demo INTEGER NOT NULL,
    announced_at INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    judging_from INTEGER NOT NULL,
    ceremony_at INTEGER NOT NULL,
    published_at INTEGER
) STRICT;

CREATE TABLE category (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL REFERENCES award (id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    entrants TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    scope_kk TEXT NOT NULL,
    scope_ru TEXT NOT NULL,
    scope_en TEXT NOT NULL,
    UNIQUE (award_id, slug)
) STRICT;

CREATE TABLE criterion (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL REFERENCES award (id),
    code TEXT NOT NULL,
    position INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    UNIQUE (award_id, code)
) STRICT;
