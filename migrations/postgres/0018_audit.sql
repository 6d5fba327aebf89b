-- The log of acts becomes a chain: see docs/adr/0008-audit-log.md. Acts are linked in the transaction that records them;
-- those recorded before this migration are linked with the first act after it.
-- Salt and head are in lowercase hexadecimal.
ALTER TABLE event ADD COLUMN salt TEXT;
ALTER TABLE event ADD COLUMN position BIGINT;
ALTER TABLE event ADD COLUMN head TEXT;
CREATE UNIQUE INDEX event_position ON event (position);

CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an act of the log is never changed or deleted';
END $$;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event FOR EACH ROW WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION refuse_change_of_event();
CREATE TRIGGER event_kept BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();

-- Heads of the log that were sent to the chair.
CREATE TABLE checkpoint (
    position BIGINT NOT NULL,
    head TEXT NOT NULL PRIMARY KEY,
    sent_at BIGINT NOT NULL
);
