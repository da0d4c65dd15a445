import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** What ties a row whose body could not be taken to the rows around it: without it nobody could tell such a row from one that was dropped. */
export const keepRefusedLinks: Migration = {
  number: 3,
  sql: `
CREATE TABLE refused_links (
  window_id TEXT NOT NULL REFERENCES windows (id), sequence INTEGER NOT NULL, id TEXT NOT NULL, body_sha256 TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (window_id, sequence)
) STRICT, WITHOUT ROWID;`,
};
