import type { WindowView } from '#contract/console-api.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { WindowId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { writeTag } from '../badges/write-tag.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { ContentRepository } from '../publications/content-repository.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import type { Enrolment } from '../windows/enrolment.ts';
import type { WindowRecord, WindowRepository } from '../windows/window-repository.ts';
import { mustSee, sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly contents: ContentRepository; readonly boutiqueNow: BoutiqueNow; readonly enrolment: Enrolment;
  readonly doorbell: Doorbell; readonly keys: KeyStore; readonly audit: AuditChain; readonly clock: Clock;
};

export function windowHandlers(parts: Parts): Handlers<'me' | 'windows.list' | 'windows.ask-screenshot' | 'windows.remove' | 'pairing.issue' | 'tags.issue'> {
  const { windows, contents, enrolment, doorbell, audit, clock } = parts;
  return {
    me: (_, staff) => meet(staff, parts),
    'windows.list': (_, staff) => ({ now: clock.now().toISOString(), windows: windows.list().filter((window) => sees(staff, window.boutiqueId)).map(viewOf) }),
    'windows.ask-screenshot': ({ windowId }, staff) => {
      const window = findSeen(windows, windowId, staff);
      if (!doorbell.isListening(window.id)) throw new RequestRefused(409, 'This window is not listening now; its last picture stays.');
      doorbell.ring(window.id, 'screenshot');
      return {};
    },
    'windows.remove': ({ windowId }, staff) => {
      const window = findSeen(windows, windowId, staff);
      windows.remove(window.id, clock.now().toISOString());
      audit.add({ who: staff.account.name, act: 'window-removed', subject: `${window.boutiqueId} ${window.name}` });
      return {};
    },
    'pairing.issue': (place, staff) => {
      mustSee(staff, place.boutiqueId);
      if (contents.find(place.boutiqueId, place.role) === null) throw new RequestRefused(400, `Nothing was written for a ${place.role} window of “${place.boutiqueId}”.`);
      audit.add({ who: staff.account.name, act: 'pairing-code-issued', subject: `${place.boutiqueId} ${place.name}` });
      return enrolment.issueCode(place, staff.account.name);
    },
    'tags.issue': ({ serial }, staff) => {
      const piece = documentsFor(staff, contents).flatMap((document) => document.pieces).find((entry) => entry.serial === serial);
      if (!piece) throw new RequestRefused(404, `The catalogue has no piece ${serial}.`);
      audit.add({ who: staff.account.name, act: 'tag-issued', subject: serial });
      return { file: writeTag(piece) };
    },
  };
}

/** @throws RequestRefused when there is no such window, or it is another boutique's */
export function findSeen(windows: WindowRepository, id: WindowId, staff: Staff): WindowRecord {
  const window = windows.find(id);
  if (window === null) throw new RequestRefused(404, 'There is no such window.');
  mustSee(staff, window.boutiqueId);
  return window;
}

function meet(staff: Staff, { contents, boutiqueNow, keys }: Parts) {
  const seen = contents.boutiques().filter((id) => sees(staff, id));
  const documents = documentsFor(staff, contents);
  const watches = new Map(documents.flatMap((document) => document.watches.map((watch) => [watch.id, watch.name] as const)));
  const pieces = new Map(documents.flatMap((document) => document.pieces.map((piece) => [piece.serial, piece] as const)));
  const { name, role, boutiqueId } = staff.account;
  return {
    account: { name, role, boutiqueId },
    maison: documents[0]?.maison.name ?? 'Vitrine',
    boutiques: seen.map(boutiqueNow).filter((boutique) => boutique !== null),
    watches: [...watches].map(([id, watchName]) => ({ id, name: watchName })),
    pieces: [...pieces.values()],
    hubFingerprint: keys.read().tls.fingerprint,
  };
}

/** What the maison wrote for the boutiques that somebody sees. */
function documentsFor(staff: Staff, contents: ContentRepository): readonly ContentDocument[] {
  return contents.boutiques().filter((id) => sees(staff, id)).map((id) => contents.anyOf(id)).filter((document) => document !== null);
}

function viewOf({ id, name, boutiqueId, role, enrolledAt, lastSeenAt, appVersion, desired, applied, failed, health, screenshot }: WindowRecord): WindowView {
  return {
    id, name, boutiqueId, role, enrolledAt, lastSeenAt, appVersion, desired, applied, failed, health,
    screenshot: screenshot && { takenAt: screenshot.takenAt, scene: screenshot.scene },
  };
}
