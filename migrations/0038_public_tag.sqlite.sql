-- How many public bookmarks carry each tag; of one that none carries there is no row. What everyone may know of a
-- library's tags is so found by their names, in a time that tells nothing of what is hidden.
CREATE TABLE public_tag (
    tag          INTEGER PRIMARY KEY,
    bookmarks    INTEGER NOT NULL
);
INSERT INTO public_tag (tag, bookmarks)
SELECT bt.tag, count(*)
FROM bookmark b JOIN bookmark_tag bt ON bt.bookmark = b.id
WHERE b.audience = -1 GROUP BY bt.tag;

CREATE VIEW visible_public_tag AS
SELECT t.id, t.owner, t.name, t.folded
FROM public_tag p JOIN tag t ON t.id = p.tag;

CREATE VIEW visible_public_tag_word AS
SELECT w.owner, w.form, w.tag
FROM tag_word w JOIN public_tag p ON p.tag = w.tag;
