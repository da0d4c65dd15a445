import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import type { Chance } from './random.ts';

/** The line between a window and its hub: what the window says arrives, and while the line is bad, what the hub answers may end anywhere. */
export type CuttingLine = {
  readonly port: number;
  readonly cuts: () => number;
  /** Bad from now on, or good again. */
  readonly setBad: (isBad: boolean) => void;
  readonly close: () => Promise<void>;
};

/** Of connections, each of which carries many answers. */
const cutOdds = 0.3;
/** A handshake is a few of these, an answer to a batch less than one. */
const longestBytes = 12_000;

export async function startCuttingLine(hubPort: number, chance: Chance): Promise<CuttingLine> {
  let isBad = false;
  let cuts = 0;
  const server = createServer((window) => {
    const hub = connect(hubPort, '127.0.0.1');
    // Both ends of a connection that broke are gone, whoever broke it.
    pipeline(window, hub, () => window.destroy());
    let left = isBad && chance.next() < cutOdds ? chance.between(0, longestBytes) : Number.POSITIVE_INFINITY;
    hub.on('data', (bytes: Buffer) => {
      left -= bytes.length;
      if (left >= 0 || !isBad) return void (window.write(bytes) || hub.pause());
      cuts += 1;
      window.destroy();
      hub.destroy();
    });
    window.on('drain', () => hub.resume());
    hub.on('close', () => window.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = new Set<{ readonly destroy: () => void }>();
  server.on('connection', (window) => {
    open.add(window);
    window.on('close', () => open.delete(window));
  });
  return {
    // A TCP server that listens has an address with a port.
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    setBad: (bad) => void (isBad = bad),
    close: async () => {
      if (!server.listening) return;
      open.forEach((window) => window.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
