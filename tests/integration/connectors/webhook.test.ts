import assert from 'node:assert/strict';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import * as z from 'zod';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { createAskCrm } from '../../../main/platform/crm/ask-crm.ts';
import { CrmFault } from '../../../main/platform/crm/crm-fault.ts';
import { signMessage } from '../../../main/platform/crm/webhook/sign-message.ts';
import { createWebhookConnector } from '../../../main/platform/crm/webhook/webhook-connector.ts';
import { aClient, writeOne, written } from '../../support/crm-things.ts';
import { testContract } from './contract.ts';

/** A receiver as the scheme asks for: checks the signature and the time, and does each message id once. */
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const done = new Map<string, { readonly key: string; readonly fields: Readonly<Record<string, string>>; readonly revision: number }>();
const answers: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[] = [];
const message = z.object({ type: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) });
let url = '';

const receiver = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const scripted = answers.shift();
  if (scripted !== undefined) return void response.writeHead(scripted.status, scripted.headers).end();
  const [id, timestamp] = [String(request.headers['webhook-id']), String(request.headers['webhook-timestamp'])];
  const expected = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${id}.${timestamp}.${body}`).digest();
  const given = Buffer.from(String(request.headers['webhook-signature']).replace('v1,', ''), 'base64');
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected) && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  if (!isSigned) return void response.writeHead(401).end();
  const { revision, ...fields } = message.parse(JSON.parse(body)).data;
  if (!done.has(id)) done.set(id, { key: String(fields['key']), revision: Number(revision), fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])) });
  response.writeHead(204).end();
});
before(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  // A TCP server that listens has an address with a port.
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
after(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const connect = (through = createAskCrm(5_000), key = secret) => createWebhookConnector({ url, secret: key }, through, systemClock);
const messagesOf = (key: string) => [...done.values()].filter((entry) => entry.key === key).toSorted((a, b) => a.revision - b.revision);

testContract('Webhook', async () => ({
  connect, takes: ['client', 'appointment', 'consent'], correct: null,
  countOf: ({ key }) => Promise.resolve(messagesOf(key).length),
  fieldsOf: ({ key }) => Promise.resolve(messagesOf(key).at(-1)?.fields ?? {}),
}));

test('the signature is the one of the scheme’s own example', () => {
  // https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/index.test.ts, read 2026-11-27
  const headers = signMessage('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', at: new Date(1_614_265_330_000) });
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

const faults = [
  { status: 401, headers: {}, code: 'needs-set-up', waitMs: 0 },
  { status: 410, headers: {}, code: 'needs-set-up', waitMs: 0 },
  { status: 429, headers: { 'retry-after': '7' }, code: 'wait', waitMs: 7000 },
  { status: 503, headers: {}, code: 'wait', waitMs: 30_000 },
  { status: 500, headers: {}, code: 'retry', waitMs: 0 },
] as const;

for (const { status, headers, code, waitMs } of faults) {
  test(`a receiver that answers ${status} is understood as ${code}`, async () => {
    answers.push({ status, headers });
    await assert.rejects(writeOne(connect(), aClient()), (error) => error instanceof CrmFault && error.code === code && error.waitMs === waitMs);
  });
}

test('a message that the receiver cannot take is the message’s fault alone', async () => {
  answers.push({ status: 422 });
  assert.equal((await writeOne(connect(), aClient())).outcome, 'poison');
  written(await writeOne(connect(), aClient()));
});

test('another secret than the receiver’s asks for a set-up', async () => {
  await assert.rejects(writeOne(connect(undefined, `whsec_${randomBytes(32).toString('base64')}`), aClient()), (error) => error instanceof CrmFault && error.code === 'needs-set-up');
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
