-- The twin of 0016_credential.sqlite.sql, where the comments are.
ALTER TABLE account ADD COLUMN disabled BIGINT;

DROP VIEW visible_account;
CREATE VIEW visible_account AS
SELECT id, public_id, name, folded, role, locale, time_zone, created, disabled
FROM account WHERE id = (SELECT viewer()) OR (SELECT viewer()) = -2;

CREATE TABLE credential (
    account      BIGINT PRIMARY KEY REFERENCES account (id),
    password     TEXT   NOT NULL,
    changed      BIGINT NOT NULL
);

CREATE VIEW visible_credential AS
SELECT c.account, c.password, c.changed, a.disabled
FROM credential c JOIN account a ON a.id = c.account WHERE (SELECT viewer()) = -2;

CREATE TABLE totp (
    account      BIGINT PRIMARY KEY REFERENCES account (id),
    secret       BYTEA  NOT NULL,
    created      BIGINT NOT NULL,
    confirmed    BIGINT,
    last_step    BIGINT NOT NULL
);

CREATE VIEW visible_totp AS
SELECT account, CASE WHEN confirmed IS NULL THEN secret END AS secret, confirmed
FROM totp WHERE (SELECT viewer()) = -2;

CREATE TABLE recovery_code (
    account      BIGINT NOT NULL REFERENCES account (id),
    code_hash    BYTEA  NOT NULL,
    PRIMARY KEY (account, code_hash)
);

CREATE VIEW visible_recovery_code AS
SELECT account FROM recovery_code WHERE (SELECT viewer()) = -2;
