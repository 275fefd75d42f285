-- Browsers that have signed in to an account before. They may try its password when strangers have used up their
-- tries (accounts/sign_in_limits); they open nothing.
CREATE TABLE device (
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL REFERENCES account (id),
    public_id    BLOB    NOT NULL UNIQUE,
    secret_hash  BLOB    NOT NULL UNIQUE,      -- BLAKE2b-256 of the secret
    created      INTEGER NOT NULL,
    last_used    INTEGER NOT NULL              -- to the day
);
CREATE INDEX device_account ON device (account, last_used);

CREATE VIEW visible_device AS
SELECT account, public_id, secret_hash, created, last_used FROM device WHERE (SELECT viewer()) = -2;
