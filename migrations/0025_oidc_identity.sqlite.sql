-- Who signs in through another site: the person it calls `subject` is the account here. Both are compared byte
-- for byte, and neither is a name or an address of mail, which may come to belong to somebody else.
CREATE TABLE oidc_identity (
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL REFERENCES account (id),
    public_id    BLOB    NOT NULL UNIQUE,
    issuer       TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    label        TEXT    NOT NULL,             -- what the person sees in the list
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX oidc_identity_subject ON oidc_identity (issuer, subject);
CREATE INDEX oidc_identity_account ON oidc_identity (account);

-- For a person's own list of them.
CREATE VIEW visible_oidc_identity AS
SELECT id, account, public_id, issuer, label, created
FROM oidc_identity WHERE account = (SELECT viewer());

-- For the authenticator, who finds out who signs in. A disabled account does not.
CREATE VIEW visible_oidc_subject AS
SELECT i.account, i.issuer, i.subject
FROM oidc_identity i JOIN account a ON a.id = i.account
WHERE (SELECT viewer()) = -2 AND a.disabled IS NULL;
