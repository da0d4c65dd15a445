import { Agent, request, type RequestOptions } from 'node:https';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { HubFault } from './hub-fault.ts';

export type HttpQuestion = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** Told when the whole question was given to the operating system; never of one that fails before. */
  readonly onSent?: () => void;
};

export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** HTTPS to one server that is known by its certificate, whatever its name and whoever signed it. Nothing is sent before it is known. */
export type PinnedHttp = {
  /** @throws HubFault when there is no whole answer within the time or the length */
  readonly ask: (question: HttpQuestion) => Promise<HttpAnswer>;
  /** Hears an answer as it comes; `timeoutMs` bounds each silence, not the whole. Resolves when the answer ends. */
  readonly listen: (question: HttpQuestion, hear: Hearer) => Promise<void>;
  readonly close: () => void;
};

export type Hearer = { readonly begin: (status: number, headers: IncomingHttpHeaders) => void; readonly part: (bytes: Buffer) => void };

const connectTimeoutMs = 8_000;
/** Connections that wait to be used again. */
const mostAtRest = 6;

/** @param isTrusted is given the SHA-256 of the server's certificate (DER), lower-case hexadecimal */
export function openPinnedHttp(origin: string, isTrusted: (certificateSha256: string) => boolean): PinnedHttp {
  const url = new URL(origin);
  const agent = new PinnedAgent(isTrusted);
  const options = { agent, host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 443 : Number(url.port) };
  return {
    ask: async (question) => {
      const parts: Buffer[] = [];
      let length = 0;
      let head = { status: 0, headers: {} as IncomingHttpHeaders };
      const begin = (status: number, headers: IncomingHttpHeaders): void => void (head = { status, headers });
      const part = (bytes: Buffer): void => {
        length += bytes.length;
        if (length > question.maxBytes) throw new HubFault('too-long', 'the answer is longer than it may be', { status: head.status });
        parts.push(bytes);
      };
      await exchange(options, question, { begin, part }, 'whole');
      return { ...head, body: Buffer.concat(parts) };
    },
    listen: (question, hearer) => exchange(options, question, hearer, 'silence'),
    close: () => agent.destroy(),
  };
}

class PinnedAgent extends Agent {
  private readonly isTrusted: (certificateSha256: string) => boolean;

  constructor(isTrusted: (certificateSha256: string) => boolean) {
    // As many as are asked at once, which is few: when a server goes, Node's queue for a free connection tells one call many times and others never.
    super({ keepAlive: true, maxFreeSockets: mostAtRest });
    this.isTrusted = isTrusted;
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    const socket = connect({ host: options.host ?? '', port: Number(options.port), rejectUnauthorized: false, ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2' });
    const settle = (error: Error | null): void => {
      socket.removeListener('error', settle);
      socket.setTimeout(0);
      if (error !== null) socket.destroy();
      callback?.(error, socket);
    };
    socket.setTimeout(connectTimeoutMs, () => socket.destroy(new HubFault('timed-out', 'the hub did not answer the call')));
    socket.once('error', settle);
    socket.once('secureConnect', () => settle(this.isTrusted(fingerprintOf(socket)) ? null : new HubFault('other-certificate', 'this is not the hub the window was paired with')));
  }
}

function fingerprintOf(socket: TLSSocket): string {
  return (socket.getPeerX509Certificate()?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
}

type Connection = { readonly agent: Agent; readonly host: string; readonly port: number };

async function exchange(connection: Connection, question: HttpQuestion, hearer: Hearer, bounded: 'whole' | 'silence'): Promise<void> {
  // The server may have closed all that rested; what is asked is safe to ask twice.
  for (let tries = 0; tries < mostAtRest; tries += 1) {
    try {
      return await exchangeOnce(connection, question, hearer, bounded);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
    }
  }
  await exchangeOnce(connection, question, hearer, bounded);
}

/** The server closed a connection at rest in the moment it was used again. */
class StaleConnection extends HubFault {}

function exchangeOnce(connection: Connection, question: HttpQuestion, hearer: Hearer, bounded: 'whole' | 'silence'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const body = typeof question.body === 'string' ? Buffer.from(question.body, 'utf8') : question.body;
  const headers = { ...question.headers, ...(body === undefined ? {} : { 'content-length': String(body.length) }) };
  const call = request({ ...connection, method: question.method, path: question.path, headers });
  let hasBegun = false;
  // The first end counts.
  const end = (error: unknown): void => {
    clearTimeout(timer);
    question.signal?.removeEventListener('abort', abort);
    if (error === null) return resolve();
    reject(faultOf(error, call, hasBegun));
  };
  // Ended here too: a call that has no connection yet says nothing of being destroyed.
  const giveUp = (fault: HubFault): void => {
    call.destroy(fault);
    end(fault);
  };
  const timer = setTimeout(() => giveUp(new HubFault('timed-out', 'the hub took too long')), question.timeoutMs);
  const abort = (): void => giveUp(new HubFault('unreachable', 'no longer asked'));
  question.signal?.addEventListener('abort', abort, { once: true });
  call.on('error', end);
  call.once('finish', () => question.onSent?.());
  call.once('response', (answer) => {
    hasBegun = true;
    hear(answer, hearer, end, () => void (bounded === 'silence' && timer.refresh()));
  });
  call.end(body);
  if (question.signal?.aborted === true) abort();
  return promise;
}

function hear(answer: IncomingMessage, hearer: Hearer, end: (error: unknown) => void, wake: () => void): void {
  const guard = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      end(error);
      answer.destroy();
    }
  };
  answer.on('error', end);
  answer.once('end', () => end(null));
  answer.once('close', () => (answer.complete ? undefined : end(new HubFault('unreachable', 'the answer was cut off'))));
  guard(() => hearer.begin(answer.statusCode ?? 0, answer.headers));
  answer.on('data', (bytes: Buffer) => {
    wake();
    guard(() => hearer.part(bytes));
  });
}

function faultOf(error: unknown, call: ClientRequest, hasBegun: boolean): Error {
  if (error instanceof HubFault) return error;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (call.reusedSocket && !hasBegun && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleConnection('unreachable', 'the hub closed the connection', { cause: error });
  return new HubFault('unreachable', 'the hub cannot be reached', { cause: error });
}
