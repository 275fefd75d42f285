-- What is kept of a page itself. For now its readable text: the words an article is found by.
CREATE TABLE archive (
    source       INTEGER PRIMARY KEY REFERENCES source (id),
    owner        INTEGER NOT NULL,
    article      TEXT    NOT NULL              -- paragraphs apart by an empty line
);

CREATE VIEW visible_archive AS
SELECT a.source, a.owner, a.article
FROM archive a JOIN bookmark b ON b.id = a.source
WHERE b.owner = (SELECT viewer()) OR b.audience = -1;
