-- The log of acts becomes a chain: see docs/adr/0008-audit-log.md. Acts are linked in the transaction that records them;
-- those recorded before this migration are linked with the first act after it.
-- Salt and head are in lowercase hexadecimal.
ALTER TABLE event ADD COLUMN salt TEXT;
ALTER TABLE event ADD COLUMN position INTEGER;
ALTER TABLE event ADD COLUMN head TEXT;
CREATE UNIQUE INDEX event_position ON event (position);

CREATE TRIGGER event_unchanged BEFORE UPDATE ON event WHEN OLD.position IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an act of the log is never changed');
END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'an act of the log is never deleted');
END;

-- Heads of the log that were sent to the chair.
CREATE TABLE checkpoint (
    position INTEGER NOT NULL,
    head TEXT NOT NULL PRIMARY KEY,
    sent_at INTEGER NOT NULL
) STRICT;
