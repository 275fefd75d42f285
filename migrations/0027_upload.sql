-- An import of an uploaded file is continued under its own name where it was interrupted.
ALTER TABLE import_batch ADD COLUMN upload TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX import_batch_of_upload ON import_batch (owner, upload) WHERE upload <> '';

DROP VIEW visible_import_batch;
CREATE VIEW visible_import_batch AS
SELECT id, owner, public_id, file, format, started, finished, report, undone, upload
FROM import_batch WHERE owner = (SELECT viewer());
