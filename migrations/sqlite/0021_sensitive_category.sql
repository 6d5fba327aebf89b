-- Whether entries of a category may touch state secrets: their form warns, and publication starts at "not public".
ALTER TABLE category ADD COLUMN is_sensitive INTEGER NOT NULL DEFAULT 0;
UPDATE category SET is_sensitive = 1 WHERE slug = 'security';
