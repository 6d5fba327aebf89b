-- One edition of the competition. Times are UTC milliseconds. Texts come in kk, ru, en.
CREATE TABLE award (
    id UUID NOT NULL PRIMARY KEY,
    year BIGINT NOT NULL UNIQUE,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    is_demo BOOLEAN NOT NULL,
    announced_at BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    judging_from BIGINT NOT NULL,
    ceremony_at BIGINT NOT NULL,
    published_at BIGINT
);

CREATE TABLE category (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES award (id),
    slug TEXT NOT NULL,
    position BIGINT NOT NULL,
    entrants TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    scope_kk TEXT NOT NULL,
    scope_ru TEXT NOT NULL,
    scope_en TEXT NOT NULL,
    UNIQUE (award_id, slug)
);

CREATE TABLE criterion (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES award (id),
    code TEXT NOT NULL,
    position BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    UNIQUE (award_id, code)
);
