import { randomBytes } from 'node:crypto';
import { badgeId } from '#contract/ids.ts';
import type { BadgeId } from '#domain/ids.ts';
import { authenticateEv2, type Exchange } from './authenticate.ts';
import { diversifyKey } from './diversify-key.ts';

export type BadgeReading =
  /** The card has the key that the boutique's master key makes for its UID. Whoever takes `secret` overwrites it. */
  | { readonly ok: true; readonly badgeId: BadgeId; readonly secret: Buffer }
  /** `wrong-key`: another boutique's, or a copied UID. `broken`: it proved its key and gave up nothing sensible. */
  | { readonly ok: false; readonly reason: 'not-a-badge' | 'wrong-key' | 'broken' };

/** A badge is an NTAG 424 DNA, or what behaves as one: application, key and file are the card's own numbers. */
const application = Buffer.from('D2760000850101', 'hex');
const badgeKeyNumber = 0x01;
const secretFile = 0x03;
/** In the file: a version, the badge's id in ASCII with zeros after it, the secret. */
const layout = { version: 0x01, idEnd: 8, end: 40 } as const;
const uidBytes = 7;

/**
 * Lets a badge prove its key (mutual authentication, the key diversified for its UID) and reads the secret that only so authenticated a reader may read.
 * @param masterKey the boutique's badge master key, AES-128
 * @throws whatever `exchange` throws
 */
export async function readBadge(exchange: Exchange, masterKey: Uint8Array): Promise<BadgeReading> {
  const uid = fine(await exchange(Buffer.of(0xff, 0xca, 0x00, 0x00, 0x00)), 0x9000);
  const selected = fine(await exchange(Buffer.concat([Buffer.of(0x00, 0xa4, 0x04, 0x0c, application.length), application])), 0x9000);
  if (uid?.length !== uidBytes || selected === null) return { ok: false, reason: 'not-a-badge' };
  const key = diversifyKey(masterKey, uid);
  const authentication = await authenticateEv2({ exchange, keyNumber: badgeKeyNumber, key, challenge: randomBytes(16) }).finally(() => key.fill(0));
  if (!authentication.ok) return { ok: false, reason: authentication.reason === 'wrong-key' ? 'wrong-key' : 'not-a-badge' };
  const { session } = authentication;
  try {
    return contentsOf(session.unwrap(await exchange(session.wrap(0xad, readHeader))));
  } finally {
    session.forget();
  }
}

/** File, offset and length of ReadData, the least significant byte first. */
const readHeader = Buffer.of(secretFile, 0x00, 0x00, 0x00, layout.end, 0x00, 0x00);

function contentsOf(file: Buffer | null): BadgeReading {
  if (file?.length !== layout.end || file.readUInt8() !== layout.version) return { ok: false, reason: 'broken' };
  const id = badgeId.safeParse(file.toString('latin1', 1, layout.idEnd).replace(/\0+$/, ''));
  const secret = Buffer.from(file.subarray(layout.idEnd));
  file.fill(0);
  return id.success ? { ok: true, badgeId: id.data, secret } : { ok: false, reason: 'broken' };
}

function fine(answer: Buffer, status: number): Buffer | null {
  return answer.length >= 2 && answer.readUInt16BE(answer.length - 2) === status ? answer.subarray(0, -2) : null;
}
