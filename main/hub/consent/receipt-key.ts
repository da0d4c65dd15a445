import { createPrivateKey, hkdfSync } from 'node:crypto';
import { readSigningKey, type SigningKey } from '../../platform/signing/ed25519.ts';
import type { KeyFile } from '../keys/key-file.ts';

/** Before the seed in a PKCS#8 private key: RFC 8410, section 7. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What the hub signs receipts with: drawn from the column key, so that it lives, is backed up and restored with that one. */
export function receiptKeyFrom({ columnKey }: Pick<KeyFile, 'columnKey'>): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(columnKey, 'base64'), '', 'vitrine/receipt-key/1', 32));
  return readSigningKey(createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }).toString());
}
