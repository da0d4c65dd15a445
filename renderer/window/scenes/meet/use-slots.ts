import { useEffect, useState } from 'react';
import type { SlotsAnswer } from '#contract/submission.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { dateIn } from '../../boutique-time.ts';
import { request } from '../../bridge.ts';

const daysAhead = 14;

/** What is free for a kind of meeting; null while nothing was heard, and when core cannot say. */
export function useSlots(kind: AppointmentKind, timeZone: string): { readonly answer: SlotsAnswer | null; readonly isHeard: boolean } {
  const [heard, setHeard] = useState<{ readonly answer: SlotsAnswer | null; readonly isHeard: boolean }>({ answer: null, isHeard: false });
  useEffect(() => {
    let isWanted = true;
    void request('slots.list', { kind, from: dateIn(timeZone, Date.now()), days: daysAhead }).then((answer) => { if (isWanted) setHeard({ answer: answer.ok ? answer.value : null, isHeard: true }); });
    return () => { isWanted = false; };
  }, [kind, timeZone]);
  return heard;
}
