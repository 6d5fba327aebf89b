-- A registration is no account: each waits by itself, with its own password and its own link, until whoever reads its
-- mail shows that they know that password. So nobody's password waits in an account that is another's.
CREATE TABLE registration (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    bin TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX registration_email ON registration (email);
CREATE INDEX registration_created ON registration (created_at);

-- The one-time codes of its letters; only their hashes.
CREATE TABLE registration_code (
    code_hash TEXT NOT NULL PRIMARY KEY,
    registration_id BLOB NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX registration_code_registration ON registration_code (registration_id);

-- Accounts that were never proven lose the password that anybody may have given them: a new one is set by mail. From
-- now on `claim` holds what those wrote who wait to be admitted.
UPDATE person SET password_hash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' WHERE verified_at IS NULL;
DELETE FROM claim WHERE person_id IN (SELECT id FROM person WHERE verified_at IS NULL);
DELETE FROM mail_code WHERE purpose = 'verify';
DELETE FROM mail WHERE template = 'verify_address' AND sent_at IS NULL;
