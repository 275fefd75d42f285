-- What was seen of the library (library_state: face 1 where the digest holds only what is public, else 0) when
-- the digest's newest issues were last put right.
ALTER TABLE digest ADD COLUMN seen_state BIGINT NOT NULL DEFAULT 0;

-- The issues of a person, newest first: pages of feeds.
CREATE INDEX issue_published ON issue (owner, published, id);
