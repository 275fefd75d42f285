INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO source (id, owner, kind, identity, url, page_key, site) VALUES (1, 1, 0, 'identityidentity', 'https://maps.example/old', 'pagekeypagekey01', 'maps.example');
INSERT INTO source (id, owner, kind, identity, author) VALUES (2, 1, 1, 'identityidentit2', 'Ann Author');
INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, created, updated) VALUES (1, 1, 'bookmarkbookmar1', 'Old maps', 'Streets that are gone', -1, 0, 1, 0, 1327910400000000, 1327910400000001);
INSERT INTO tag (id, owner, name, folded) VALUES (1, 1, 'Économie', 'economie');
INSERT INTO bookmark_tag (bookmark, tag, position) VALUES (1, 1, 1);
INSERT INTO highlight (id, owner, public_id, source, position, quote, note, colour, selectors, extra, created, updated) VALUES (1, 1, 'highlighthighlig', 1, 1, 'Streets', '', '', '', '', 1327910400000000, 1327910400000000);
INSERT INTO review_state (owner, highlight, shown, place, step, due) VALUES (1, 'highlighthighlig', 15369, 0, 1, 15370);
INSERT INTO archive (source, owner, article) VALUES (1, 1, 'A long text.');
