-- Category, titles and search text are those of the last submission; empty before. State_detail holds the whole state as JSON.
CREATE TABLE entry (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL REFERENCES award (id),
    organization_id BLOB NOT NULL REFERENCES organization (id),
    category TEXT NOT NULL,
    title TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_detail TEXT NOT NULL,
    remark TEXT NOT NULL,
    search_text TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    number INTEGER,
    created_at INTEGER NOT NULL,
    created_by BLOB NOT NULL REFERENCES person (id),
    project_id BLOB REFERENCES project (id),
    UNIQUE (award_id, number)
) STRICT;
CREATE INDEX entry_organization ON entry (organization_id);
CREATE INDEX entry_award ON entry (award_id, state);

-- What is in each section now. Content is a JSON object of text fields.
CREATE TABLE entry_section (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    section TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, section)
) STRICT;

-- Every version that was ever saved: nothing typed is overwritten for good.
CREATE TABLE entry_section_version (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    section TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry_id, section, version)
) STRICT;

-- What was sent: never changed afterwards. Content is the canonical text that the SHA-256 is of.
CREATE TABLE receipt (
    id BLOB NOT NULL PRIMARY KEY,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    number INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    submitted_by BLOB NOT NULL REFERENCES person (id),
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_entry ON receipt (entry_id);
