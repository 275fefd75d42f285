-- The full-text index over bookmarks: contentless, its rowid is the bookmark's id. Words come from the
-- tokenizer that both engines share. No document sizes: ranking uses no statistic of the whole index. Tags are
-- not in it: the words of each stand once, in tag_word, so that renaming one touches no bookmark.
CREATE VIRTUAL TABLE bookmark_text USING fts5 (
    title, note, quotes, address, article,
    content = '', columnsize = 0, tokenize = 'florilege without implied'
);

-- Its book of words: which words have a form, for those forms that a word implies. The words are everybody's,
-- so only store/dialect reads the view, to find what a query asks for, and shows nothing of it.
CREATE TABLE bookmark_text_book (
    form         TEXT    NOT NULL,
    word         TEXT    NOT NULL,
    PRIMARY KEY (form, word)
) WITHOUT ROWID;

CREATE VIEW visible_bookmark_text_book AS SELECT form, word FROM bookmark_text_book;

-- Words wait in memory for a commit, at most so many bytes of them: an import writes fewer, larger pieces.
INSERT INTO bookmark_text (bookmark_text, rank) VALUES ('hashsize', 8388608);

-- And what is written is merged later, eight pieces at a time: an eighth of the work of writing saved, for
-- some pieces more to look into.
INSERT INTO bookmark_text (bookmark_text, rank) VALUES ('automerge', 8);

CREATE VIEW visible_text AS
SELECT t.rowid AS id, t.bookmark_text AS words
FROM bookmark_text t JOIN visible_bookmark b ON b.id = t.rowid;

-- One's own library: its bookmarks are the rows of one range, so that no row needs a look of its own. The
-- bounds are worked out once: in a SELECT of their own they would be asked about for every row.
CREATE VIEW visible_own_text AS
SELECT t.rowid AS id, t.bookmark_text AS words
FROM bookmark_text t
WHERE t.rowid > viewer() * 4294967296 AND t.rowid < (viewer() + 1) * 4294967296;

-- The rows of one's own library in which any phrase of a question stands, all at once in every row: whoever
-- wants them reads one.
CREATE VIEW visible_own_phrases AS
SELECT phrase_rows(t.bookmark_text, viewer() * 4294967296, (viewer() + 1) * 4294967296) AS rows,
       t.bookmark_text AS words, viewer() * 4294967296 AS after, (viewer() + 1) * 4294967296 AS before
FROM bookmark_text t
WHERE t.rowid > viewer() * 4294967296 AND t.rowid < (viewer() + 1) * 4294967296;

-- The same for those who say which ids they want. FTS5 goes by the first bounds it is given: NOT hides these
-- from it, so that it goes by theirs.
CREATE VIEW visible_own_text_at AS
SELECT t.rowid AS id, t.bookmark_text AS words
FROM bookmark_text t
WHERE NOT (t.rowid <= viewer() * 4294967296) AND NOT (t.rowid >= (viewer() + 1) * 4294967296);
