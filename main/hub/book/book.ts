import type { AppointmentKind, AppointmentState } from '#domain/appointments/appointment.ts';
import type { AdvisorId, AppointmentId, BoutiqueId, ClientId, LeaseId, WindowId } from '#domain/ids.ts';
import type { ClientCard } from '#contract/client.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import type { VisitorForm } from '#contract/sealed.ts';
import type { HoldAnswer, HoldRequest, Lease, LeasesRequest, Occupied, Slot } from '#contract/submission.ts';
import type { Blocks } from './blocks.ts';
import type { BookClashes } from './clashes.ts';
import type { Grants } from './grants.ts';
import type { PromisedReader } from './promised.ts';
import type { BookExpectations } from './expectations.ts';
import type { HiddenCode } from '../phone/code-repository.ts';
import type { BookMerges } from './merges.ts';
import type { BookPersons } from './persons.ts';
import type { Room, SlotPlace } from './room.ts';

/** What a visit asked for, opened and checked: a person, what they agreed to, and perhaps a meeting. */
export type VisitRequest = {
  readonly boutiqueId: BoutiqueId;
  readonly windowId: WindowId;
  readonly form: VisitorForm;
  /** Who it is, when they are known already: then the form says nothing of them. */
  readonly known?: ClientId;
  readonly receipts: readonly SignedReceipt[];
  readonly appointment: WantedAppointment | null;
  /** When the visitor asked, by the window's clock. */
  readonly askedAt: string;
  readonly arrivedAt: string;
};

export type WantedAppointment = Room & {
  readonly id: AppointmentId; readonly kind: AppointmentKind; readonly slot: Slot | null;
  /** What the time was held by, if the window said so to the visitor. */
  readonly leaseId?: LeaseId | undefined;
  /** What the visitor changes or cancels it by. */
  readonly code: HiddenCode | null;
};

/** How an appointment stands in the book; `version` grows with every change of it. */
export type BookedAppointment = {
  readonly id: AppointmentId; readonly boutiqueId: BoutiqueId; readonly windowId: WindowId; readonly clientId: ClientId;
  readonly kind: AppointmentKind; readonly slot: Slot | null; readonly state: AppointmentState; readonly reason: string | null;
  readonly alternatives: readonly Slot[]; readonly expectation: string | null;
  /** Who receives; null where nobody in particular does, or no time is set. */
  readonly advisorId: AdvisorId | null;
  /** Where a meeting by video is. */
  readonly link: string | null;
  readonly askedAt: string; readonly arrivedAt: string; readonly changedAt: string; readonly version: number;
};

export type BookedClient = {
  readonly card: ClientCard; readonly boutiqueId: BoutiqueId; readonly version: number;
  readonly contact: { readonly reachBy: string; readonly email: string | null; readonly phone: string | null; readonly remark: string | null } | null;
};

export type SlotFinder = (boutique: BoutiqueId, kind: AppointmentKind, near: Slot) => readonly Slot[];

export type StaffReply =
  | { readonly act: 'confirm' }
  | (Room & { readonly act: 'move'; readonly slot: Slot })
  /** At the same time and place; the room names nobody but who takes it over. */
  | (Room & { readonly act: 'hand-over'; readonly to: AdvisorId })
  | { readonly act: 'decline'; readonly reason: string }
  | { readonly act: 'cancel' };

export type ReplyAnswer =
  | { readonly outcome: 'answered' | 'stale'; readonly appointment: BookedAppointment }
  | { readonly outcome: 'refused'; readonly reason: string };

export type HoldAsked = HoldRequest & Room & { readonly boutiqueId: BoutiqueId; readonly windowId: WindowId };

export type LendAsked = LeasesRequest & { readonly boutiqueId: BoutiqueId; readonly windowId: WindowId };

export type PlannedLease = Omit<SlotPlace, 'boutiqueId'> & { readonly id: LeaseId };

/** The times to lend beside those that a window holds. */
export type LeasePlanner = (held: readonly Lease[]) => readonly PlannedLease[];

/** For whoever keeps the maison's time: what this book promised of it, and what it knows besides. */
export type BookTime = {
  /** Of this book among those that share a calendar. */
  readonly name: string;
  readonly promised: PromisedReader;
  readonly blocks: Pick<Blocks, 'placesIn' | 'isAway'>;
  readonly isLent: (lease: LeaseId, window: WindowId, place: SlotPlace) => boolean;
  readonly grants: Grants;
};

/**
 * A CRM and its calendar, as the hub needs them; the embedded book is one, a connector to another CRM would be another.
 * Every write is create-if-absent by a key the book holds unique, so a replay changes nothing and answers the same.
 */
export type Book = {
  /** Several writes as one: all of them are durable when it returns, or none is there. */
  readonly together: <Value>(write: () => Value) => Value;
  readonly writeVisit: (request: VisitRequest, findSlots: SlotFinder) => BookedAppointment | null;
  /** Receipts that stand alone, such as a withdrawal. */
  readonly writeReceipts: (receipts: readonly SignedReceipt[], writtenAt: string) => void;
  readonly addClient: (boutique: BoutiqueId, externalKey: string, card: ClientCard, createdAt: string) => void;
  readonly hold: (asked: HoldAsked, now: Date) => HoldAnswer;
  /** What a window that has this memory may hold while it is cut off. */
  readonly lent: (asked: Pick<LendAsked, 'windowId' | 'memory'>, now: Date) => readonly Lease[];
  /** Renews what a window may hold while it is cut off, and fills it up; what is planned and taken is left out. */
  readonly lend: (asked: LendAsked, plan: LeasePlanner, now: Date) => readonly Lease[];
  readonly occupied: (boutique: BoutiqueId, now: Date) => Occupied;
  readonly appointments: (boutiques: readonly BoutiqueId[] | 'all') => readonly { readonly appointment: BookedAppointment; readonly client: BookedClient }[];
  readonly findAppointment: (id: AppointmentId) => { readonly appointment: BookedAppointment; readonly client: BookedClient } | null;
  /** Those who asked for somebody to come since then, and have no answer. */
  readonly standing: (boutiques: readonly BoutiqueId[] | 'all', since: string) => readonly { readonly appointment: BookedAppointment; readonly client: BookedClient }[];
  /** What staff answer to an appointment; `stale` when it changed since `version` was read. The appointment is one that was found. */
  readonly reply: (id: AppointmentId, version: number, reply: StaffReply, at: string) => ReplyAnswer;
  readonly clients: (boutique: BoutiqueId) => readonly { readonly client: BookedClient; readonly appointments: readonly BookedAppointment[] }[];
  /** Grows whenever a client or an appointment of the boutique changes. */
  readonly revision: (boutique: BoutiqueId) => number;
  readonly time: BookTime;
  readonly clashes: BookClashes;
  readonly expectations: BookExpectations;
  readonly persons: BookPersons;
  readonly merges: BookMerges;
  readonly close: () => void;
};
