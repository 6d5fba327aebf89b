-- Projects that the organizer put together for one purpose. Public once published; until then only the organizer's.
CREATE TABLE collection (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    is_published INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- Its projects in order. A project that leaves the showcase leaves its collections.
CREATE TABLE collection_project (
    collection_id BLOB NOT NULL REFERENCES collection (id),
    project_id BLOB NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (collection_id, project_id)
) STRICT;
CREATE INDEX collection_project_project ON collection_project (project_id);
