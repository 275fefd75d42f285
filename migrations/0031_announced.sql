-- What the public feeds of a library (owner 0: of the site) had come to when a hub was told of them last.
CREATE TABLE announced (
    owner        BIGINT NOT NULL PRIMARY KEY,
    mark         TEXT   NOT NULL
);
