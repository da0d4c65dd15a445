import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { TlsIdentity } from '../../platform/tls/own-certificate.ts';

/** How long an answer that has begun may take once the hub is stopping. */
const patienceMs = 2000;

/** Serves over TLS; `close` lets what is being answered end and takes nothing new. */
export async function listen(app: Hono, tls: TlsIdentity, place: { readonly port: number; readonly host: string }) {
  const serverOptions = { cert: tls.certificatePem, key: tls.privateKeyPem, minVersion: 'TLSv1.3' as const, requestTimeout: 60_000, headersTimeout: 15_000 };
  // The adaptor answers with the server that the given function made.
  const server = createAdaptorServer({ fetch: app.fetch, createServer, serverOptions }) as Server;
  server.listen(place.port, place.host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : place.port,
    close: async (): Promise<void> => {
      const over = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await over;
      clearTimeout(impatience);
    },
  };
}
