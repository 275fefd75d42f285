-- What people sign in with. It stands apart from the accounts, and no reader sees any of it but -2, the
-- authenticator: nobody else's, not one's own, not the site owner's.

-- A disabled account keeps its library and opens to nobody.
ALTER TABLE account ADD COLUMN disabled INTEGER;  -- since when; NULL: it is not

DROP VIEW visible_account;
CREATE VIEW visible_account AS
SELECT id, public_id, name, folded, role, locale, time_zone, created, disabled
FROM account WHERE id = (SELECT viewer()) OR (SELECT viewer()) = -2;

CREATE TABLE credential (
    account      INTEGER PRIMARY KEY REFERENCES account (id),
    password     TEXT    NOT NULL,             -- argon2id, as a PHC string
    changed      INTEGER NOT NULL
);

CREATE VIEW visible_credential AS
SELECT c.account, c.password, c.changed, a.disabled
FROM credential c JOIN account a ON a.id = c.account WHERE (SELECT viewer()) = -2;

-- The second factor. Codes are computed from the secret, so it cannot be a hash; once it is in force no reader
-- sees it at all.
CREATE TABLE totp (
    account      INTEGER PRIMARY KEY REFERENCES account (id),
    secret       BLOB    NOT NULL,             -- 20 bytes
    created      INTEGER NOT NULL,
    confirmed    INTEGER,                      -- since when it is in force; NULL: no code was shown yet
    last_step    INTEGER NOT NULL              -- the step of the last code that was accepted: each is used once
);

CREATE VIEW visible_totp AS
SELECT account, CASE WHEN confirmed IS NULL THEN secret END AS secret, confirmed
FROM totp WHERE (SELECT viewer()) = -2;

-- Codes for the day the telephone is lost, each good for one sign-in.
CREATE TABLE recovery_code (
    account      INTEGER NOT NULL REFERENCES account (id),
    code_hash    BLOB    NOT NULL,             -- BLAKE2b-256 of 120 random bits
    PRIMARY KEY (account, code_hash)
) WITHOUT ROWID;

CREATE VIEW visible_recovery_code AS
SELECT account FROM recovery_code WHERE (SELECT viewer()) = -2;
