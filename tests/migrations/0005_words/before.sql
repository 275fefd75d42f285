INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO source (id, owner, kind, identity, url, site) VALUES (1, 1, 0, 'identityidentity', 'https://maps.example/old', 'maps.example');
INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, created, updated) VALUES (1, 1, 'bookmarkbookmar1', 'Old maps', 'Streets that are gone', -1, 0, 1, 0, 1327910400000000, 1327910400000001);
INSERT INTO tag (id, owner, name, folded) VALUES (1, 1, 'Économie', 'economie');
INSERT INTO bookmark_tag (bookmark, tag, position) VALUES (1, 1, 1);
