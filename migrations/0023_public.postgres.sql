-- The twin of 0018_public.sqlite.sql, where the comments are.
CREATE INDEX bookmark_public_of_owner ON bookmark (owner) WHERE audience = -1;
CREATE INDEX bookmark_public ON bookmark (created, id) WHERE audience = -1;

CREATE TABLE profile (
    account      BIGINT PRIMARY KEY REFERENCES account (id),
    shown        BIGINT NOT NULL
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
