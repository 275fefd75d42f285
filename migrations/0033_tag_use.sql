-- Which bookmarks a viewer's own tags stand on. A viewer's tags are on nobody else's bookmarks, so the bookmark's
-- own row, which visible_bookmark_tag asks for each, need not be read.
CREATE VIEW visible_own_tag_use AS
SELECT bt.tag, bt.bookmark
FROM bookmark_tag bt
JOIN tag t ON t.id = bt.tag
WHERE t.owner = (SELECT viewer());
