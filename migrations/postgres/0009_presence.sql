-- Who has which section of an entry open. A page tells so every twenty seconds; what is older than a minute is over.
CREATE TABLE presence (
    entry_id UUID NOT NULL REFERENCES entry (id),
    section TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (entry_id, section, person_id)
);
