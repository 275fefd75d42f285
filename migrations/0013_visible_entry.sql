-- An entry that names something shows where that shows: a public list tells a stranger nothing of the private
-- bookmarks in it, not that they are there, nor what their owner wrote beside them. Text between entries is
-- the list's own.
DROP VIEW visible_list_entry;
CREATE VIEW visible_list_entry AS
SELECT e.list, e.position, e.bookmark, e.highlight, e.note, l.owner
FROM list_entry e JOIN list l ON l.id = e.list
WHERE l.owner = (SELECT viewer())
   OR (l.audience = -1
       AND (e.bookmark IS NULL
            OR EXISTS (SELECT 1 FROM bookmark b WHERE b.id = e.bookmark AND b.audience = -1))
       AND (e.highlight IS NULL
            OR EXISTS (SELECT 1 FROM highlight h JOIN bookmark b ON b.id = h.source
                       WHERE h.id = e.highlight AND b.audience = -1)));
