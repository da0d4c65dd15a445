import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { it, type TestContext } from 'node:test';
import type { OutgoingMessage } from '../../../../main/platform/mail/message-carrier.ts';
import { textGatewayCarrier } from '../../../../main/platform/mail/text-gateway-carrier.ts';

const message: OutgoingMessage = {
  id: 'appointment-1-2', to: { name: 'Agnès', address: '+41227000000' }, from: { name: 'Sérac', replyTo: null }, language: 'fr', subject: 'Sérac', text: 'Sérac : rendez-vous confirmé.', calendar: null,
};

/** A gateway that takes each key once, as its contract says. */
async function aGateway(t: TestContext, status: (nth: number) => number | null = () => null) {
  const carried: { readonly key: string; readonly authorization: string; readonly body: unknown }[] = [];
  let asked = 0;
  const server = createServer((request, response) => void (async () => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    asked += 1;
    const said = status(asked);
    const key = String(request.headers['idempotency-key']);
    const isKnown = carried.some((entry) => entry.key === key);
    if (said === null && !isKnown) carried.push({ key, authorization: String(request.headers.authorization), body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
    response.writeHead(said ?? (isKnown ? 409 : 202)).end();
  })());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const address = server.address();
  return { carried, carrier: textGatewayCarrier({ url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/send`, token: 'T' }) };
}

it('hands a text over once, however often it is handed', async (t) => {
  const { carried, carrier } = await aGateway(t);
  const answers = [await carrier.deliver(message), await carrier.deliver(message)];
  assert.deepEqual(answers, [{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  assert.deepEqual(carried, [{ key: 'appointment-1-2', authorization: 'Bearer T', body: { to: '+41227000000', text: 'Sérac : rendez-vous confirmé.' } }]);
});

it('tells what may pass from what will not', async (t) => {
  const { carrier } = await aGateway(t, (nth) => [429, 503, 400][nth - 1] ?? null);
  const answers = [await carrier.deliver(message), await carrier.deliver(message), await carrier.deliver(message)];
  assert.deepEqual(answers, [{ outcome: 'later', code: 'gateway-429' }, { outcome: 'later', code: 'gateway-503' }, { outcome: 'refused', code: 'gateway-400' }]);
});

it('keeps what it could not hand over', async () => {
  assert.deepEqual(await textGatewayCarrier({ url: 'http://127.0.0.1:1/', token: 'T' }).deliver(message), { outcome: 'later', code: 'gateway-away' });
});
