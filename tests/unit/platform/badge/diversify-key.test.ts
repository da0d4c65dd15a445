import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aesCmac } from '../../../../main/platform/badge/aes-cmac.ts';
import { diversify } from '../../../../main/platform/badge/diversify-key.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

test('CMAC gives the four answers of RFC 4493', () => {
  const key = hex('2b7e151628aed2a6abf7158809cf4f3c');
  const message = hex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710');
  const answers = [0, 16, 40, 64].map((length) => aesCmac(key, message.subarray(0, length)).toString('hex'));
  assert.deepEqual(answers, ['bb1d6929e95937287fa37d129b756746', '070a16b46b4d4144f79bdd9dd04a287c', 'dfa66747de9ae63030ca32611497c827', '51f0bebf7e3b9d92fc49741779363cfe']);
});

test('a card has the key of the example in AN10922', () => {
  const key = diversify(hex('00112233445566778899AABBCCDDEEFF'), hex('04782E21801D803042F54E585020416275'));
  assert.equal(key.toString('hex').toUpperCase(), 'A8DD63A3B89D54B37CA802473FDA9175');
});
