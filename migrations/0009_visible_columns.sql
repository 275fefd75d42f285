CREATE VIEW visible_column_block AS
SELECT owner, face, block, version, content
FROM column_block WHERE owner = (SELECT viewer()) AND face = 0 OR face = 1;

-- The sites of a stranger's library are those of its public bookmarks.
CREATE VIEW visible_site AS
SELECT t.id, t.owner, t.name
FROM site t
WHERE t.owner = (SELECT viewer()) OR EXISTS (
    SELECT 1 FROM source s JOIN bookmark b ON b.id = s.id
    WHERE s.owner = t.owner AND s.site = t.name AND b.audience = -1);

CREATE VIEW visible_tag_word AS
SELECT owner, form, tag FROM tag_word WHERE owner = (SELECT viewer());
