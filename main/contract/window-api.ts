import * as z from 'zod';
import { askedByCode, sealedQuestion } from './by-code.ts';
import { clientCard } from './client.ts';
import { appointmentKind, contentDocument, windowRole } from './content.ts';
import { advisorId, appointmentId, badgeId, clientId, instant, pieceSerial, visitId, watchId, windowId } from './ids.ts';
import { formOpening, formWish } from './on-phone.ts';
import { sealingKey } from './publication.ts';
import { appointmentState, slot, slotsAnswer, slotsQuery, submission, submissionAnswer } from './submission.ts';

/** Everything that passes between the window's renderer, the shell and core. One entry here is the whole definition of a channel. */

const nothing = z.strictObject({});

export const traySlot = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('empty') }),
  z.strictObject({ state: z.literal('reading') }),
  z.strictObject({ state: z.literal('piece'), serial: pieceSerial, watchId }),
  /** A tag of ours that names no piece we know. */
  z.strictObject({ state: z.literal('unknown') }),
  /** Somebody else's card. */
  z.strictObject({ state: z.literal('foreign') }),
  z.strictObject({ state: z.literal('unreadable') }),
  /** Two tags on one reader. */
  z.strictObject({ state: z.literal('crowded') }),
  /** The reader is unplugged, or its service is away. */
  z.strictObject({ state: z.literal('away') }),
]);
export const tray = z.strictObject({ slots: z.array(traySlot).max(2) });

const advisor = z.strictObject({ id: advisorId, givenName: z.string() });

export const clientMode = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({ state: z.literal('pin-wanted'), badgeId, triesLeft: z.int().min(1) }),
  z.strictObject({ state: z.literal('refused'), reason: z.enum(['unknown-badge', 'revoked', 'locked', 'not-on-this-window', 'no-vault']), until: instant.nullable() }),
  z.strictObject({ state: z.literal('open'), advisor }),
  /** The same badge lifts the veil without a PIN until then; afterwards the key is forgotten. */
  z.strictObject({ state: z.literal('veiled'), advisor, until: instant }),
]);

/** What core knows of the hub: `since` is when reachability last changed, `waiting` the rows in the outbox. */
export const hubLink = z.strictObject({ isReachable: z.boolean(), since: instant.nullable(), waiting: z.int().min(0) });

const published = z.strictObject({
  number: z.int().min(1),
  document: contentDocument,
  /** Asset name to sha256: fetch `vitrine://asset/<sha256>`. */
  assets: z.record(z.string(), z.string()),
  sealingKey,
  /** Where a visitor's phone reaches the hub's page for it; null when it cannot. */
  phoneUrl: z.string().nullable(),
});

export const windowState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('unpaired') }),
  z.strictObject({ phase: z.literal('paired'), windowId, role: windowRole }),
  z.strictObject({ phase: z.literal('ready'), windowId, role: windowRole, published, tray, clientMode, hub: hubLink }),
]);

export const sceneName = z.enum([
  'pairing', 'attract', 'room', 'watch', 'movement', 'story', 'compare', 'life-size', 'keep', 'meet', 'who', 'consent', 'thanks', 'by-code', 'advisor',
]);

/** What an advisor's first screen needs of a client, and no name: that is shown once the client agrees. */
const clientSummary = z.strictObject({
  id: clientId,
  initials: z.string(),
  nextGesture: z.string().nullable(),
  nextMeeting: z.strictObject({ kind: appointmentKind, startsAt: instant, state: appointmentState }).nullable(),
  /** What the client chose, to lie ready at that meeting. */
  piecesToPrepare: z.array(watchId).max(3),
});

/** Answered by core. */
export const coreRequests = {
  'state.read': { input: nothing, output: windowState },
  'pairing.pair': {
    input: z.strictObject({ code: z.string().max(60), hubUrl: z.url().max(200).nullable() }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('paired'), windowId }),
      z.strictObject({ outcome: z.literal('refused'), reason: z.enum(['malformed', 'hub-away', 'other-hub', 'used-or-expired']) }),
    ]),
  },
  'visits.begin': { input: nothing, output: z.strictObject({ visitId }) },
  'visits.enter': { input: z.strictObject({ visitId: visitId.nullable(), scene: sceneName, watchId: watchId.nullable() }), output: nothing },
  'visits.end': { input: z.strictObject({ visitId, reason: z.enum(['curtain', 'idle', 'left']) }), output: nothing },
  'slots.list': { input: slotsQuery, output: slotsAnswer },
  'submissions.submit': { input: submission, output: submissionAnswer },
  /** What a visitor asks by the code they carry; neither shell nor core can read it. */
  'codes.ask': { input: sealedQuestion, output: askedByCode },
  /** Continues the form on the visitor's own phone. */
  'phone.open': { input: formWish, output: formOpening },
  'appointments.read': { input: z.strictObject({ id: appointmentId }), output: z.strictObject({ state: appointmentState.nullable() }) },
  'publications.answer': {
    input: z.strictObject({ number: z.int().min(1), outcome: z.enum(['switched', 'failed']), reason: z.string().max(300).nullable() }),
    output: nothing,
  },
  'clients.unlock': {
    input: z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('open'), advisor }),
      z.strictObject({ outcome: z.literal('wrong-pin'), triesLeft: z.int().min(0) }),
      z.strictObject({ outcome: z.literal('locked'), until: instant }),
      z.strictObject({ outcome: z.literal('no-badge') }),
    ]),
  },
  'clients.list': { input: nothing, output: z.strictObject({ clients: z.array(clientSummary).max(500) }) },
  'clients.open': { input: z.strictObject({ id: clientId }), output: z.strictObject({ card: clientCard.nullable() }) },
  'clients.veil': { input: nothing, output: nothing },
  'clients.touch': { input: nothing, output: nothing },
  'clients.close': { input: nothing, output: nothing },
  'stage.report': {
    input: z.strictObject({
      kind: z.enum(['context-lost', 'context-restored', 'model-missing', 'model-broken', 'no-usable-gpu', 'tier-changed', 'renderer-recovered']),
      detail: z.string().max(200),
    }),
    output: nothing,
  },
} as const;

/** Told by core. */
export const coreEvents = {
  'state-changed': windowState,
  'tray-changed': tray,
  'client-mode-changed': clientMode,
  'hub-changed': hubLink,
  'publication-offered': published,
  /** `slot` is the time it has now, `receivedBy` who receives as far as visitors are told. */
  'appointment-changed': z.strictObject({ id: appointmentId, state: appointmentState, slot: slot.nullable(), receivedBy: z.string().max(60).nullable() }),
} as const;

/** Answered by the shell itself. */
export const shellRequests = {
  /** The visit is over: this renderer ends and a warm successor takes its place. */
  'curtain.draw': { input: nothing, output: nothing },
  /** The scene that is on the glass, painted; `isPublic` lets a screenshot be taken of it. */
  'glass.painted': { input: z.strictObject({ scene: sceneName, isPublic: z.boolean() }), output: nothing },
  'display.read': {
    input: nothing,
    output: z.strictObject({
      /** Physical pitch of the panel; null until it was calibrated. */
      mmPerPx: z.number().min(0.02).max(2).nullable(),
      format: z.enum(['portrait', 'landscape', 'counter']),
      tier: z.enum(['still', 'low', 'full']),
      isDaylight: z.boolean(),
    }),
  },
  'display.calibrate': { input: z.strictObject({ mmPerPx: z.number().min(0.02).max(2) }), output: nothing },
} as const;

/** Told by the shell. */
export const shellEvents = {
  /** Core is away or back; the window keeps what it shows. */
  'core-changed': z.strictObject({ isHere: z.boolean() }),
  /** This warm renderer is now the one on the glass. */
  'curtain-raised': nothing,
} as const;

export const windowRequests = { ...coreRequests, ...shellRequests } as const;
export const windowEvents = { ...coreEvents, ...shellEvents } as const;

export type CoreRequest = keyof typeof coreRequests;
export type ShellRequest = keyof typeof shellRequests;
export type WindowRequest = keyof typeof windowRequests;
export type CoreEvent = keyof typeof coreEvents;
export type WindowEvent = keyof typeof windowEvents;

export type RequestInput<Channel extends WindowRequest> = z.infer<(typeof windowRequests)[Channel]['input']>;
export type RequestOutput<Channel extends WindowRequest> = z.infer<(typeof windowRequests)[Channel]['output']>;
export type EventPayload<Channel extends WindowEvent> = z.infer<(typeof windowEvents)[Channel]>;

/** `invalid`: the input does not fit the channel. `away`: core is not there now. `fault`: it broke, and the log says why. */
export type IpcResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: 'invalid' | 'away' | 'fault' };

/** What preload exposes on the window object as `vitrine`. */
export type WindowBridge = {
  readonly request: <Channel extends WindowRequest>(channel: Channel, input: RequestInput<Channel>) => Promise<IpcResult<RequestOutput<Channel>>>;
  /** Returns the function that ends the subscription. */
  readonly subscribe: <Channel extends WindowEvent>(channel: Channel, listener: (payload: EventPayload<Channel>) => void) => () => void;
};

export type Tray = z.infer<typeof tray>;
export type TraySlot = z.infer<typeof traySlot>;
export type ClientMode = z.infer<typeof clientMode>;
export type HubLink = z.infer<typeof hubLink>;
export type Published = z.infer<typeof published>;
export type WindowState = z.infer<typeof windowState>;
export type SceneName = z.infer<typeof sceneName>;
export type AppointmentChanged = EventPayload<'appointment-changed'>;
export type ClientSummary = z.infer<typeof clientSummary>;
