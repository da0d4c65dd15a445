import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { subjectId } from '#contract/ids.ts';
import { sealingContext, sealingInfo, visitorForm } from '#contract/sealed.ts';
import { sealForm } from '../../../renderer/sealing/seal-form.ts';

const submission = { id: '01939f00-0000-7000-8000-0000000000aa', windowId: '01939f00-0000-7000-8000-0000000000bb' };
const form = visitorForm.parse({
  schema: 'vitrine-visitor/1', subjectId: subjectId.parse('01939f00-0000-7000-8000-0000000000cc'), givenName: 'Maud', familyName: 'Sommet', reachBy: 'email',
  email: 'maud@sommet.example', phone: null, locale: 'fr', expectation: null, selection: [],
});

async function aHub() {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const pair = await suite.kem.generateKeyPair();
  const publicKey = Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)).toString('base64');
  const open = async (sealed: { readonly enc: string; readonly ciphertext: string }, to: { readonly id: string; readonly windowId: string }) => {
    const recipient = await suite.createRecipientContext({ recipientKey: pair.privateKey, enc: bytes(sealed.enc), info: utf8(sealingInfo) });
    return JSON.parse(new TextDecoder().decode(await recipient.open(bytes(sealed.ciphertext), utf8(sealingContext(to))))) as unknown;
  };
  return { key: { id: 'hub-1', publicKey }, open };
}

function utf8(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

it('seals a form that the hub alone opens, whole', async () => {
  const hub = await aHub();
  assert.deepEqual(await hub.open(await sealForm(form, hub.key, submission), submission), form);
});

it('shows nothing of the form in what leaves', async () => {
  const { key } = await aHub();
  const sealed = await sealForm(form, key, submission);
  assert.doesNotMatch(JSON.stringify(sealed) + Buffer.from(sealed.ciphertext, 'base64').toString('latin1'), /Maud|Sommet|sommet/);
});

it('cannot be opened as part of another submission', async () => {
  const hub = await aHub();
  const sealed = await sealForm(form, hub.key, submission);
  await assert.rejects(hub.open(sealed, { ...submission, id: '01939f00-0000-7000-8000-0000000000dd' }));
});

it('refuses a key that is not a point of the curve', async () => {
  await assert.rejects(sealForm(form, { id: 'hub-1', publicKey: Buffer.alloc(65, 4).toString('base64') }, submission));
});
