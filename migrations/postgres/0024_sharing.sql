-- A body asks the owner of a published project for contact. The project may leave the showcase, the conversation stays:
-- it keeps the title. Entry_id is empty for a practice, which the organizer answers for.
CREATE TABLE contact (
    id UUID NOT NULL PRIMARY KEY,
    project_id UUID NOT NULL,
    entry_id UUID REFERENCES entry (id),
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    organization_id UUID NOT NULL REFERENCES organization (id),
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL REFERENCES person (id),
    answered_at BIGINT,
    closed_at BIGINT,
    closed_by UUID REFERENCES person (id),
    reported_at BIGINT,
    reported_by UUID REFERENCES person (id),
    report TEXT NOT NULL
);
CREATE INDEX contact_project ON contact (project_id);
CREATE INDEX contact_entry ON contact (entry_id);
CREATE INDEX contact_asked ON contact (asked_by, asked_at);

CREATE TABLE contact_message (
    contact_id UUID NOT NULL REFERENCES contact (id),
    position BIGINT NOT NULL,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (contact_id, position)
);

-- What an owner would change of a published entry. Edits is JSON: each text before and after.
CREATE TABLE revision (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES entry (id),
    edits TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id),
    decided_at BIGINT,
    decided_by UUID REFERENCES person (id),
    reason TEXT NOT NULL
);
CREATE INDEX revision_entry ON revision (entry_id);
CREATE INDEX revision_state ON revision (state, proposed_at);

-- What became of the promised figures, some months after publication. Figures is JSON, with what was promised.
CREATE TABLE follow_up (
    entry_id UUID NOT NULL REFERENCES entry (id),
    months BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by UUID REFERENCES person (id),
    figures TEXT NOT NULL,
    PRIMARY KEY (entry_id, months)
);

-- Practices that are not public: imported or written by the organizer, or taken out of the showcase. Content is JSON.
CREATE TABLE practice_draft (
    slug TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES person (id)
);

-- A file of practices that was looked at and is not imported yet; one a person.
CREATE TABLE practice_file (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id),
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    read_at BIGINT NOT NULL
);
