-- Who has a library here. Names are compared folded: "Élise" and "elise" are one name.
CREATE TABLE account (
    id           INTEGER PRIMARY KEY,
    public_id    BLOB    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    folded       TEXT    NOT NULL UNIQUE,
    role         INTEGER NOT NULL,             -- 0 member, 1 owner of the site
    locale       TEXT    NOT NULL DEFAULT '',  -- BCP 47; empty: the program's default
    time_zone    TEXT    NOT NULL DEFAULT '',  -- IANA name; empty: the machine's
    created      INTEGER NOT NULL              -- microseconds since 1970, as every time below
);

-- Secrets by which programs act for an account. Only a hash is kept.
CREATE TABLE token (
    id           INTEGER PRIMARY KEY,
    owner        INTEGER NOT NULL REFERENCES account (id),
    public_id    BLOB    NOT NULL UNIQUE,
    label        TEXT    NOT NULL,
    secret_hash  BLOB    NOT NULL UNIQUE,      -- BLAKE2b-256 of the secret
    scopes       TEXT    NOT NULL,             -- separated by spaces, sorted
    created      INTEGER NOT NULL,
    expires      INTEGER                       -- NULL: never
);
CREATE INDEX token_of_owner ON token (owner, created);
