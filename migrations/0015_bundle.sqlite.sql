-- Several tags under a name, to ask for together.
CREATE TABLE bundle (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL,
    public_id    BLOB    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,             -- as displayed
    folded       TEXT    NOT NULL              -- as compared
);
CREATE UNIQUE INDEX bundle_folded ON bundle (owner, folded);

CREATE TABLE bundle_tag (
    bundle       INTEGER NOT NULL REFERENCES bundle (id),
    tag          INTEGER NOT NULL REFERENCES tag (id),
    position     INTEGER NOT NULL,
    PRIMARY KEY (bundle, tag)
) WITHOUT ROWID;
CREATE INDEX bundle_tag_tag ON bundle_tag (tag);

CREATE VIEW visible_bundle AS
SELECT id, owner, public_id, name, folded FROM bundle WHERE owner = (SELECT viewer());

CREATE VIEW visible_bundle_tag AS
SELECT bt.bundle, bt.tag, bt.position
FROM bundle_tag bt JOIN bundle b ON b.id = bt.bundle
WHERE b.owner = (SELECT viewer());
