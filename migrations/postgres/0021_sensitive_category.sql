-- Whether entries of a category may touch state secrets: their form warns, and publication starts at "not public".
ALTER TABLE category ADD COLUMN is_sensitive BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE category SET is_sensitive = TRUE WHERE slug = 'security';
