-- What a change is called, apart from any language: sentences by their names with what fills them, as JSON. Empty
-- where the summary is made of people's own words alone, and for what was changed before there was this.
DROP VIEW visible_change;
ALTER TABLE change ADD COLUMN facts TEXT NOT NULL DEFAULT '';
CREATE VIEW visible_change AS
SELECT id, owner, at, action, summary, facts, batch, before, undone
FROM change WHERE owner = (SELECT viewer());
