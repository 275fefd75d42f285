INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO import_batch (id, owner, public_id, file, format, started) VALUES (1, 1, 'importimportimp1', 'a.html', 'netscape', 1327910400000000);
INSERT INTO import_batch (id, owner, public_id, file, format, started, finished, report) VALUES (2, 1, 'importimportimp2', 'b.html', 'netscape', 1327910400000001, 1327910400000002, '{"read":1}');
