CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    verified_at INTEGER
) STRICT;

-- A BIN is public: whoever registers first claims it, the organizer confirms.
CREATE TABLE organization (
    id BLOB NOT NULL PRIMARY KEY,
    bin TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    claimed_at INTEGER NOT NULL,
    confirmed_at INTEGER
) STRICT;

-- The organization that a new account says it belongs to, until its address is proven: nobody can claim a BIN, or
-- write to its members, from an address that is not theirs.
CREATE TABLE claim (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    bin TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL
) STRICT;

-- A person belongs to one organization; until admitted they see nothing of it.
CREATE TABLE membership (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    organization_id BLOB NOT NULL REFERENCES organization (id),
    asked_at INTEGER NOT NULL,
    admitted_at INTEGER,
    admitted_by BLOB REFERENCES person (id)
) STRICT;
CREATE INDEX membership_organization ON membership (organization_id);

CREATE TABLE role (
    person_id BLOB NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, role)
) STRICT;

-- Only a hash of the token is kept: who reads this table cannot sign in with it.
CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id);

-- One-time codes sent by mail: to verify an address, to set a new password, to accept an invitation.
CREATE TABLE mail_code (
    code_hash TEXT NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX mail_code_person ON mail_code (person_id);
