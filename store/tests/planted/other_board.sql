-- The edition before has a board at the same revision, as older versions numbered them, and becomes the one nearest its ceremony.
INSERT INTO board (award_id, revision, content) SELECT (SELECT id FROM award WHERE year = {before}), revision, REPLACE(content, '"year":{year}', '"year":{before}') FROM board;
UPDATE award SET ceremony_at = ceremony_at + 400000000000 WHERE year >= {year};
