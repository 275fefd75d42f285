-- The day a token was last used, at midnight UTC: enough to see which can go, and one write a day. NULL: never.
ALTER TABLE token ADD COLUMN last_used BIGINT;

-- For a person's own list of them.
DROP VIEW visible_token;
CREATE VIEW visible_token AS
SELECT id, owner, public_id, label, scopes, created, expires, last_used
FROM token WHERE owner = (SELECT viewer());

-- For the authenticator, who finds out whose a secret is. A disabled account's is nobody's.
CREATE VIEW visible_token_secret AS
SELECT t.id, t.owner, t.secret_hash, t.scopes, t.expires, t.last_used
FROM token t JOIN account a ON a.id = t.owner
WHERE (SELECT viewer()) = -2 AND a.disabled IS NULL;
