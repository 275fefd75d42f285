-- A question that is asked again and again, under a name. The query is kept as it was written: "7d" ends
-- whenever it is asked.
CREATE TABLE saved_search (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,             -- as displayed
    folded       TEXT    NOT NULL,             -- as compared
    query        TEXT    NOT NULL,
    sort         TEXT    NOT NULL,             -- "newest", "oldest", "relevance", "title"; empty: the query's own
    created      INTEGER NOT NULL
);
CREATE UNIQUE INDEX saved_search_folded ON saved_search (owner, folded);

CREATE VIEW visible_saved_search AS
SELECT id, owner, public_id, name, folded, query, sort, created
FROM saved_search WHERE owner = (SELECT viewer());
