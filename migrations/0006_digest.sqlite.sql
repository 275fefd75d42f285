-- A digest is a standing order; an issue is what it came to in one period, kept as it was published.
CREATE TABLE digest (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    slug         TEXT    NOT NULL,             -- its name in addresses and file names, [a-z0-9-]
    title        TEXT    NOT NULL,             -- may have places to fill; empty: the language's own
    query        TEXT    NOT NULL,
    every        TEXT    NOT NULL,             -- "day", "week", "month"
    arrangement  TEXT    NOT NULL,             -- "newest", "oldest", "tag", "list"
    locale       TEXT    NOT NULL,
    time_zone    TEXT    NOT NULL,
    format       TEXT    NOT NULL,             -- "text", "html", "markdown", "json", "atom", "email"
    folder       TEXT    NOT NULL,             -- where issues are written
    templates    TEXT    NOT NULL,             -- folder of the person's own templates, or empty
    only_public  INTEGER NOT NULL,
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX digest_slug ON digest (owner, slug);

CREATE TABLE issue (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    digest       INTEGER NOT NULL REFERENCES digest (id),
    label        TEXT    NOT NULL,             -- its period: "2012-w05"
    title        TEXT    NOT NULL,
    entries      INTEGER NOT NULL,
    content      TEXT    NOT NULL,             -- the bytes that were published
    published    INTEGER NOT NULL,             -- first
    updated      INTEGER NOT NULL              -- last time in place
);
CREATE UNIQUE INDEX issue_of_digest ON issue (digest, label);
