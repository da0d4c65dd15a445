import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authenticateEv2, sessionKeys, type Exchange } from '../../../../main/platform/badge/authenticate.ts';
import { decryptCbc } from '../../../../main/platform/badge/aes-cbc.ts';
import { openEv2Session, type Ev2Keys } from '../../../../main/platform/badge/ev2-session.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const shown = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const zeroKey = Buffer.alloc(16);

/** A card that says what the note's card said, and keeps what it was asked. */
function aScript(answers: readonly string[]): { readonly exchange: Exchange; readonly asked: string[] } {
  const asked: string[] = [];
  return { asked, exchange: (command) => Promise.resolve(hex(answers[asked.push(shown(command)) - 1] ?? '')) };
}

const withKey0 = {
  challenge: hex('13C5DB8A5930439FC3DEF9A4C675360F'),
  answers: ['A04C124213C186F22399D33AC2A3021591AF', '3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F081206639100'],
};

describe('AuthenticateEV2First', () => {
  it('says to the card of AN12196, section 5.6, what the note says', async () => {
    const { exchange, asked } = aScript(withKey0.answers);
    const { ok } = await authenticateEv2({ exchange, keyNumber: 0, key: zeroKey, challenge: withKey0.challenge });
    assert.deepEqual([ok, asked], [true, ['9071000002000000', '90AF00002035C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D00']]);
  });

  it('makes the session keys of that example', () => {
    const keys = sessionKeys(zeroKey, withKey0.challenge, decryptCbc(zeroKey, hex('A04C124213C186F22399D33AC2A30215')));
    assert.deepEqual([shown(keys.encryptionKey), shown(keys.macKey)], ['1309C877509E5A215007FF0ED19CA564', '4C6626F5E72EA694202139295C7A7FC7']);
  });

  it('carries the example with key 3 on to its WriteData', async () => {
    const { exchange, asked } = aScript(['B875CEB0E66A6C5CD00898DC371F92D191AF', '0CC9A8094A8EEA683ECAAC5C7BF20584206D0608D477110FC6B3D5D3F65C3A6A9100']);
    const authentication = await authenticateEv2({ exchange, keyNumber: 3, key: zeroKey, challenge: hex('B98F4C50CF1C2E084FD150E33992B048') });
    assert.ok(authentication.ok);
    assert.deepEqual(asked, ['9071000002030000', '90AF000020FF0306E47DFBC50087C4D8A78E88E62DE1E8BE457AA477C707E2F0874916A8B100']);
    const { session } = authentication;
    assert.equal(shown(session.wrap(0x8d, hex('030000000A0000'), hex('0102030405060708090A'))), '908D00001F030000000A00006B5E6804909962FC4E3FF5522CF0F8436C0C53315B9C73AA00');
    assert.deepEqual(session.unwrap(hex('C26D236E4A7C046D9100')), Buffer.alloc(0));
  });

  it('refuses a card that does not give the challenge back', async () => {
    const { exchange } = aScript(withKey0.answers);
    const answer = await authenticateEv2({ exchange, keyNumber: 0, key: zeroKey, challenge: Buffer.alloc(16, 7) });
    assert.deepEqual(answer, { ok: false, reason: 'wrong-key' });
  });

  for (const [name, answers, reason] of [
    ['has no such key', ['9140'], 'no-such-key'],
    ['does not believe the reader', ['A04C124213C186F22399D33AC2A3021591AF', '91AE'], 'wrong-key'],
    ['says nothing', [''], 'no-such-key'],
    ['says too much', ['A04C124213C186F22399D33AC2A302150091AF'], 'no-such-key'],
  ] as const) {
    it(`refuses a card that ${name}`, async () => {
      const answer = await authenticateEv2({ exchange: aScript(answers).exchange, keyNumber: 0, key: zeroKey, challenge: withKey0.challenge });
      assert.deepEqual(answer, { ok: false, reason });
    });
  }
});

describe('a session in CommMode.Full', () => {
  const keys = (): Ev2Keys => ({ encryptionKey: hex('2B4D963C014DC36F24F69A50A394F875'), macKey: hex('379D32130CE61705DD5FD8C36B95D764'), transaction: hex('DF055522') });
  const answer = '70756055688505B52A5E26E59E329CD6595F672298EA41B79100';

  it('asks for and opens the UID of AN12196’s GetCardUID', () => {
    const session = openEv2Session(keys());
    assert.equal(shown(session.wrap(0x51, Buffer.alloc(0))), '90510000088E2C155ADDA99BE300');
    assert.equal(shown(session.unwrap(hex(answer)) ?? Buffer.alloc(0)), '04958CAA5C5E80');
  });

  it('encrypts the settings of its ChangeFileSettings as the second command', () => {
    const session = openEv2Session({ encryptionKey: hex('1309C877509E5A215007FF0ED19CA564'), macKey: hex('4C6626F5E72EA694202139295C7A7FC7'), transaction: hex('9D00C4DF') });
    session.unwrap(hex('FC222E5F7A5424529100'));
    assert.equal(shown(session.wrap(0x5f, hex('02'), hex('4000E0C1F121200000430000430000'))), '905F0000190261B6D97903566E84C3AE5274467E89EAD799B7C1A0EF7A0400');
    assert.deepEqual(session.unwrap(hex('57BFF87B1241E93D9100')), Buffer.alloc(0));
  });

  it('opens an answer once', () => {
    const session = openEv2Session(keys());
    session.unwrap(hex(answer));
    assert.equal(session.unwrap(hex(answer)), null);
  });

  it('refuses an answer of which any one bit is another', () => {
    for (let bit = 0; bit < (answer.length / 2 - 2) * 8; bit += 1) {
      const changed = hex(answer);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      assert.equal(openEv2Session(keys()).unwrap(changed), null, `bit ${bit}`);
    }
  });
});
