import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Where several books share a calendar, each knows its own promises in it. */
export const nameTheBook: Migration = {
  number: 13,
  sql: `
CREATE TABLE book_name (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL) STRICT;
INSERT INTO book_name VALUES (1, lower(hex(randomblob(16))));`,
};
