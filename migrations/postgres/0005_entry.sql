-- Category, titles and search text are those of the last submission; empty before. State_detail holds the whole state as JSON.
CREATE TABLE entry (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES award (id),
    organization_id UUID NOT NULL REFERENCES organization (id),
    category TEXT NOT NULL,
    title TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    state_detail TEXT NOT NULL,
    remark TEXT NOT NULL,
    search_text TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    number BIGINT,
    created_at BIGINT NOT NULL,
    created_by UUID NOT NULL REFERENCES person (id),
    project_id UUID REFERENCES project (id),
    UNIQUE (award_id, number)
);
CREATE INDEX entry_organization ON entry (organization_id);
CREATE INDEX entry_award ON entry (award_id, state);

-- What is in each section now. Content is a JSON object of text fields.
CREATE TABLE entry_section (
    entry_id UUID NOT NULL REFERENCES entry (id),
    section TEXT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, section)
);

-- Every version that was ever saved: nothing typed is overwritten for good.
CREATE TABLE entry_section_version (
    entry_id UUID NOT NULL REFERENCES entry (id),
    section TEXT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, section, version)
);

-- What was sent: never changed afterwards. Content is the canonical text that the SHA-256 is of.
CREATE TABLE receipt (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES entry (id),
    number BIGINT NOT NULL,
    submitted_at BIGINT NOT NULL,
    submitted_by UUID NOT NULL REFERENCES person (id),
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX receipt_entry ON receipt (entry_id);
