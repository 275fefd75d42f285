-- The twin of 0021_site.sqlite.sql, where the comments are.
CREATE TABLE site_setting (
    name         TEXT   PRIMARY KEY,
    value        TEXT   NOT NULL,
    public       BIGINT NOT NULL
);

CREATE VIEW visible_site_setting AS
SELECT name, value FROM site_setting WHERE public = 1 OR (SELECT viewer()) = -2;

CREATE TABLE site_secret (
    id           BIGINT PRIMARY KEY CHECK (id = 1),
    secret       BYTEA  NOT NULL
);

CREATE VIEW visible_site_secret AS
SELECT secret FROM site_secret WHERE (SELECT viewer()) = -2;
