import type { WindowId } from '#domain/ids.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { OpeningJob } from '../opening/opening-job.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly intake: IntakeRepository;
  readonly opening: OpeningJob; readonly audit: AuditChain;
};

/** What windows delivered and the hub could not accept. */
export function arrivalHandlers({ windows, intake, opening, audit }: Parts): Handlers<'parked.list' | 'parked.replay'> {
  const nameOf = (id: WindowId): string => windows.find(id)?.name ?? 'a window that was removed';
  const isSeen = (staff: Staff, id: WindowId): boolean => {
    const window = windows.find(id);
    return window === null ? staff.account.role === 'maison' : sees(staff, window.boutiqueId);
  };
  return {
    'parked.list': (_, staff) => ({
      parked: intake.parked().filter((row) => isSeen(staff, row.windowId)).map(({ windowId, receivedAt, ...row }) => ({ ...row, arrivedAt: receivedAt, windowName: nameOf(windowId) })),
    }),
    'parked.replay': async ({ id }, staff) => {
      const row = intake.parked().find((entry) => entry.id === id);
      if (row === undefined || !isSeen(staff, row.windowId)) throw new RequestRefused(404, 'This is not parked any more.');
      audit.add({ who: staff.account.name, act: 'parked-row-replayed', subject: id });
      return opening.replay(id);
    },
  };
}
