-- The twin of 0011_review.sqlite.sql, where the comments are.
CREATE TABLE review_state (
    owner        BIGINT NOT NULL,
    highlight    BYTEA  NOT NULL,
    shown        BIGINT,
    place        BIGINT NOT NULL,
    step         BIGINT NOT NULL,
    due          BIGINT,
    PRIMARY KEY (owner, highlight)
);
CREATE INDEX review_due ON review_state (owner, due) WHERE due IS NOT NULL;
CREATE INDEX review_shown ON review_state (owner, shown, place) WHERE shown IS NOT NULL;

CREATE VIEW visible_review_state AS
SELECT owner, highlight, shown, place, step, due FROM review_state WHERE owner = (SELECT viewer());
