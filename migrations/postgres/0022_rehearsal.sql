-- The latest number of a board, over the shows of all editions: no revision of one is ever that of another. One row.
CREATE TABLE board_count (
    last BIGINT NOT NULL
);
INSERT INTO board_count (last) SELECT COALESCE(MAX(revision), 0) FROM board;

-- What this database rehearses; its one row makes it a rehearsal: everything in it but names and arrangement is invented.
CREATE TABLE rehearsal (
    year BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

-- How the title and the body of an entry are read out, with stress marks. For the presenter alone.
CREATE TABLE pronunciation (
    entry_id UUID NOT NULL PRIMARY KEY REFERENCES entry (id),
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id)
);
