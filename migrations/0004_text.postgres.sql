-- The full-text index over bookmarks. Words come from the tokenizer that both engines share.
CREATE TABLE bookmark_text (
    owner        BIGINT   NOT NULL,
    id           BIGINT   NOT NULL,
    document     TSVECTOR NOT NULL,
    PRIMARY KEY (owner, id)
);
CREATE INDEX bookmark_text_words ON bookmark_text USING gin (document);
