import type { SlotIndex } from '#domain/tray/card-reading.ts';
import { readBadge } from '../../platform/badge/read-badge.ts';
import type { TagReader } from '../../platform/tag-reader/tag-reader.ts';
import type { BadgeTap } from './client-desk.ts';

/**
 * What a badge on the tray proves to be; null when it was taken away before it had.
 * @param masterKey the boutique's, in base64; without one nothing can be proven here
 */
export async function proveBadge(reader: TagReader, slot: SlotIndex, masterKey: string | null): Promise<BadgeTap | null> {
  if (masterKey === null) return { outcome: 'refused', badgeId: null };
  const used = await reader.withCard(slot, (transmit) => readBadge(transmit, Buffer.from(masterKey, 'base64')));
  if (!used.ok) return null;
  return used.value.ok ? { outcome: 'proven', badgeId: used.value.badgeId, secret: used.value.secret } : { outcome: 'refused', badgeId: null };
}
