-- Reading goes through these views and no other way: a reader's connection refuses the tables themselves.
-- viewer() is the number of the account that asks (0: nobody); without one it raises an error.
-- -2 is the authenticator, who looks accounts up by name to find out who asks.
-- The rule, whole: the owner reads what is theirs, everyone reads what is public, a child takes its parent's
-- audience. Spaces will add their row here and nowhere else.

CREATE VIEW visible_account AS
SELECT id, public_id, name, folded, role, locale, time_zone, created
FROM account WHERE id = (SELECT viewer()) OR (SELECT viewer()) = -2;

CREATE VIEW visible_token AS
SELECT id, owner, public_id, label, scopes, created, expires
FROM token WHERE owner = (SELECT viewer());

CREATE VIEW visible_bookmark AS
SELECT b.id, b.owner, b.public_id, s.kind, s.identity, s.url, s.page_key, s.site, s.author,
       b.title, b.note, b.audience, b.unread, b.archived, b.favourite, b.created, b.updated, b.batch
FROM bookmark b JOIN source s ON s.id = b.id AND s.owner = b.owner
WHERE b.owner = (SELECT viewer()) OR b.audience = -1;

CREATE VIEW visible_extra AS
SELECT bookmark, owner, content FROM bookmark_extra WHERE owner = (SELECT viewer());

CREATE VIEW visible_origin AS
SELECT owner, name, bookmark FROM origin WHERE owner = (SELECT viewer());

CREATE VIEW visible_bookmark_tag AS
SELECT bt.bookmark, bt.tag, bt.position, t.name, t.folded, b.owner
FROM bookmark_tag bt
JOIN bookmark b ON b.id = bt.bookmark
JOIN tag t ON t.id = bt.tag
WHERE b.owner = (SELECT viewer()) OR b.audience = -1;

CREATE VIEW visible_tag AS
SELECT id, owner, name, folded, parent FROM tag WHERE owner = (SELECT viewer());

CREATE VIEW visible_tag_alias AS
SELECT owner, folded, name, tag FROM tag_alias WHERE owner = (SELECT viewer());

CREATE VIEW visible_highlight AS
SELECT h.id, h.owner, h.public_id, h.source, h.position, h.quote, h.note, h.colour, h.selectors, h.extra,
       h.created, h.updated
FROM highlight h LEFT JOIN bookmark b ON b.id = h.source
WHERE h.owner = (SELECT viewer()) OR b.audience = -1;

CREATE VIEW visible_reply AS
SELECT r.id, r.owner, r.public_id, r.highlight, r.parent, r.author, r.body, r.created, h.source
FROM reply r
JOIN highlight h ON h.id = r.highlight
LEFT JOIN bookmark b ON b.id = h.source
WHERE r.owner = (SELECT viewer()) OR b.audience = -1;

CREATE VIEW visible_list AS
SELECT id, owner, public_id, parent, title, note, audience, created
FROM list WHERE owner = (SELECT viewer()) OR audience = -1;

-- An entry shows when its list does; what it points to shows only through its own view.
CREATE VIEW visible_list_entry AS
SELECT e.list, e.position, e.bookmark, e.highlight, e.note, l.owner
FROM list_entry e JOIN list l ON l.id = e.list
WHERE l.owner = (SELECT viewer()) OR l.audience = -1;

CREATE VIEW visible_import_batch AS
SELECT id, owner, public_id, file, format, started, finished, report, undone
FROM import_batch WHERE owner = (SELECT viewer());

CREATE VIEW visible_change AS
SELECT id, owner, at, action, summary, batch, before, undone
FROM change WHERE owner = (SELECT viewer());
