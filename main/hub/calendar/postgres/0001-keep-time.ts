/** One step, once released never changed; several hubs may open the database at once. */
export type PostgresStep = { readonly number: number; readonly sql: string };

/**
 * Times that are given away, whoever gives them: the database itself refuses a place, or an advisor, that is given twice.
 * A promise is an appointment's, a hold's or a lease's, by its own id; `hub` is the book that made it. Another program of the maison may
 * write here under a name of its own: its rows are seen, and never touched.
 */
export const keepTime: PostgresStep = {
  number: 1,
  sql: `
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE vitrine.places (
  promise text NOT NULL, hub text NOT NULL, boutique text NOT NULL, kind text NOT NULL, place integer NOT NULL CHECK (place >= 0),
  taken tstzrange NOT NULL CHECK (NOT isempty(taken)),
  CONSTRAINT no_place_twice EXCLUDE USING gist (boutique WITH =, kind WITH =, place WITH =, taken WITH &&)
);
CREATE INDEX places_of_promise ON vitrine.places (promise);
CREATE TABLE vitrine.advisor_times (
  promise text NOT NULL, hub text NOT NULL, boutique text NOT NULL, advisor text NOT NULL,
  taken tstzrange NOT NULL CHECK (NOT isempty(taken)),
  CONSTRAINT no_advisor_twice EXCLUDE USING gist (boutique WITH =, advisor WITH =, taken WITH &&)
);
CREATE INDEX advisor_times_of_promise ON vitrine.advisor_times (promise);`,
};
