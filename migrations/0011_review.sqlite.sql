-- When a highlight was drawn for review, and when it is due again. It is known by its public id and outlives
-- it: one that is taken out and put back by undoing or importing is where it was. Days are counted from
-- 1970-01-01 in the person's time zone.
CREATE TABLE review_state (
    owner        INTEGER NOT NULL,
    highlight    BLOB    NOT NULL,             -- its public id
    shown        INTEGER,                      -- the day it was last drawn; NULL: never
    place        INTEGER NOT NULL,             -- in the draw of that day
    step         INTEGER NOT NULL,             -- which interval comes next
    due          INTEGER,                      -- the day from which it may be drawn again; NULL: never
    PRIMARY KEY (owner, highlight)
) WITHOUT ROWID;
CREATE INDEX review_due ON review_state (owner, due) WHERE due IS NOT NULL;
CREATE INDEX review_shown ON review_state (owner, shown, place) WHERE shown IS NOT NULL;

CREATE VIEW visible_review_state AS
SELECT owner, highlight, shown, place, step, due FROM review_state WHERE owner = (SELECT viewer());
