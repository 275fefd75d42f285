-- Secrets in the addresses of private feeds, one for each account and feed. A revoked one is remembered, so that
-- whoever holds the old address is told that it is gone for good.
CREATE TABLE feed_token (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL REFERENCES account (id),
    public_id    BLOB    NOT NULL UNIQUE,
    feed         TEXT    NOT NULL,             -- "library", "tag:maps", and so on
    secret_hash  BLOB    NOT NULL UNIQUE,      -- BLAKE2b-256 of the secret
    created      INTEGER NOT NULL,
    revoked      INTEGER                       -- NULL: it works
);
CREATE UNIQUE INDEX feed_token_feed ON feed_token (owner, feed) WHERE revoked IS NULL;
CREATE INDEX feed_token_owner ON feed_token (owner, revoked);

-- For a person's own list of them.
CREATE VIEW visible_feed_token AS
SELECT id, owner, public_id, feed, created
FROM feed_token WHERE owner = (SELECT viewer()) AND revoked IS NULL;

-- For the authenticator, who finds out whose a secret is. A disabled account's works no more.
CREATE VIEW visible_feed_token_secret AS
SELECT t.owner, t.feed, t.secret_hash, coalesce(t.revoked, a.disabled) AS revoked
FROM feed_token t JOIN account a ON a.id = t.owner
WHERE (SELECT viewer()) = -2;
