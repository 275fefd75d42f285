INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO source (id, owner, kind, identity, url) VALUES (1, 1, 0, 'identityidentity', 'https://maps.example/old');
INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, created, updated, batch) VALUES (1, 1, 'bookmarkbookmar1', 'Old maps', '', 0, 0, 0, 0, 1327910400000000, 1327910400000000, 7);
INSERT INTO tag (id, owner, name, folded) VALUES (1, 1, 'maps', 'maps');
INSERT INTO tag_word (owner, form, tag) VALUES (1, 'maps', 1);
