-- What is set for the whole site. What pages for everybody say stands in public rows.
CREATE TABLE site_setting (
    name         TEXT    PRIMARY KEY,
    value        TEXT    NOT NULL,
    public       INTEGER NOT NULL              -- 1: any viewer reads it
);

CREATE VIEW visible_site_setting AS
SELECT name, value FROM site_setting WHERE public = 1 OR (SELECT viewer()) = -2;

-- 32 random bytes from which the keys of seals and signatures come. One row.
CREATE TABLE site_secret (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    secret       BLOB    NOT NULL
);

CREATE VIEW visible_site_secret AS
SELECT secret FROM site_secret WHERE (SELECT viewer()) = -2;
