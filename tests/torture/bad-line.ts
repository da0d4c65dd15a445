import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Chance } from './random.ts';

/** A bad line between a window and its hub: what the window says arrives, but what the hub answers is lost or cut in half, and with it the connection. */
export type BadLine = {
  readonly port: number;
  readonly counts: { passed: number; lost: number; cut: number };
  /** Everything passes as it is until it turns bad, and again once it is healed. */
  readonly turnBad: () => void;
  readonly heal: () => void;
  readonly close: () => Promise<void>;
};

/** Of the pieces in which answers come; a handshake has some of them, an answer mostly one. */
const odds = { lost: 0.03, cut: 0.02 };

/** What passes is sealed by TLS: the line sees bytes, and cannot ask twice. */
export async function startBadLine(targetPort: number, chance: Chance): Promise<BadLine> {
  const counts = { passed: 0, lost: 0, cut: 0 };
  const open = new Set<Socket>();
  let isBad = false;
  const server = createServer((window) => {
    const hub = connect(targetPort, '127.0.0.1');
    const end = (): void => {
      window.destroy();
      hub.destroy();
    };
    for (const side of [window, hub]) {
      open.add(side);
      side.on('error', end).once('close', () => {
        open.delete(side);
        end();
      });
    }
    window.pipe(hub);
    hub.on('data', (piece: Buffer) => {
      const throws = isBad ? chance.next() : 1;
      if (throws >= odds.lost + odds.cut) {
        counts.passed += 1;
        window.write(piece);
      } else if (throws < odds.lost) {
        counts.lost += 1;
        end();
      } else {
        counts.cut += 1;
        window.write(piece.subarray(0, Math.floor(piece.length / 2)), end);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // A TCP server that listens has an address with a port.
    port: (server.address() as AddressInfo).port,
    counts,
    turnBad: () => void (isBad = true),
    heal: () => void (isBad = false),
    close: async () => {
      if (!server.listening) return;
      for (const side of open) side.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
