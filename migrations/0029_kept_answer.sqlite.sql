-- What programs were answered when they asked for a change under a key of their own, for when they ask again.
-- Kept for a day.
CREATE TABLE kept_answer (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL REFERENCES account (id),
    name         TEXT    NOT NULL,             -- the key, as the program chose it
    request      BLOB    NOT NULL,             -- BLAKE2b-128 of what was asked
    status       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    location     TEXT    NOT NULL,             -- empty: none
    etag         TEXT    NOT NULL,             -- empty: none
    change       INTEGER,                      -- what it wrote into the history; NULL: nothing
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX kept_answer_name ON kept_answer (owner, name);
CREATE INDEX kept_answer_created ON kept_answer (created);

CREATE VIEW visible_kept_answer AS
SELECT id, owner, name, request, status, body, location, etag, change, created
FROM kept_answer WHERE owner = (SELECT viewer());
