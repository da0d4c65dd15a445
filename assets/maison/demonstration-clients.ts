import { Temporal } from 'temporal-polyfill';
import { type ClientCard, clientCard } from '#contract/client.ts';
import { openingSpansOn } from '#domain/boutique/opening-hours.ts';
import { geneve } from './boutiques/geneve.ts';
import { tokyo } from './boutiques/tokyo.ts';
import type { ClientDraft, Upcoming } from './clients/client-draft.ts';
import { geneveClients } from './clients/geneve-clients.ts';
import { tokyoClients } from './clients/tokyo-clients.ts';
import type { BoutiqueDraft } from './draft.ts';

/** An invented client, ready for a book. `externalKey` is the same at every start, so that filling a book twice changes nothing. */
export type DemonstrationClient = { readonly boutiqueId: string; readonly externalKey: string; readonly card: ClientCard };

const maxDaysAhead = 60;
const boutiqueById: Readonly<Record<ClientDraft['boutiqueId'], BoutiqueDraft>> = { geneve, tokyo };

/** The six clients of the demonstration maison, with a meeting soon after `now` while the boutique is open. */
export function demonstrationClients(now: Date): readonly DemonstrationClient[] {
  return [...geneveClients, ...tokyoClients].map(({ boutiqueId, externalKey, card, upcoming }) => {
    const slot = upcoming && slotOf(upcoming, boutiqueById[boutiqueId], now);
    const appointments = upcoming && slot ? [{ kind: upcoming.kind, slot, state: 'confirmed' as const }] : [];
    return { boutiqueId, externalKey, card: clientCard.parse({ ...card, appointments }) };
  });
}

function slotOf(upcoming: Upcoming, boutique: BoutiqueDraft, now: Date): { readonly startsAt: string; readonly minutes: number } | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(boutique.timeZone).toPlainDate();
  const days = Array.from({ length: maxDaysAhead }, (_, index) => today.add({ days: index + 1 }));
  const fits = days.filter((day) => openingSpansOn(boutique.hours, day.toString(), day.dayOfWeek)
    .some((span) => span.opensAt <= upcoming.startsAt && upcoming.startsAt + upcoming.minutes <= span.closesAt));
  const day = fits[upcoming.openDaysAhead - 1];
  if (!day) return null;
  const time = Temporal.PlainTime.from({ hour: Math.floor(upcoming.startsAt / 60), minute: upcoming.startsAt % 60 });
  const startsAt = day.toZonedDateTime({ timeZone: boutique.timeZone, plainTime: time });
  return { startsAt: new Date(startsAt.epochMilliseconds).toISOString(), minutes: upcoming.minutes };
}
