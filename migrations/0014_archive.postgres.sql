-- The twin of 0014_archive.sqlite.sql, where the comments are.
CREATE TABLE archive (
    source       BIGINT PRIMARY KEY REFERENCES source (id),
    owner        BIGINT NOT NULL,
    article      TEXT   NOT NULL
);

CREATE VIEW visible_archive AS
SELECT a.source, a.owner, a.article
FROM archive a JOIN bookmark b ON b.id = a.source
WHERE b.owner = (SELECT viewer()) OR b.audience = -1;
