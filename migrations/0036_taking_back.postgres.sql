-- What an import added is found without going through the library, the newest first; and a tag that goes away is not
-- looked for in the words of all tags.
CREATE INDEX bookmark_of_batch ON bookmark (owner, batch, id) WHERE batch IS NOT NULL;
CREATE INDEX tag_word_of_tag ON tag_word (tag);
