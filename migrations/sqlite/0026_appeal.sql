-- What the finding was that an appeal is against; the entry no longer says once it is upheld. Empty: ruled on before this was kept.
ALTER TABLE appeal ADD COLUMN against TEXT NOT NULL DEFAULT '';
UPDATE appeal SET against = COALESCE((SELECT json_extract(state_detail, '$.reason') FROM entry WHERE entry.id = appeal.entry_id), '') WHERE ruled_by IS NULL;
