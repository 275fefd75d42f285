-- Browsers that are signed in. The browser holds a secret, here is its hash.
CREATE TABLE sign_in (
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL REFERENCES account (id),
    public_id    BLOB    NOT NULL UNIQUE,
    secret_hash  BLOB    NOT NULL UNIQUE,      -- BLAKE2b-256 of the secret
    standing     INTEGER NOT NULL,             -- 0 whole, 1 half-way: the second factor is outstanding
    agent        TEXT    NOT NULL,             -- what the browser calls itself
    created      INTEGER NOT NULL,
    last_seen    INTEGER NOT NULL,             -- to the hour
    confirmed    INTEGER NOT NULL              -- when the password was last typed
);
CREATE INDEX sign_in_account ON sign_in (account, standing, last_seen);

-- For a person's own list of them: nothing by which one could be taken over.
CREATE VIEW visible_sign_in AS
SELECT id, account, public_id, standing, agent, created, last_seen, confirmed
FROM sign_in WHERE account = (SELECT viewer());

-- For the authenticator, who finds out whose a secret is. A disabled account's is nobody's.
CREATE VIEW visible_sign_in_secret AS
SELECT s.secret_hash, s.account, s.public_id, s.standing, s.agent, s.created, s.last_seen, s.confirmed
FROM sign_in s JOIN account a ON a.id = s.account
WHERE (SELECT viewer()) = -2 AND a.disabled IS NULL;
