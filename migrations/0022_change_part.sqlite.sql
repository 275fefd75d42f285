-- What was before a change of so many bookmarks that one text would be too long for it: some at a time, as
-- `before` of the change would say it.
CREATE TABLE change_part (
    change       INTEGER NOT NULL REFERENCES change (id),
    place        INTEGER NOT NULL,
    owner        INTEGER NOT NULL,
    before       TEXT    NOT NULL,
    PRIMARY KEY (change, place)
);
