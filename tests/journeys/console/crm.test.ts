import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { openConsoleMaison, type ConsoleMaison } from '../../support/console-maison.ts';
import { openConsole, openConsoleBrowser } from '../../support/console-page.ts';
import { writeMapping } from '../../support/crm-mappings.ts';

/** A receiver that refuses every message until somebody mends it. */
let isMended = false;
const taken: string[] = [];
const receiver = createServer((request, response) => {
  request.resume();
  if (isMended) taken.push(String(request.headers['webhook-id']));
  response.writeHead(isMended ? 204 : 422).end();
});
let maison: ConsoleMaison;
let browser: Browser;

before(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  // A TCP server that listens has an address with a port.
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  maison = await openConsoleMaison((folder) => {
    writeMapping(folder, 'own-crm', { connector: 'webhook', url, secretFile: 'own-crm.secret' }, `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    writeMapping(folder, 'wrong', { connector: 'webhook', url: 'http://elsewhere.example.org', secretFile: 'wrong.secret' }, 'x');
    return Promise.resolve();
  });
  browser = await openConsoleBrowser();
});
after(async () => {
  await browser.close();
  await maison.dispose();
  receiver.closeAllConnections();
  receiver.close();
});

test('staff see why a delivery to the CRM is parked, have it mended there, and send it again', { timeout: 120_000 }, async () => {
  const window = await maison.pair({ name: 'Salon' });
  await window.bring();
  const staff = await openConsole(browser, maison, { isSignedIn: true });
  await staff.goTo('parked');
  await staff.reads('The receiver refused the message (422).');
  await staff.reads('“url”: Personal data leaves this machine by https:// only.');
  isMended = true;
  await staff.press('Send this client to own-crm again');
  await staff.reads(/2 delivered, 0 waiting, 0 parked/);
  assert.equal(new Set(taken).size, taken.length);
  if (process.env['VITRINE_PICTURE'] !== undefined) await staff.page.screenshot({ path: process.env['VITRINE_PICTURE'] });
});
