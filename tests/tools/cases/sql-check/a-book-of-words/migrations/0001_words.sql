CREATE VIRTUAL TABLE words USING fts5(text);
CREATE TABLE words_book (form TEXT, word TEXT);
CREATE VIEW visible_words_book AS SELECT form, word FROM words_book;
CREATE VIEW visible_tag AS SELECT 1;
