-- Up to which version the old versions of a section were thinned.
ALTER TABLE entry_section ADD COLUMN thinned_to BIGINT NOT NULL DEFAULT 0;
