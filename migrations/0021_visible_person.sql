-- Whose library shows something to the viewer. The account itself is shown to nobody else, so that one who
-- shows nothing cannot be told from one that is not there.
CREATE INDEX bookmark_public ON bookmark (owner, created) WHERE audience = -1;

CREATE VIEW visible_person AS
SELECT a.id, a.name, a.folded, a.locale, a.created
FROM account a
WHERE a.id = (SELECT viewer())
   OR EXISTS (SELECT 1 FROM bookmark b WHERE b.owner = a.id AND b.audience = -1)
   OR EXISTS (SELECT 1 FROM list l WHERE l.owner = a.id AND l.audience = -1);
