-- Taking a large import back goes in steps. `undo_upto` is its newest change that may still have to be taken back, 0
-- once all of them are; NULL: nobody began to take it back (or did so before this was remembered). The others count
-- what was done so far: bookmarks that it had added and that are gone, changes of it that are as before.
ALTER TABLE import_batch ADD COLUMN undo_upto BIGINT;
ALTER TABLE import_batch ADD COLUMN undo_removed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN undo_restored BIGINT NOT NULL DEFAULT 0;

DROP VIEW visible_import_batch;
CREATE VIEW visible_import_batch AS
SELECT id, owner, public_id, file, format, started, finished, report, undone, upload, undo_upto, undo_removed,
       undo_restored
FROM import_batch WHERE owner = (SELECT viewer());
