-- The twin of 0017_change_part.sqlite.sql, where the comments are.
CREATE TABLE change_part (
    change       BIGINT NOT NULL REFERENCES change (id),
    place        BIGINT NOT NULL,
    owner        BIGINT NOT NULL,
    before       TEXT   NOT NULL,
    PRIMARY KEY (change, place)
);
