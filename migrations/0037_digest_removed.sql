-- A digest that is ordered no more stays with its issues, out of everybody's sight, until that is undone.
ALTER TABLE digest ADD COLUMN removed BIGINT;
DROP INDEX digest_slug;
CREATE UNIQUE INDEX digest_slug ON digest (owner, slug) WHERE removed IS NULL;

DROP VIEW visible_issue;
DROP VIEW visible_digest;
CREATE VIEW visible_digest AS
SELECT id, owner, public_id, slug, title, query, every, arrangement, locale, time_zone, format, folder, templates,
       only_public, created
FROM digest WHERE removed IS NULL AND (owner = (SELECT viewer()) OR (folder = '' AND only_public = 1));

CREATE VIEW visible_issue AS
SELECT i.id, i.owner, i.public_id, i.digest, i.label, i.title, i.entries,
       CASE WHEN i.owner = (SELECT viewer()) THEN i.content ELSE '' END AS content, i.published, i.updated
FROM issue i JOIN digest d ON d.id = i.digest
WHERE d.removed IS NULL AND (i.owner = (SELECT viewer()) OR (d.folder = '' AND d.only_public = 1));
