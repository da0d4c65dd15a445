import { once } from 'node:events';
import { createServer, request as begin, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chance } from './random.ts';

/** A bad line between the hub and its CRM: requests arrive and their work is done, but answers are lost, cut in half, or asked for twice. */
export type FaultyProxy = {
  readonly url: string;
  readonly counts: { passed: number; lost: number; cut: number; repeated: number };
  /** From now on everything passes as it is. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
};

const odds = { lost: 0.06, cut: 0.04, repeated: 0.1 };

export async function startFaultyProxy(targetPort: number, chance: Chance): Promise<FaultyProxy> {
  const counts = { passed: 0, lost: 0, cut: 0, repeated: 0 };
  let isHealed = false;
  const server = createServer((asked, answer) => void relay(asked, answer).catch(() => answer.destroy()));
  const relay = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await bytesOf(asked);
    const throws = isHealed ? 1 : chance.next();
    const isRepeated = throws > 1 - odds.repeated && !isHealed;
    if (isRepeated) counts.repeated += 1;
    const [first] = await Promise.allSettled(Array.from({ length: isRepeated ? 2 : 1 }, () => forward(targetPort, asked, body)));
    if (first?.status !== 'fulfilled') return void answer.destroy();
    const { status, headers, bytes } = first.value;
    if (throws < odds.lost) {
      counts.lost += 1;
      answer.destroy();
      return;
    }
    answer.writeHead(status, { 'content-type': headers['content-type'] ?? 'application/json', 'content-length': String(bytes.length) });
    if (throws < odds.lost + odds.cut) {
      counts.cut += 1;
      answer.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => answer.destroy());
      return;
    }
    counts.passed += 1;
    answer.end(bytes);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // A TCP server that listens has an address with a port.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    heal: () => void (isHealed = true),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Forwarded = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly bytes: Buffer };

function forward(port: number, asked: IncomingMessage, body: Buffer): Promise<Forwarded> {
  const { promise, resolve, reject } = Promise.withResolvers<Forwarded>();
  const { connection: _, host: __, ...headers } = asked.headers;
  const call = begin({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers: { ...headers, 'content-length': String(body.length) } }, (answer) => {
    bytesOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, bytes }), reject);
  });
  call.once('error', reject);
  call.end(body);
  return promise;
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
