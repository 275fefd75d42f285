-- One number for all that may be seen of a library: it grows with every transaction that changes any of it, so
-- that whoever has seen a page need not have it made again to learn that it is the same (library/state.hpp).
CREATE TABLE library_state (
    owner        INTEGER NOT NULL,             -- 0: of all libraries together, face 1 alone
    face         INTEGER NOT NULL,             -- as in column_block: 0 what the owner sees, 1 what everyone does
    state        INTEGER NOT NULL,
    PRIMARY KEY (owner, face)
) WITHOUT ROWID;

CREATE VIEW visible_library_state AS
SELECT owner, face, state
FROM library_state WHERE owner = (SELECT viewer()) AND face = 0 OR face = 1;
