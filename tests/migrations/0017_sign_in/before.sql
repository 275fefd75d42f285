INSERT INTO account (id, public_id, name, folded, role, created) VALUES (1, 'colettecolettec1', 'Colette', 'colette', 1, 1327910400000000);
INSERT INTO account (id, public_id, name, folded, role, locale, time_zone, created) VALUES (2, 'gastongastongas1', 'Gaston', 'gaston', 0, 'fr', 'Europe/Paris', 1327910400000001);
INSERT INTO token (id, owner, public_id, label, secret_hash, scopes, created) VALUES (1, 1, 'tokentokentoken1', 'phone', 'hashhashhashhash', 'read', 1327910400000000);
INSERT INTO source (id, owner, kind, identity, url, site) VALUES (1, 1, 0, 'identityidentity', 'https://maps.example/old', 'maps.example');
INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, created, updated) VALUES (1, 1, 'bookmarkbookmar1', 'Old maps', 'Streets that are gone', -1, 0, 1, 0, 1327910400000000, 1327910400000001);
UPDATE account SET disabled = 1327910400000002 WHERE id = 2;
INSERT INTO credential (account, password, changed) VALUES (1, '$argon2id$', 1327910400000003);
INSERT INTO totp (account, secret, created, confirmed, last_step) VALUES (1, 'secretsecretsecrets1', 1327910400000000, 1327910400000004, 44263680);
INSERT INTO recovery_code (account, code_hash) VALUES (1, 'codehashcodehash');
