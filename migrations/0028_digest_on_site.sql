-- Where the last period ended that the program itself took to be published.
ALTER TABLE digest ADD COLUMN planned BIGINT NOT NULL DEFAULT 0;

-- A digest without a folder is published on the site; where it holds only what is public, for everyone. What
-- was written when an issue came out stays its owner's: something in it may be private by now.
DROP VIEW visible_issue;
DROP VIEW visible_digest;
CREATE VIEW visible_digest AS
SELECT id, owner, public_id, slug, title, query, every, arrangement, locale, time_zone, format, folder, templates,
       only_public, created
FROM digest WHERE owner = (SELECT viewer()) OR (folder = '' AND only_public = 1);

CREATE VIEW visible_issue AS
SELECT i.id, i.owner, i.public_id, i.digest, i.label, i.title, i.entries,
       CASE WHEN i.owner = (SELECT viewer()) THEN i.content ELSE '' END AS content, i.published, i.updated
FROM issue i JOIN digest d ON d.id = i.digest
WHERE i.owner = (SELECT viewer()) OR (d.folder = '' AND d.only_public = 1);
