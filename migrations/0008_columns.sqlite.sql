-- What searches count and sort by, kept beside the rows in blocks of 1,024 bookmarks: read in one go, where
-- the rows would be read a page each (library/columns).

-- The last number given to a bookmark of each library. Its id is owner · 2^32 + number; none is given twice.
CREATE TABLE bookmark_number (
    owner        INTEGER PRIMARY KEY,
    last         INTEGER NOT NULL
);

-- `face` 0 is the library as its owner sees it, 1 as everyone else does: with the public bookmarks alone, so
-- that not even a version tells of the others.
CREATE TABLE column_block (
    owner        INTEGER NOT NULL,
    face         INTEGER NOT NULL,
    block        INTEGER NOT NULL,             -- number of its bookmarks / 1024
    version      INTEGER NOT NULL,             -- grows with every change to any block of the face
    content      BLOB    NOT NULL,
    PRIMARY KEY (owner, face, block)
);
CREATE INDEX column_block_version ON column_block (owner, face, version);

-- Sites have numbers in the columns.
CREATE TABLE site (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    name         TEXT    NOT NULL              -- registrable domain
);
CREATE UNIQUE INDEX site_name ON site (owner, name);

-- The words of each tag's name in all their forms, by which a search for words finds what is tagged so.
CREATE TABLE tag_word (
    owner        INTEGER NOT NULL,
    form         TEXT    NOT NULL,
    tag          INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (owner, form, tag)
) WITHOUT ROWID;
