-- A body asks the owner of a published project for contact. The project may leave the showcase, the conversation stays:
-- it keeps the title. Entry_id is empty for a practice, which the organizer answers for.
CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY,
    project_id BLOB NOT NULL,
    entry_id BLOB REFERENCES entry (id),
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    organization_id BLOB NOT NULL REFERENCES organization (id),
    asked_at INTEGER NOT NULL,
    asked_by BLOB NOT NULL REFERENCES person (id),
    answered_at INTEGER,
    closed_at INTEGER,
    closed_by BLOB REFERENCES person (id),
    reported_at INTEGER,
    reported_by BLOB REFERENCES person (id),
    report TEXT NOT NULL
) STRICT;
CREATE INDEX contact_project ON contact (project_id);
CREATE INDEX contact_entry ON contact (entry_id);
CREATE INDEX contact_asked ON contact (asked_by, asked_at);

CREATE TABLE contact_message (
    contact_id BLOB NOT NULL REFERENCES contact (id),
    position INTEGER NOT NULL,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (contact_id, position)
) STRICT;

-- What an owner would change of a published entry. Edits is JSON: each text before and after.
CREATE TABLE revision (
    id BLOB NOT NULL PRIMARY KEY,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    edits TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES person (id),
    decided_at INTEGER,
    decided_by BLOB REFERENCES person (id),
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX revision_entry ON revision (entry_id);
CREATE INDEX revision_state ON revision (state, proposed_at);

-- What became of the promised figures, some months after publication. Figures is JSON, with what was promised.
CREATE TABLE follow_up (
    entry_id BLOB NOT NULL REFERENCES entry (id),
    months INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    answered_at INTEGER,
    answered_by BLOB REFERENCES person (id),
    figures TEXT NOT NULL,
    PRIMARY KEY (entry_id, months)
) STRICT;

-- Practices that are not public: imported or written by the organizer, or taken out of the showcase. Content is JSON.
CREATE TABLE practice_draft (
    slug TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES person (id)
) STRICT;

-- A file of practices that was looked at and is not imported yet; one a person.
CREATE TABLE practice_file (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    read_at INTEGER NOT NULL
) STRICT;
