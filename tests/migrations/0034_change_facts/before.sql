INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO change (id, owner, at, action, summary, before) VALUES (1, 1, 1327910400000000, 'bookmarks delete', '2 bookmarks', '');
