-- The outbox: written in the transaction that causes the mail, sent afterwards. The words are put in when it is sent.
CREATE TABLE mail (
    id UUID NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    locale TEXT NOT NULL,
    template TEXT NOT NULL,
    arguments TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX mail_waiting ON mail (sent_at, next_attempt_at);

-- Acts that matter: who did what to what, and why.
CREATE TABLE event (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id UUID,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX event_at ON event (at);
