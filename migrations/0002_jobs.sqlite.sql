-- Work that need not happen in the request (src/store/jobs.hpp). A number is never used again, so that a
-- worker that comes back late cannot take another job for its own.
CREATE TABLE job (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    owner        INTEGER NOT NULL,             -- the account that may see it; 0: nobody
    queue        TEXT    NOT NULL,
    payload      TEXT    NOT NULL,
    created      INTEGER NOT NULL,
    due          INTEGER NOT NULL,             -- not before; while a worker has it: until when
    tries        INTEGER NOT NULL DEFAULT 0,
    worker       TEXT    NOT NULL DEFAULT '',  -- who has it
    reason       TEXT    NOT NULL DEFAULT '',  -- why the last try failed
    dead         INTEGER                       -- since when it is not tried any more
);
CREATE INDEX job_due ON job (queue, due) WHERE dead IS NULL;
CREATE INDEX job_of_owner ON job (owner, id);

CREATE VIEW visible_job AS
SELECT id, owner, queue, created, due, tries, worker, reason, dead
FROM job WHERE owner = (SELECT viewer()) AND owner <> 0;
