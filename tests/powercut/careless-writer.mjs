// The control of the power-cut test: writes as a careless kiosk would (synchronous=NORMAL, no checkpoint) and says each row it believes safe.

import Database from 'better-sqlite3';

const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = NORMAL');
database.pragma('wal_autocheckpoint = 0');
database.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT) STRICT');
database.pragma('wal_checkpoint(TRUNCATE)');
const insert = database.prepare('INSERT INTO row (text) VALUES (?)');
for (;;) {
  const { lastInsertRowid } = insert.run('x'.repeat(1500));
  process.stdout.write(`${lastInsertRowid}\n`);
}
