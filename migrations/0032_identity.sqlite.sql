-- Who an account's person is at another site that may sign them in (OpenID Connect): its address and the subject
-- that it calls them by, which alone tells people apart there. Neither name nor e-mail is kept.
CREATE TABLE identity (
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL REFERENCES account (id),
    issuer       TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX identity_subject ON identity (issuer, subject);
CREATE UNIQUE INDEX identity_account ON identity (account, issuer);

-- For the authenticator alone. That an account is disabled is told, so that nobody gets another in its place.
CREATE VIEW visible_identity AS
SELECT i.account, i.issuer, i.subject, i.created, a.disabled
FROM identity i JOIN account a ON a.id = i.account WHERE (SELECT viewer()) = -2;
