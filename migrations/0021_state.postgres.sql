-- The twin of 0016_state.sqlite.sql, where the comments are.
CREATE TABLE library_state (
    owner        BIGINT NOT NULL,
    face         BIGINT NOT NULL,
    state        BIGINT NOT NULL,
    PRIMARY KEY (owner, face)
);

CREATE VIEW visible_library_state AS
SELECT owner, face, state
FROM library_state WHERE owner = (SELECT viewer()) AND face = 0 OR face = 1;
