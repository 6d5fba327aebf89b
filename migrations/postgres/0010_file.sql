-- A file of an entry. Its bytes lie in the file store under their SHA-256; what others see of a picture under that of
-- its copy. A removed file stays as a row, and as bytes if it was ever sent. Uploaded_at is when its upload began.
CREATE TABLE file (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES entry (id),
    sha256 TEXT NOT NULL,
    preview_sha256 TEXT,
    size BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    audience TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    uploaded_by UUID NOT NULL REFERENCES person (id),
    finished_at BIGINT NOT NULL,
    removed_at BIGINT,
    removed_by UUID REFERENCES person (id)
);
CREATE INDEX file_entry ON file (entry_id);
CREATE INDEX file_sha256 ON file (sha256);
CREATE INDEX file_preview ON file (preview_sha256);

-- The files that were sent with a submission: never changed afterwards.
CREATE TABLE receipt_file (
    receipt_id UUID NOT NULL REFERENCES receipt (id),
    position BIGINT NOT NULL,
    file_id UUID NOT NULL REFERENCES file (id),
    PRIMARY KEY (receipt_id, position)
);
CREATE INDEX receipt_file_file ON receipt_file (file_id);

-- A file on its way, in pieces.
CREATE TABLE upload (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES entry (id),
    length BIGINT NOT NULL,
    received BIGINT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    audience TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    begun_by UUID NOT NULL REFERENCES person (id)
);
CREATE INDEX upload_entry ON upload (entry_id);
