import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sunSessionKeys, verifySun } from '../../../../main/platform/badge/verify-sun.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const zero = Buffer.alloc(16);
const keys = { metaKey: zero, fileKey: zero };

describe('a message of Secure Unique NFC', () => {
  it('gives the UID and the counter of the example in AN12196, section 4', () => {
    assert.deepEqual(verifySun({ picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337086' }, keys), { ok: true, uid: '04DE5F1EACC040', counter: 61 });
  });

  it('is refused under another MAC, another key, or in another form', () => {
    const refused = [
      verifySun({ picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337087' }, keys),
      verifySun({ picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337086' }, { ...keys, fileKey: Buffer.alloc(16, 1) }),
      verifySun({ picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337086' }, { ...keys, metaKey: Buffer.alloc(16, 1) }),
      verifySun({ picc: 'EF96', mac: '94EED9EE65337086' }, keys),
      verifySun({ picc: 'EF963FF7828658A599F3041510671E88', mac: '' }, keys),
    ];
    assert.deepEqual(refused, Array.from({ length: 5 }, () => ({ ok: false })));
  });

  it('has the session keys of the note', () => {
    const made = sunSessionKeys(hex('5ACE7E50AB65D5D51FD5BF5A16B8205B'), hex('04C767F2066180'), hex('010000'));
    assert.deepEqual([made.encryptionKey, made.macKey].map((key) => key.toString('hex').toUpperCase()), ['66DA61797E23DECA5D8ECA13BBADF7A9', '3A3E8110E05311F7A3FCF0D969BF2B48']);
  });
});
