-- Links that the site's owner hands out: one lets a person have an account, another lets an account have a new
-- password. Each is good once and for a while; one that was used or withdrawn is gone.
CREATE TABLE invitation (
    id           INTEGER PRIMARY KEY,
    public_id    BLOB    NOT NULL UNIQUE,
    purpose      INTEGER NOT NULL,             -- 0 a new account, 1 a new password
    account      INTEGER REFERENCES account (id), -- whose password; NULL: a new account's
    secret_hash  BLOB    NOT NULL UNIQUE,      -- BLAKE2b-256 of the secret
    made_by      INTEGER NOT NULL REFERENCES account (id),
    created      INTEGER NOT NULL,
    expires      INTEGER NOT NULL
);
CREATE INDEX invitation_account ON invitation (account);
CREATE INDEX invitation_maker ON invitation (made_by);

-- For the list of whoever made them.
CREATE VIEW visible_invitation AS
SELECT id, public_id, purpose, account, made_by, created, expires
FROM invitation WHERE made_by = (SELECT viewer());

-- For the authenticator, who finds out what a link is good for. A disabled account gets no password by one.
CREATE VIEW visible_invitation_secret AS
SELECT i.secret_hash, i.public_id, i.purpose, i.account, i.created, i.expires
FROM invitation i LEFT JOIN account a ON a.id = i.account
WHERE (SELECT viewer()) = -2 AND a.disabled IS NULL;
