import pg from 'pg';

/** Rows as they come, to be parsed by whoever asked. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly unknown[]>;

export type Postgres = {
  /** All of it is durable when it answers, or nothing is there. @throws PostgresFault */
  readonly transaction: <Value>(work: (query: Query) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
};

/** `code` is the five letters of the SQL standard, or the system's (`ECONNREFUSED`); empty when the connection was lost. */
export class PostgresFault extends Error {
  override readonly name = 'PostgresFault';
  readonly code: string;
  constructor(error: unknown) {
    super(error instanceof Error ? error.message : 'PostgreSQL failed', { cause: error });
    this.code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  }
}

const connectWithinMs = 3_000;
/** Longer than any transaction of ours, waiting for another's included: who waits in vain holds a request. */
const answerWithinMs = 8_000;
const mostConnections = 4;

/** @param url `postgres://user:password@host/database`; `sslmode=verify-full` in it asks for TLS */
export function openPostgres(url: string): Postgres {
  const pool = new pg.Pool({
    connectionString: url, max: mostConnections, connectionTimeoutMillis: connectWithinMs, query_timeout: answerWithinMs, statement_timeout: answerWithinMs, idleTimeoutMillis: 60_000, keepAlive: true, application_name: 'vitrine-hub',
  });
  // A connection that was idle and is lost is opened again when it is needed.
  pool.on('error', ignore);
  return {
    transaction: async (work) => {
      const client = await pool.connect().catch(fault);
      // A connection that is lost between two questions says so here; the next question fails.
      client.on('error', ignore);
      const query: Query = async (sql, values) => (await client.query<Record<string, unknown>>(sql, [...(values ?? [])]).catch(fault)).rows;
      try {
        await query('BEGIN');
        const value = await work(query);
        await query('COMMIT');
        client.off('error', ignore);
        client.release();
        return value;
      } catch (error) {
        // Whatever it was in the middle of ends with the connection.
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

function fault(error: unknown): never {
  throw new PostgresFault(error);
}

function ignore(): void {
  // Whoever asks next is told.
}
