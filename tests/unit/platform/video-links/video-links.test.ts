import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { it, type TestContext } from 'node:test';
import { jitsiLinks } from '../../../../main/platform/video-links/jitsi-links.ts';
import { teamsLinks } from '../../../../main/platform/video-links/teams-links.ts';
import type { Meeting } from '../../../../main/platform/video-links/video-links.ts';
import { zoomLinks } from '../../../../main/platform/video-links/zoom-links.ts';

const meeting: Meeting = { key: 'vitrine-appointment-1', startsAt: '2026-12-01T10:00:00.000Z', minutes: 45, timeZone: 'Europe/Zurich', subject: 'Sérac' };

type Asked = { readonly line: string; readonly authorization: string | undefined; readonly body: string };

/** A provider that answers by path, and keeps what it was asked. */
async function aProvider(t: TestContext, answers: (path: string) => { readonly status: number; readonly body: unknown }) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void (async () => {
    const path = request.url ?? '';
    asked.push({ line: `${request.method} ${path}`, authorization: request.headers.authorization, body: await textOf(request) });
    const { status, body } = answers(path);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  })());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return { asked, places: { login: url, api: url } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const zoom = { accountId: 'acc', clientId: 'id', clientSecret: 'secret', user: 'rendezvous@serac.example' };
const teams = { tenantId: 'tenant', clientId: 'id', clientSecret: 'secret', user: 'user-1' };

it('a Jitsi-style room is the same for a meeting whoever asks, another for every other, and not to be guessed without the secret', async () => {
  const url = async (key: string, secret: string) => {
    const answer = await jitsiLinks({ url: 'https://meet.example/serac', secret }).linkFor({ ...meeting, key });
    return answer.outcome === 'made' ? answer.url : answer.code;
  };
  const [first, again, other, guessed] = await Promise.all([url('a', 's'), url('a', 's'), url('b', 's'), url('a', 'x')]);
  assert.match(first, /^https:\/\/meet\.example\/serac\/[a-z2-9]{16}$/);
  assert.deepEqual([again === first, other === first, guessed === first], [true, false, false]);
});

it('asks Zoom for a meeting at its time, and hands over its link', async (t) => {
  const { asked, places } = await aProvider(t, (path) => (path.startsWith('/oauth') ? { status: 200, body: { access_token: 'T', expires_in: 3600 } } : { status: 201, body: { id: 9, join_url: 'https://zoom.example/j/9?pwd=x' } }));
  assert.deepEqual(await zoomLinks({ ...zoom, places }).linkFor(meeting), { outcome: 'made', url: 'https://zoom.example/j/9?pwd=x' });
  assert.deepEqual(asked.map(({ line, authorization }) => [line, authorization]), [
    ['POST /oauth/token?grant_type=account_credentials&account_id=acc', `Basic ${Buffer.from('id:secret').toString('base64')}`],
    ['POST /v2/users/rendezvous%40serac.example/meetings', 'Bearer T'],
  ]);
  assert.deepEqual(JSON.parse(asked[1]?.body ?? ''), { topic: 'Sérac', type: 2, start_time: '2026-12-01T10:00:00Z', duration: 45, timezone: 'Europe/Zurich', settings: { waiting_room: true, join_before_host: false } });
});

it('asks Teams for the meeting of our key', async (t) => {
  const { asked, places } = await aProvider(t, (path) => (path.includes('oauth2') ? { status: 200, body: { access_token: 'T' } } : { status: 200, body: { joinWebUrl: 'https://teams.example/l/meetup-join/1' } }));
  assert.deepEqual(await teamsLinks({ ...teams, places }).linkFor(meeting), { outcome: 'made', url: 'https://teams.example/l/meetup-join/1' });
  assert.equal(asked[1]?.line, 'POST /v1.0/users/user-1/onlineMeetings/createOrGet');
  assert.deepEqual(JSON.parse(asked[1]?.body ?? ''), { externalId: 'vitrine-appointment-1', startDateTime: '2026-12-01T10:00:00.000Z', endDateTime: '2026-12-01T10:45:00.000Z', subject: 'Sérac' });
});

it('says a code, and none of the answer, when a provider says no, answers nonsense or is away', async (t) => {
  const refusing = await aProvider(t, () => ({ status: 401, body: { error: 'secret words' } }));
  const odd = await aProvider(t, (path) => (path.includes('oauth2') ? { status: 200, body: { access_token: 'T' } } : { status: 200, body: { joinWebUrl: 'javascript:alert(1)' } }));
  const away = { login: 'http://127.0.0.1:1', api: 'http://127.0.0.1:1' };
  const answers = await Promise.all([zoomLinks({ ...zoom, places: refusing.places }), teamsLinks({ ...teams, places: odd.places }), teamsLinks({ ...teams, places: away })].map((links) => links.linkFor(meeting)));
  assert.deepEqual(answers, ['video-401', 'video-unreadable', 'video-away'].map((code) => ({ outcome: 'later', code })));
});
