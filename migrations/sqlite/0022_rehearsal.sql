-- The latest number of a board, over the shows of all editions: no revision of one is ever that of another. One row.
CREATE TABLE board_count (
    last INTEGER NOT NULL
) STRICT;
INSERT INTO board_count (last) SELECT COALESCE(MAX(revision), 0) FROM board;

-- What this database rehearses; its one row makes it a rehearsal: everything in it but names and arrangement is invented.
CREATE TABLE rehearsal (
    year INTEGER NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

-- How the title and the body of an entry are read out, with stress marks. For the presenter alone.
CREATE TABLE pronunciation (
    entry_id BLOB NOT NULL PRIMARY KEY REFERENCES entry (id),
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id)
) STRICT;
