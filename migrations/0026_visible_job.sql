-- Whoever owns a job sees what it is about, too.
DROP VIEW visible_job;
CREATE VIEW visible_job AS
SELECT id, owner, queue, payload, created, due, tries, worker, reason, dead
FROM job WHERE owner = (SELECT viewer()) AND owner <> 0;
