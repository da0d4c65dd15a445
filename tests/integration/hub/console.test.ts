import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { consoleRoutes, type ConsoleInput, type ConsoleRoute } from '#contract/console-api.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { hubMigrations } from '../../../main/hub/migrations/hub-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';
import { askConsole, resumeSession, signIn, type ConsoleClient } from '../../support/console-client.ts';
import { aHubFolder, startHub, type HubProcess } from '../../support/hub-process.ts';
import { askHub, enrolWindow, openWindow, type WindowClient } from '../../support/window-client.ts';

describe('the line between the console and the hub', () => {
  const ends: (() => Promise<void>)[] = [];
  let hub: HubProcess;
  let maison: ConsoleClient;
  let boutiqueStaff: ConsoleClient;
  let geneve: WindowClient;
  let tokyo: WindowClient;

  before(async () => {
    const folder = await aHubFolder({ after: (end) => ends.push(end) });
    hub = await startHub({ folder });
    assert.ok(hub.firstAccount);
    maison = await signIn(hub, hub.firstAccount);
    await maison.ask('accounts.add', aRouteInput('accounts.add', { account: { name: 'claire', role: 'boutique', boutiqueId: 'geneve' }, password: 'a quiet valley in june' }));
    boutiqueStaff = await signIn(hub, { account: 'claire', password: 'a quiet valley in june' });
    geneve = await aWindow('geneve');
    tokyo = await aWindow('tokyo');
  });

  after(async () => {
    await hub.stop();
    for (const end of ends) await end();
  });

  async function aWindow(boutiqueId: string): Promise<WindowClient> {
    return enrolWindow(hub, (await maison.ask('pairing.issue', aRouteInput('pairing.issue', { boutiqueId, role: 'salon', name: `Salon ${boutiqueId}` }))).code);
  }

  test('the cookie of a session is kept from scripts, from other sites and from plain connections', async () => {
    assert.ok(hub.firstAccount);
    const answer = await askConsole(hub, 'sign-in', hub.firstAccount);
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['__Host-vitrine=', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.includes(part), part);
  });

  test('a request that another site could send is refused, signed in or not', async () => {
    const withoutHeader = await askHub(hub, '/console/api/windows.list', { body: {}, headers: { cookie: maison.cookie } });
    const fromElsewhere = await askConsole(hub, 'windows.list', {}, { cookie: maison.cookie, 'sec-fetch-site': 'cross-site' });
    const asForm = await askConsole(hub, 'windows.list', {}, { cookie: maison.cookie, 'content-type': 'text/plain' });
    assert.deepEqual([withoutHeader.status, fromElsewhere.status, asForm.status], [403, 403, 403]);
  });

  test('no route but signing in answers whoever is not signed in', async () => {
    const routes = Object.keys(consoleRoutes).filter((route) => route !== 'sign-in');
    const statuses = await Promise.all(routes.map(async (route) => (await askConsole(hub, route, {})).status));
    assert.deepEqual(new Set(statuses), new Set([401]));
  });

  test('after five wrong passwords an account waits, the right one included', async () => {
    const add = aRouteInput('accounts.add', { account: { name: 'forgetful', role: 'maison', boutiqueId: null }, password: 'stone upon stone upon' });
    await maison.ask('accounts.add', add);
    const outcomes = [];
    for (let index = 0; index < 6; index += 1) outcomes.push(outcomeOf((await askConsole(hub, 'sign-in', { account: 'forgetful', password: `wrong ${index}` })).body));
    outcomes.push(outcomeOf((await askConsole(hub, 'sign-in', { account: 'forgetful', password: add.password })).body));
    assert.deepEqual(outcomes, ['refused', 'refused', 'refused', 'refused', 'refused', 'wait', 'wait']);
  });

  test('a session that was revoked is over at once', async () => {
    assert.ok(hub.firstAccount);
    const other = await signIn(hub, hub.firstAccount);
    const mine = (await other.ask('sessions.list', {})).sessions.find((session) => session.isThisOne);
    await maison.ask('sessions.revoke', { id: mine?.id ?? '' });
    assert.equal((await other.tell('me', {})).status, 401);
  });

  test('signing out ends the session', async () => {
    assert.ok(hub.firstAccount);
    const other = await signIn(hub, hub.firstAccount);
    await other.ask('sign-out', {});
    assert.equal((await resumeSession(hub, other.cookie).tell('me', {})).status, 401);
  });

  test('staff of a boutique see and touch their own only', async () => {
    const own = await boutiqueStaff.ask('windows.list', {});
    const refused = await Promise.all([
      boutiqueStaff.tell('publications.publish', { windowIds: [tokyo.id] }), boutiqueStaff.tell('publications.preview', { windowId: tokyo.id }),
      boutiqueStaff.tell('settings.read', { scope: { at: 'window', windowId: tokyo.id } }), boutiqueStaff.tell('settings.read', { scope: { at: 'boutique', boutiqueId: 'tokyo' } }),
      boutiqueStaff.tell('settings.save', { scope: { at: 'maison' }, said: {}, version: 0 }), boutiqueStaff.tell('pairing.issue', { boutiqueId: 'tokyo', role: 'salon', name: 'X' }),
      boutiqueStaff.tell('accounts.add', { account: { name: 'more', role: 'maison', boutiqueId: null }, password: 'xxxxxxxxxxxxxxx' }), boutiqueStaff.tell('audit.list', {}),
      boutiqueStaff.tell('badges.issue', { id: 'T-01', boutiqueId: 'tokyo', advisorId: 'any-one', pin: '1234' }), boutiqueStaff.tell('windows.ask-screenshot', { windowId: tokyo.id }), boutiqueStaff.tell('windows.remove', { windowId: tokyo.id }),
    ]);
    assert.deepEqual([own.windows.map((window) => window.id), new Set(refused.map((answer) => answer.status))], [[geneve.id], new Set([403])]);
  });

  test('a setting is inherited from the maison, overridden at a boutique and a window, and says where it comes from', async () => {
    const [first, second, third] = (await maison.ask('me', {})).watches.map((watch) => watch.id);
    await save({ at: 'maison' }, { featuredWatchId: first });
    await save({ at: 'boutique', boutiqueId: 'geneve' }, { featuredWatchId: second });
    await save({ at: 'window', windowId: geneve.id }, { featuredWatchId: third, idleTimeoutMs: 45_000 });
    const read = (scope: unknown) => maison.ask('settings.read', aRouteInput('settings.read', { scope }));
    const views = await Promise.all([read({ at: 'window', windowId: tokyo.id }), read({ at: 'boutique', boutiqueId: 'geneve' }), read({ at: 'window', windowId: geneve.id })]);
    assert.deepEqual(views.map((view) => [view.effective.featuredWatchId, view.origins['featuredWatchId']]), [[first, 'maison'], [second, 'boutique'], [third, 'window']]);
    assert.deepEqual([views[2]?.effective.idleTimeoutMs, views[2]?.origins['idleTimeoutMs'], views[2]?.origins['locales']], [45_000, 'window', 'content']);
  });

  test('what was saved reaches a window when it is published, whole, signed and numbered after the last', async () => {
    const before = await tokyo.desired();
    const hours = { ...before.content.boutique.hours, exceptions: [{ date: '2026-12-24', spans: [{ opensAt: 600, closesAt: 900 }] }] };
    const attractLine = { fr: 'Le temps, posé.', en: 'Time, set down.', 'zh-Hans': '时光静置。', ja: '時を、置く。', ar: 'الزمن في سكينة.' };
    await save({ at: 'boutique', boutiqueId: 'tokyo' }, { hours });
    await save({ at: 'window', windowId: tokyo.id }, { attractLine });
    const unchanged = await tokyo.desired();
    const preview = await maison.ask('publications.preview', { windowId: tokyo.id });
    const { published } = await maison.ask('publications.publish', { windowIds: [tokyo.id] });
    const after = await tokyo.desired();
    assert.deepEqual(
      [unchanged.number, published[0]?.number, after.number, after.content.settings.attractLine.fr, after.content.boutique.hours.exceptions, after.previousSha256 !== null, preview.document],
      [before.number, before.number + 1, before.number + 1, 'Le temps, posé.', hours.exceptions, true, after.content],
    );
    assert.ok(preview.changes.some((change) => change.where === 'settings.attractLine.fr' && change.after === 'Le temps, posé.'));
  });

  test('going back publishes the older content under a new number', async () => {
    const { number: current } = await tokyo.desired();
    const { number } = await maison.ask('publications.go-back', { windowId: tokyo.id, to: 1 });
    const { publications } = await maison.ask('publications.list', { windowId: tokyo.id });
    const after = await tokyo.desired();
    assert.deepEqual([number, after.number, after.content.settings.attractLine.fr === 'Le temps, posé.', publications.map((entry) => entry.number)], [current + 1, current + 1, false, Array.from({ length: current + 1 }, (_, index) => current + 1 - index)]);
  });

  test('words against the grammar are refused with the rule named, and nothing is saved', async () => {
    const scope = { at: 'window', windowId: geneve.id };
    const { version } = await maison.ask('settings.read', aRouteInput('settings.read', { scope }));
    const attractLine = { fr: 'Achetez maintenant !', en: 'Buy now!', 'zh-Hans': '立即购买！', ja: '今すぐ購入！', ar: 'اشتر الآن!' };
    const answer = await maison.ask('settings.save', aRouteInput('settings.save', { scope, said: { attractLine }, version }));
    assert.equal(answer.outcome, 'refused');
    assert.ok(answer.outcome === 'refused' && answer.findings.some((finding) => finding.rule === 'exclamation' && finding.where.startsWith('settings.attractLine')));
    assert.equal((await maison.ask('settings.read', aRouteInput('settings.read', { scope }))).version, version);
  });

  test('a save over somebody else’s is stale, and shows theirs', async () => {
    const scope = { at: 'boutique', boutiqueId: 'geneve' };
    const { version, said } = await maison.ask('settings.read', aRouteInput('settings.read', { scope }));
    await maison.ask('settings.save', aRouteInput('settings.save', { scope, said: { ...said, soberRegister: true }, version }));
    const late = await boutiqueStaff.ask('settings.save', aRouteInput('settings.save', { scope, said, version }));
    assert.ok(late.outcome === 'stale' && late.view.said.soberRegister === true);
  });

  test('opening hours are said at a boutique only', async () => {
    const { content } = await geneve.desired();
    const answer = await maison.tell('settings.save', { scope: { at: 'window', windowId: geneve.id }, said: { hours: content.boutique.hours }, version: 0 });
    assert.deepEqual([answer.status, answer.body], [400, { error: 'Opening hours are said at a boutique.' }]);
  });

  test('a body that does not fit is refused in the words of staff', async () => {
    const answer = await maison.tell('badges.issue', { id: 'A-07', boutiqueId: 'geneve', advisorId: 'claire-m', pin: 'x' });
    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.body), /a PIN has 4 to 8 digits/);
  });

  test('whatever is sent to a route, the hub answers in words', async () => {
    const routes = Object.keys(consoleRoutes).filter((route) => !['sign-in', 'sign-out'].includes(route));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...routes), fc.jsonValue(), async (route, body) => {
      const answer = await maison.tell(route, body);
      assert.ok(answer.status < 500, `${route} answered ${answer.status}`);
    }), { numRuns: 60 });
  });

  test('the console’s page and the API forbid scripts of others, frames and sniffing', async () => {
    const { headers } = await maison.get('/console/index.html');
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
    assert.deepEqual([headers['x-content-type-options'], headers['x-frame-options']], ['nosniff', 'DENY']);
  });

  test('nothing outside the console’s folder is served', async () => {
    const paths = ['/console/..%2f..%2fpackage.json', '/console/%2e%2e/package.json', '/console/.env', '/console/a/../../x.js', '/keys/keys.json'];
    const statuses = await Promise.all(paths.map(async (path) => (await maison.get(path)).status));
    assert.equal(statuses.includes(200), false);
  });

  test('a window of a boutique is found by nobody who guesses ids', async () => {
    assert.equal((await maison.tell('publications.list', { windowId: '01a21aa6-c3fe-77e9-9cc7-716b0fb2471e' })).status, 404);
  });

  test('the audit chain says who did what, and shows when an entry was changed', async () => {
    const whole = await maison.ask('audit.list', {});
    const database = openDatabase(`${hub.folder}/hub.sqlite`, hubMigrations);
    database.exec(`UPDATE audit SET who = 'nobody' WHERE sequence = 3`);
    database.close();
    const changed = await maison.ask('audit.list', {});
    assert.deepEqual([whole.isChainWhole, whole.entries.some((entry) => entry.who === 'maison' && entry.act === 'account-added' && entry.subject === 'claire'), changed.isChainWhole], [true, true, false]);
  });

  test('a window that was removed is let in no more, and what it had delivered stays', async () => {
    const stolen = await aWindow('tokyo');
    const before = await stolen.ask(hubRoutes.desired);
    await maison.ask('windows.remove', { windowId: stolen.id });
    const { windows } = await maison.ask('windows.list', {});
    assert.deepEqual([before.status, (await stolen.ask(hubRoutes.desired)).status, windows.some((window) => window.id === stolen.id)], [200, 401, false]);
    await assert.rejects(openWindow(hub, stolen.enrolled, stolen.key));
  });

  test('a street window has no vault', async () => {
    const street = await enrolWindow(hub, (await maison.ask('pairing.issue', aRouteInput('pairing.issue', { boutiqueId: 'geneve', role: 'street', name: 'Rue' }))).code);
    assert.equal((await street.ask(hubRoutes.vault)).status, 404);
  });

  async function save(scope: unknown, said: unknown): Promise<void> {
    const { version } = await maison.ask('settings.read', aRouteInput('settings.read', { scope }));
    const answer = await maison.ask('settings.save', aRouteInput('settings.save', { scope, said, version }));
    assert.equal(answer.outcome, 'saved', JSON.stringify(answer));
  }
});

/** An input written in plain strings, parsed as the route parses it. */
function aRouteInput<Route extends ConsoleRoute>(route: Route, input: unknown): ConsoleInput<Route> {
  // The schema is the route's own; the index loses that link.
  return consoleRoutes[route].input.parse(input) as ConsoleInput<Route>;
}

function outcomeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'outcome' in body ? body.outcome : body;
}
