-- The tags that everyone may know: the twin of 0038_public_tag.sqlite.sql, where the comments are.
CREATE TABLE public_tag (
    tag          BIGINT PRIMARY KEY,
    bookmarks    BIGINT NOT NULL
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
