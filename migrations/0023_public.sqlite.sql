-- What is public, found without looking through what is not: of one library, and newest first of all.
CREATE INDEX bookmark_public_of_owner ON bookmark (owner) WHERE audience = -1;
CREATE INDEX bookmark_public ON bookmark (created, id) WHERE audience = -1;

-- Whether a person has a page of their own that everyone may open. Without a row: while anything of theirs is
-- public.
CREATE TABLE profile (
    account      INTEGER PRIMARY KEY REFERENCES account (id),
    shown        INTEGER NOT NULL              -- 0 never, 1 always
);

CREATE VIEW visible_profile AS
SELECT id, public_id, name, folded, shown
FROM (SELECT a.id, a.public_id, a.name, a.folded,
             COALESCE(p.shown,
                      CASE WHEN EXISTS (SELECT 1 FROM bookmark b WHERE b.owner = a.id AND b.audience = -1)
                             OR EXISTS (SELECT 1 FROM list l WHERE l.owner = a.id AND l.audience = -1)
                           THEN 1 ELSE 0 END) AS shown
      FROM account a LEFT JOIN profile p ON p.account = a.id) v
WHERE shown = 1 OR id = (SELECT viewer());

CREATE VIEW visible_public AS
SELECT id, owner, created FROM bookmark WHERE audience = -1;

CREATE VIEW visible_profile_choice AS
SELECT account, shown FROM profile WHERE account = (SELECT viewer());
