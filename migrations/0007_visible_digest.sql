CREATE VIEW visible_digest AS
SELECT id, owner, public_id, slug, title, query, every, arrangement, locale, time_zone, format, folder, templates,
       only_public, created
FROM digest WHERE owner = (SELECT viewer());

CREATE VIEW visible_issue AS
SELECT id, owner, public_id, digest, label, title, entries, content, published, updated
FROM issue WHERE owner = (SELECT viewer());
