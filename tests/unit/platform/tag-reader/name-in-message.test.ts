import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameInMessage } from '../../../../main/platform/tag-reader/name-in-message.ts';
import type { NdefRecord } from '../../../../main/platform/tag-reader/parse-ndef.ts';

const domain = 'serac.example';
const external = (type: string, text: string): NdefRecord => ({ nameFormat: 'external', type, payload: Buffer.from(text) });
const address = (scheme: number, text: string): NdefRecord => ({ nameFormat: 'well-known', type: 'U', payload: Buffer.concat([Buffer.of(scheme), Buffer.from(text)]) });

describe('a message names', () => {
  for (const [what, record] of [
    ['a record of the maison', external('serac.example:piece', 'MOR01-0001')],
    ['one in another case', external('Serac.Example:Piece', 'MOR01-0001')],
    ['an address of the maison', address(0x04, 'serac.example/p/MOR01-0001')],
    ['one that is written out', address(0x00, 'https://serac.example/p/MOR01-0001')],
    ['one with a SUN query', address(0x04, 'serac.example/p/MOR01-0001?picc=EF963FF7828658A599F3041510671E88&mac=94EED9EE65337086')],
  ] as const) {
    it(`a piece by ${what}`, () => assert.deepEqual(nameInMessage([record], domain), { kind: 'piece', serial: 'MOR01-0001' }));
  }

  it('the first piece that is the maison’s, after whatever else', () => {
    const records = [external('elsewhere.example:piece', 'MOR01-0009'), external('serac.example:piece', 'MOR01-0002'), external('serac.example:piece', 'MOR01-0003')];
    assert.deepEqual(nameInMessage(records, domain), { kind: 'piece', serial: 'MOR01-0002' });
  });

  it('a badge', () => assert.deepEqual(nameInMessage([external('serac.example:badge', '')], domain), { kind: 'badge' }));

  for (const [what, record] of [
    ['serial that is none', external('serac.example:piece', 'MOR01')],
    ['serial with more around it', external('serac.example:piece', ' MOR01-0001')],
    ['serial of thousands of letters', external('serac.example:piece', 'A'.repeat(4000))],
    ['address without a serial', address(0x04, 'serac.example/p/')],
    ['address that climbs', address(0x04, 'serac.example/p/../../etc')],
  ] as const) {
    it(`nothing known by a ${what}`, () => assert.equal(nameInMessage([record], domain).kind, 'unknown'));
  }

  for (const [what, record] of [
    ['another maison’s record', external('elsewhere.example:piece', 'MOR01-0001')],
    ['an address that only begins alike', address(0x04, 'serac.example.evil.example/p/MOR01-0001')],
    ['an address with another name before it', address(0x04, 'serac.example@evil.example/p/MOR01-0001')],
    ['an address without encryption', address(0x03, 'serac.example/p/MOR01-0001')],
    ['another port', address(0x04, 'serac.example:8443/p/MOR01-0001')],
    ['a text', { nameFormat: 'well-known', type: 'T', payload: Buffer.from('serac') }],
    ['an address of no bytes', { nameFormat: 'well-known', type: 'U', payload: Buffer.alloc(0) }],
  ] as const) {
    it(`nothing of ours by ${what}`, () => assert.equal(nameInMessage([record], domain).kind, 'foreign'));
  }
});
