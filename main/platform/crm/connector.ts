import type { Stretch } from '#domain/appointments/quarters.ts';
import type { NameOrder } from '#domain/person-name.ts';

/** What the hub needs of a CRM or calendar that belongs to somebody else. A new one passes `tests/integration/connectors/contract.ts`. */

export const deliverySorts = ['client', 'appointment', 'consent'] as const;

export type DeliverySort = (typeof deliverySorts)[number];

/** `key` is ours, opaque, the same for ever; the CRM must hold it unique. Nothing in it says who a person is. */
export type CrmClient = {
  readonly sort: 'client'; readonly key: string; readonly boutiqueId: string;
  readonly givenName: string; readonly familyName: string; readonly nameOrder: NameOrder; readonly locale: string;
  readonly email: string | null; readonly phone: string | null;
  /** The person was erased: nothing of them stays, whoever wrote it. */
  readonly isErased: boolean;
};

export type CrmAppointment = {
  readonly sort: 'appointment'; readonly key: string; readonly boutiqueId: string; readonly clientKey: string;
  /** The CRM's own name for the client, when this connector delivered it. */
  readonly clientRef: string | null; readonly clientName: string;
  readonly kind: string; readonly state: string; readonly startsAt: string | null; readonly minutes: number | null;
  readonly expectation: string | null; readonly askedAt: string; readonly isErased: boolean;
  /** Where a meeting by video is. */
  readonly link: string | null;
  /** Who receives, for staff; null when nobody in particular does. */
  readonly advisor: string | null;
};

/** The newest gesture of a person for one purpose and channel. */
export type CrmConsent = {
  readonly sort: 'consent'; readonly key: string; readonly boutiqueId: string; readonly clientKey: string; readonly clientRef: string | null;
  readonly email: string | null; readonly phone: string | null; readonly purposeId: string; readonly channel: string;
  readonly status: 'given' | 'refused' | 'withdrawn'; readonly at: string; readonly receiptId: string; readonly textVersion: string;
};

export type CrmThing = CrmClient | CrmAppointment | CrmConsent;

/** A thing in the CRM's own fields, as that CRM reads them back. */
export type Projected = Readonly<Record<string, string>>;

export type ToWrite<Thing extends CrmThing = CrmThing> = {
  readonly thing: Thing;
  readonly fields: Projected;
  /** Grows with every change in the hub. */
  readonly revision: number;
  /** What the CRM answered when it took the thing last: its own name for it, and the version it had. */
  readonly held: { readonly ref: string; readonly version: string } | null;
  /** Digests of what may stand in the CRM because we wrote it, see `mergeFields`. */
  readonly ours: readonly Projected[];
};

export type ItemAnswer =
  | {
    readonly outcome: 'written'; readonly how: 'created' | 'updated' | 'unchanged'; readonly ref: string; readonly version: string;
    /** In words, when somebody's correction in the CRM was left as it is. */
    readonly remark: string | null;
  }
  | { readonly outcome: 'retry'; readonly because: string }
  /** Would fail again and again: a person has to look. */
  | { readonly outcome: 'poison'; readonly reason: string };

export type BatchAnswer =
  /** One answer for each item, in their order. */
  | { readonly outcome: 'answered'; readonly answers: readonly ItemAnswer[] }
  /** The CRM refused all because of one and does not say which; nothing of it is there. */
  | { readonly outcome: 'refused-whole'; readonly reason: string };

export type SetUp = { readonly outcome: 'ready' } | { readonly outcome: 'incomplete'; readonly findings: readonly string[] };

/** A time that somebody there has given away already; null when nobody in particular has, but the boutique. */
export type Occupancy = Stretch & { readonly boutiqueId: string; readonly advisorId: string | null };

export type PulledRecord = {
  readonly sort: Exclude<DeliverySort, 'consent'>;
  readonly ref: string;
  readonly version: string;
  /** Our key, when we made it. */
  readonly ownKey: string | null;
  readonly fields: Projected;
  /** Nobody else is given these. */
  readonly occupies: readonly Occupancy[];
};

export type PulledPage = {
  readonly records: readonly PulledRecord[];
  /** Refs that the CRM says are gone. */
  readonly removed: readonly { readonly sort: PulledRecord['sort']; readonly ref: string }[];
  /** Every ref there is, from CRMs that keep no trace of what was deleted; null when not asked for in this page. */
  readonly present: Readonly<Partial<Record<PulledRecord['sort'], readonly string[]>>> | null;
  readonly cursor: string;
  readonly hasMore: boolean;
};

/**
 * Every write is create-if-absent by our key, and an update never touches a field that somebody changed in the CRM since.
 * @throws CrmFault when the whole call came to nothing, or nobody knows what became of it
 */
export type Connector = {
  readonly name: string;
  readonly takes: readonly DeliverySort[];
  /** Items in one call. */
  readonly most: number;
  /** Looks whether the CRM can keep the promise at all, and says in words what is missing. */
  readonly checkSetUp: () => Promise<SetUp>;
  readonly project: (thing: CrmThing) => Projected;
  readonly upsertClients: (items: readonly ToWrite<CrmClient>[]) => Promise<BatchAnswer>;
  readonly upsertAppointments: (items: readonly ToWrite<CrmAppointment>[]) => Promise<BatchAnswer>;
  readonly recordConsents: (items: readonly ToWrite<CrmConsent>[]) => Promise<BatchAnswer>;
  /** What changed since the cursor, and a little before it; null when this one cannot be read. */
  readonly pull: ((cursor: string | null) => Promise<PulledPage>) | null;
};
