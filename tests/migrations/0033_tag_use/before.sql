INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO tag (id, owner, name, folded) VALUES (1, 1, 'Maps', 'maps');
