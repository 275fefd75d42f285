INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO job (id, owner, queue, payload, created, due) VALUES (1, 1, 'mail', 'to whom', 1327910400000000, 1327910400000001);
