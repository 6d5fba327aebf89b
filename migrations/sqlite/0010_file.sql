-- A file of an entry. Its bytes lie in the file store under their SHA-256; what others see of a picture under that of
-- its copy. A removed file stays as a row, and as bytes if it was ever sent. Uploaded_at is when its upload began.
CREATE TABLE file (
    id BLOB NOT NULL PRIMARY KEY,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    sha256 TEXT NOT NULL,
    preview_sha256 TEXT,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    audience TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    uploaded_by BLOB NOT NULL REFERENCES person (id),
    finished_at INTEGER NOT NULL,
    removed_at INTEGER,
    removed_by BLOB REFERENCES person (id)
) STRICT;
CREATE INDEX file_entry ON file (entry_id);
CREATE INDEX file_sha256 ON file (sha256);
CREATE INDEX file_preview ON file (preview_sha256);

-- The files that were sent with a submission: never changed afterwards.
CREATE TABLE receipt_file (
    receipt_id BLOB NOT NULL REFERENCES receipt (id),
    position INTEGER NOT NULL,
    file_id BLOB NOT NULL REFERENCES file (id),
    PRIMARY KEY (receipt_id, position)
) STRICT;
CREATE INDEX receipt_file_file ON receipt_file (file_id);

-- A file on its way, in pieces.
CREATE TABLE upload (
    id BLOB NOT NULL PRIMARY KEY,
    entry_id BLOB NOT NULL REFERENCES entry (id),
    length INTEGER NOT NULL,
    received INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    audience TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    begun_by BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX upload_entry ON upload (entry_id);
