-- What a person has read and saved. Every table that grows belongs to one owner; SQLite keys rows by one
-- number and indexes by owner first, PostgreSQL (the twin of this file) keys by owner first throughout.

-- What was read. `identity` is 16 bytes that two savings of one thing share: a hash of the exact URL, of a
-- book's title and author, or of the words of a passage without a link.
CREATE TABLE source (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    kind         INTEGER NOT NULL,             -- 0 page, 1 book, 2 document, 3 unresolved
    identity     BLOB    NOT NULL,
    url          TEXT,
    page_key     BLOB,                         -- hash of the URL's page form: same page, other spelling
    site         TEXT,                         -- registrable domain
    author       TEXT    NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX source_identity ON source (owner, identity);
CREATE INDEX source_page ON source (owner, page_key) WHERE page_key IS NOT NULL;
CREATE INDEX source_site ON source (owner, site) WHERE site IS NOT NULL;

-- An import is one batch: it can be read again and undone as a whole.
CREATE TABLE import_batch (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    file         TEXT    NOT NULL,             -- its name, without folders
    format       TEXT    NOT NULL,
    started      INTEGER NOT NULL,
    finished     INTEGER,                      -- NULL: interrupted, or still running
    report       TEXT    NOT NULL DEFAULT '{}',
    undone       INTEGER
);
CREATE INDEX import_batch_of_owner ON import_batch (owner, started);

-- One person's saving of one source. It has the source's id: a source is saved at most once.
CREATE TABLE bookmark (
    id           INTEGER PRIMARY KEY REFERENCES source (id),
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    audience     INTEGER NOT NULL,             -- 0 me, -1 public, else a space
    unread       INTEGER NOT NULL,
    archived     INTEGER NOT NULL,
    favourite    INTEGER NOT NULL,
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    batch        INTEGER                       -- the import that brought it
);
CREATE INDEX bookmark_newest ON bookmark (owner, created);

-- What a foreign format said of a bookmark that we have no word for: one JSON object, verbatim.
CREATE TABLE bookmark_extra (
    bookmark     INTEGER PRIMARY KEY REFERENCES bookmark (id),
    owner        INTEGER NOT NULL,
    content      TEXT    NOT NULL
);

-- What names a bookmark where it came from, so that a later export of the same service finds it again.
CREATE TABLE origin (
    owner        INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    bookmark     INTEGER NOT NULL REFERENCES bookmark (id),
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;
CREATE INDEX origin_of_bookmark ON origin (bookmark);

CREATE TABLE tag (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    name         TEXT    NOT NULL,             -- as displayed
    folded       TEXT    NOT NULL,             -- as compared
    parent       INTEGER REFERENCES tag (id)
);
CREATE UNIQUE INDEX tag_folded ON tag (owner, folded);
CREATE INDEX tag_children ON tag (parent) WHERE parent IS NOT NULL;

CREATE TABLE tag_alias (
    owner        INTEGER NOT NULL,
    folded       TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    tag          INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (owner, folded)
) WITHOUT ROWID;
CREATE INDEX tag_alias_of_tag ON tag_alias (tag);

CREATE TABLE bookmark_tag (
    bookmark     INTEGER NOT NULL REFERENCES bookmark (id),
    tag          INTEGER NOT NULL REFERENCES tag (id),
    position     INTEGER NOT NULL,
    PRIMARY KEY (bookmark, tag)
) WITHOUT ROWID;
CREATE UNIQUE INDEX bookmark_tag_of_tag ON bookmark_tag (tag, bookmark);

-- A quoted passage. An empty quote is a note on the source as a whole.
CREATE TABLE highlight (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    source       INTEGER NOT NULL REFERENCES source (id),
    position     INTEGER NOT NULL,
    quote        TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    colour       TEXT    NOT NULL,
    selectors    TEXT    NOT NULL,             -- JSON array of W3C selectors, or empty
    extra        TEXT    NOT NULL,             -- JSON object, or empty
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL
);
CREATE INDEX highlight_of_source ON highlight (source, position);
CREATE INDEX highlight_newest ON highlight (owner, created);

CREATE TABLE reply (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    highlight    INTEGER NOT NULL REFERENCES highlight (id),
    parent       INTEGER REFERENCES reply (id),  -- NULL: answers the highlight itself
    author       TEXT    NOT NULL,               -- empty: the owner
    body         TEXT    NOT NULL,
    created      INTEGER NOT NULL
);
CREATE INDEX reply_of_highlight ON reply (highlight, id);
CREATE INDEX reply_children ON reply (parent) WHERE parent IS NOT NULL;

-- An ordered outline. `parent` 0 is the top.
CREATE TABLE list (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    parent       INTEGER NOT NULL,
    title        TEXT    NOT NULL,
    note         TEXT    NOT NULL DEFAULT '',
    audience     INTEGER NOT NULL,
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX list_title ON list (owner, parent, title);

CREATE TABLE list_entry (
    list         INTEGER NOT NULL REFERENCES list (id),
    position     INTEGER NOT NULL,
    bookmark     INTEGER REFERENCES bookmark (id),
    highlight    INTEGER REFERENCES highlight (id),
    note         TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (list, position)
) WITHOUT ROWID;
CREATE INDEX list_entry_of_bookmark ON list_entry (bookmark, list) WHERE bookmark IS NOT NULL;
CREATE INDEX list_entry_of_highlight ON list_entry (highlight) WHERE highlight IS NOT NULL;

-- What was before each change, so that it can be taken back. `before` is the item whole, as the Florilege
-- export writes it; empty where the item did not exist.
CREATE TABLE change (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    action       TEXT    NOT NULL,             -- "edit", "delete", "tag rename", …
    summary      TEXT    NOT NULL,             -- for people
    batch        INTEGER,                      -- the import that made it
    before       TEXT    NOT NULL,
    undone       INTEGER
);
CREATE INDEX change_newest ON change (owner, id);
CREATE INDEX change_of_batch ON change (batch) WHERE batch IS NOT NULL;
