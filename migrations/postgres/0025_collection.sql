-- Projects that the organizer put together for one purpose. Public once published; until then only the organizer's.
CREATE TABLE collection (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    is_published BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Its projects in order. A project that leaves the showcase leaves its collections.
CREATE TABLE collection_project (
    collection_id UUID NOT NULL REFERENCES collection (id),
    project_id UUID NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    PRIMARY KEY (collection_id, project_id)
);
CREATE INDEX collection_project_project ON collection_project (project_id);
