-- The addresses of a library by page: who looks for one page under several URLs reads the index source_page
-- and no text. Of one's own sources only.
CREATE VIEW visible_page AS
SELECT id, owner, page_key FROM source WHERE owner = (SELECT viewer()) AND page_key IS NOT NULL;
