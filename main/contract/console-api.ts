import * as z from 'zod';
import { mergeFields, sourceNames } from '#domain/identity/merge-cards.ts';
import { reasons } from '#domain/identity/score-pair.ts';
import { expectationOutcomes } from '#domain/appointments/expectation.ts';
import { appointmentKind, boutique, contentDocument, locale, openingHours, windowRole, windowSettings } from './content.ts';
import { badgeFile } from './badge.ts';
import { health } from './hub-api.ts';
import { advisorId, appointmentId, badgeId, boutiqueId, clientId, instant, localDate, pieceSerial, receiptId, sha256, subjectId, watchId, windowId } from './ids.ts';
import { modelFacts } from './model-intake.ts';
import { signedReceipt } from './receipt.ts';
import { appointmentState, slot } from './submission.ts';
import { tagFile } from './tag-record.ts';

/** Between the console and the hub. One entry is the whole definition of a route: `POST /console/api/<name>` with `input`, answered by `output`. */

const nothing = z.strictObject({});

export const staffRole = z.enum(['maison', 'boutique']);

const account = z.strictObject({
  name: z.string().min(2).max(60),
  role: staffRole,
  /** Null for the maison: all boutiques. */
  boutiqueId: boutiqueId.nullable(),
});

const session = z.strictObject({ id: z.string(), account: z.string(), startedAt: instant, lastSeenAt: instant, isThisOne: z.boolean() });

/** Where a setting is said: the maison, one boutique, one window. A lower place overrides a higher one. */
export const settingsScope = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('maison') }),
  z.strictObject({ at: z.literal('boutique'), boutiqueId }),
  z.strictObject({ at: z.literal('window'), windowId }),
]);

/** What is said at a place; what is absent is inherited. Opening hours are said at a boutique only. */
export const settingsSaid = windowSettings.partial().extend({ hours: openingHours.optional() });

const settingsView = z.strictObject({
  scope: settingsScope,
  said: settingsSaid,
  /** What holds there, with the place each value comes from. */
  effective: windowSettings.extend({ hours: openingHours.nullable() }),
  origins: z.record(z.string(), z.enum(['content', 'maison', 'boutique', 'window'])),
  version: z.int().min(0),
});

const windowView = z.strictObject({
  id: windowId,
  name: z.string(),
  boutiqueId,
  role: windowRole,
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  appVersion: z.string().nullable(),
  desired: z.int().min(0),
  applied: z.int().min(0),
  failed: z.strictObject({ number: z.int().min(0), reason: z.string(), at: instant }).nullable(),
  health: health.nullable(),
  screenshot: z.strictObject({ takenAt: instant, scene: z.string() }).nullable(),
});

const finding = z.strictObject({ rule: z.string(), where: z.string(), words: z.string() });

const appointmentView = z.strictObject({
  id: appointmentId,
  boutiqueId,
  windowName: z.string(),
  client: z.string(),
  kind: appointmentKind,
  slot: slot.nullable(),
  state: appointmentState,
  /** Who receives; null where nobody in particular does. */
  advisor: z.string().nullable(),
  reachBy: z.string(),
  contact: z.string(),
  locale,
  expectation: z.string().nullable(),
  /** When the visitor asked, by the window's clock: a window that was cut off delivers later. */
  askedAt: instant,
  arrivedAt: instant,
  reason: z.string().nullable(),
  alternatives: z.array(slot),
  /** What became of what the visitor hoped for, said after the visit by whoever received them. */
  expectationAnswer: z.strictObject({ outcome: z.enum(expectationOutcomes), note: z.string().nullable(), by: z.string(), at: instant }).nullable(),
  /** An event of another calendar that lies over it, on whoever receives or on its place; null when none does, or staff keep it. */
  clash: z.strictObject({ over: z.enum(['advisor', 'place']), connector: z.string(), startsAt: instant, minutes: z.int().min(1) }).nullable(),
  /** Where a meeting by video is; null when the boutique gives the link itself. */
  link: z.string().nullable(),
  /** What the visitor, who has left, heard of it; null when there is nothing to tell. `because`: why not, or what it waits for. */
  message: z.strictObject({ state: z.enum(['waiting', 'sent', 'not-sent']), channel: z.enum(['email', 'sms']).nullable(), because: z.string().nullable(), at: instant.nullable() }).nullable(),
  /** Grows with every change; an answer names the one it was given to. */
  version: z.int().min(1),
});

/** Somebody who stands at a window, asked for an advisor, and has no answer yet. */
const personStanding = z.strictObject({
  id: appointmentId, version: z.int().min(1), windowName: z.string(), boutiqueId, client: z.string(), locale, askedAt: instant, arrivedAt: instant,
});

const appointmentReply = z.discriminatedUnion('act', [
  /** Yes to the time that was asked for; for `now`, somebody is coming. */
  z.strictObject({ act: z.literal('confirm') }),
  z.strictObject({ act: z.literal('move'), startsAt: instant }),
  /** Somebody else receives, at the same time. */
  z.strictObject({ act: z.literal('hand-over'), to: advisorId }),
  z.strictObject({ act: z.literal('decline'), reason: z.string().trim().min(3).max(200) }),
]);

const badgeView = z.strictObject({ id: badgeId, boutiqueId, advisor: z.string(), advisorId, issuedAt: instant, revokedAt: instant.nullable() });

const parkedView = z.strictObject({ id: z.string(), windowName: z.string(), arrivedAt: instant, reason: z.string(), waitingBehind: z.int().min(0) });

/** How the line to one CRM stands; its words are for staff. */
const connectorView = z.strictObject({
  name: z.string(),
  state: z.discriminatedUnion('phase', [
    z.strictObject({ phase: z.enum(['looking', 'at-work']) }),
    z.strictObject({ phase: z.literal('waiting'), because: z.string(), until: instant }),
    z.strictObject({ phase: z.literal('needs-set-up'), findings: z.array(z.string()) }),
  ]),
  /** `keptTheirs`: deliveries that left somebody's correction in the CRM as it was. */
  counts: z.strictObject({ waiting: z.int().min(0), parked: z.int().min(0), delivered: z.int().min(0), keptTheirs: z.int().min(0) }),
  /** What was read from it that the hub did not write so: made, changed or deleted there. */
  pulled: z.strictObject({ madeElsewhere: z.int().min(0), changedElsewhere: z.int().min(0), deletedElsewhere: z.int().min(0) }),
  parked: z.array(z.strictObject({ id: z.int().min(1), sort: z.enum(['client', 'appointment', 'consent']), subject: z.string(), reason: z.string(), waitingBehind: z.int().min(0) })),
});

const broughtModelView = z.strictObject({
  id: z.string(), watchId, fileName: z.string(), takenAt: instant, by: z.string(), originalSha256: sha256, facts: modelFacts,
  /** Whether windows show it from their next publication on, in the place of the built one. */
  isShown: z.boolean(),
});

const auditView = z.strictObject({ at: instant, who: z.string(), act: z.string(), subject: z.string().nullable() });

const suspect = z.strictObject({ id: clientId, boutiqueId, name: z.string(), email: z.string().nullable(), phone: z.string().nullable() });

export const consoleRoutes = {
  'sign-in': {
    input: z.strictObject({ account: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('signed-in'), account }),
      z.strictObject({ outcome: z.literal('refused') }),
      z.strictObject({ outcome: z.literal('wait'), seconds: z.int().min(1) }),
    ]),
  },
  'sign-out': { input: nothing, output: nothing },
  /** What the console opens with. */
  me: {
    input: nothing,
    output: z.strictObject({
      account,
      maison: z.string(),
      boutiques: z.array(boutique),
      watches: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      pieces: z.array(z.strictObject({ serial: pieceSerial, watchId: z.string() })),
      hubFingerprint: z.string(),
    }),
  },
  'sessions.list': { input: nothing, output: z.strictObject({ sessions: z.array(session) }) },
  'sessions.revoke': { input: z.strictObject({ id: z.string().max(60) }), output: nothing },
  'accounts.add': { input: z.strictObject({ account, password: z.string().min(12).max(200) }), output: nothing },
  'windows.list': { input: nothing, output: z.strictObject({ now: instant, windows: z.array(windowView) }) },
  /** The picture itself: `GET /console/api/screenshots/<windowId>`. */
  'windows.ask-screenshot': { input: z.strictObject({ windowId }), output: nothing },
  /** For a window that was stolen or replaced: its tokens end at once, what it delivered stays. It comes back only by a new pairing code. */
  'windows.remove': { input: z.strictObject({ windowId }), output: nothing },
  'pairing.issue': {
    input: z.strictObject({ boutiqueId, role: windowRole, name: z.string().trim().min(1).max(80) }),
    output: z.strictObject({ code: z.string(), expiresAt: instant }),
  },
  'settings.read': { input: z.strictObject({ scope: settingsScope }), output: settingsView },
  /** Refused when somebody else saved since `version` was read. Nothing reaches a window before it is published. */
  'settings.save': {
    input: z.strictObject({ scope: settingsScope, said: settingsSaid, version: z.int().min(0) }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('saved'), view: settingsView }),
      z.strictObject({ outcome: z.literal('stale'), view: settingsView }),
      z.strictObject({ outcome: z.literal('refused'), findings: z.array(finding) }),
    ]),
  },
  /** What a window would show: the compiled document, how it differs from what the window has, and what the grammar says. */
  'publications.preview': {
    input: z.strictObject({ windowId }),
    output: z.strictObject({ document: contentDocument, changes: z.array(z.strictObject({ where: z.string(), before: z.string().nullable(), after: z.string().nullable() })), findings: z.array(finding) }),
  },
  'publications.publish': {
    input: z.strictObject({ windowIds: z.array(windowId).min(1).max(200) }),
    output: z.strictObject({
      published: z.array(z.strictObject({ windowId, number: z.int().min(1) })),
      refused: z.array(z.strictObject({ windowId, findings: z.array(finding) })),
    }),
  },
  'publications.list': {
    input: z.strictObject({ windowId }),
    output: z.strictObject({ publications: z.array(z.strictObject({ number: z.int(), sha256: z.string(), madeAt: instant, by: z.string() })) }),
  },
  /** Going back is publishing forward: a new number with the content of an earlier one. */
  'publications.go-back': { input: z.strictObject({ windowId, to: z.int().min(1) }), output: z.strictObject({ number: z.int().min(1) }) },
  /** `findings`: what is wrong with how visitors are reached, in words. */
  'appointments.list': { input: nothing, output: z.strictObject({ appointments: z.array(appointmentView), findings: z.array(z.string()) }) },
  /** Beginnings of free times on a day of the boutique's calendar, for moving an appointment to one of them. */
  'appointments.times': { input: z.strictObject({ id: appointmentId, date: localDate }), output: z.strictObject({ startsAt: z.array(instant) }) },
  /** Told to the window, and by it to whoever asked. Refused when somebody else answered since `version` was read. */
  'appointments.answer': {
    input: z.strictObject({ id: appointmentId, version: z.int().min(1), reply: appointmentReply }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('answered'), appointment: appointmentView }),
      z.strictObject({ outcome: z.literal('stale'), appointment: appointmentView }),
      z.strictObject({ outcome: z.literal('refused'), reason: z.string() }),
    ]),
  },
  /** Who else is free at its time, and the free times nearest to it. */
  'appointments.ways-out': {
    input: z.strictObject({ id: appointmentId }),
    output: z.strictObject({ advisors: z.array(z.strictObject({ id: advisorId, givenName: z.string() })), times: z.array(slot).max(10) }),
  },
  /** What lies over it is known, and it stays; refused when nothing does. */
  'appointments.keep': { input: z.strictObject({ id: appointmentId }), output: nothing },
  /** After the visit, for an appointment of which something was hoped. */
  'appointments.answer-expectation': {
    input: z.strictObject({ id: appointmentId, outcome: z.enum(expectationOutcomes), note: z.string().trim().max(400).nullable() }),
    output: z.strictObject({ appointment: appointmentView }),
  },
  /** What asks for a person now: shown above every section. */
  attention: { input: nothing, output: z.strictObject({ now: instant, standing: z.array(personStanding).max(100), parked: z.int().min(0) }) },
  'receipts.list': { input: nothing, output: z.strictObject({ receipts: z.array(z.strictObject({ receipt: signedReceipt, isSignatureRight: z.boolean() })) }) },
  /** The receipt on its own, as a file that `npm run receipt -- verify` takes; 404 when there is none of that id. */
  'receipts.export': { input: z.strictObject({ id: receiptId }), output: z.strictObject({ name: z.string(), file: z.string() }) },
  /** Erases a person everywhere, for ever; what they agreed to and refused stays as receipts that name nobody. */
  'persons.erase': { input: z.strictObject({ subjectId }), output: nothing },
  /** Records that may be one person, the likeliest first, and merges that stand. */
  'duplicates.list': {
    input: nothing,
    output: z.strictObject({
      suspects: z.array(z.strictObject({ left: suspect, right: suspect, score: z.number(), reasons: z.array(z.enum(reasons)) })),
      merges: z.array(z.strictObject({ id: z.string(), keptId: clientId, mergedAt: instant, by: z.string(), sources: z.record(z.enum(mergeFields), z.enum(sourceNames)) })),
    }),
  },
  'duplicates.merge': { input: z.strictObject({ keptId: clientId, givenUpId: clientId }), output: z.strictObject({ id: z.string() }) },
  /** Two persons: not suggested again. */
  'duplicates.keep-apart': { input: z.strictObject({ oneId: clientId, otherId: clientId }), output: nothing },
  /** Puts both records back to the byte; refused once the kept one was changed. */
  'duplicates.undo': { input: z.strictObject({ id: z.string().max(60) }), output: nothing },
  'parked.list': { input: nothing, output: z.strictObject({ parked: z.array(parkedView) }) },
  'parked.replay': { input: z.strictObject({ id: z.string().max(60) }), output: z.strictObject({ outcome: z.enum(['done', 'parked-again']), reason: z.string().nullable() }) },
  /** The maison's CRMs; none when the embedded book is the only one. `invented`: clients of the demonstration maison, of whom no CRM hears. */
  'connectors.list': { input: nothing, output: z.strictObject({ connectors: z.array(connectorView), invented: z.int().min(0) }) },
  'connectors.replay': { input: z.strictObject({ name: z.string().max(80), id: z.int().min(1) }), output: nothing },
  /** For a CRM that was put back to an earlier day: everything goes once more, and what is there stays as it is. */
  'connectors.send-again': { input: z.strictObject({ name: z.string().max(80) }), output: nothing },
  /** Something was set up there: look now instead of in a minute. */
  'connectors.look-again': { input: nothing, output: nothing },
  'badges.list': { input: nothing, output: z.strictObject({ badges: z.array(badgeView) }) },
  'badges.issue': {
    input: z.strictObject({ id: badgeId, boutiqueId, advisorId, pin: z.string().regex(/^\d{4,8}$/, 'a PIN has 4 to 8 digits') }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('issued'), file: badgeFile }),
      z.strictObject({ outcome: z.literal('refused'), reason: z.string() }),
    ]),
  },
  'badges.revoke': { input: z.strictObject({ id: badgeId }), output: nothing },
  /** What to write to the tag of a piece that the catalogue knows. */
  'tags.issue': { input: z.strictObject({ serial: pieceSerial }), output: z.strictObject({ file: tagFile }) },
  /** Models made elsewhere. Bringing one: `POST /console/api/models/bring` with the file as body; pictures: `GET /console/api/models/<id>/<picture>`. */
  'models.list': { input: nothing, output: z.strictObject({ models: z.array(broughtModelView) }) },
  'models.show': { input: z.strictObject({ id: z.string().max(60) }), output: nothing },
  /** Back to the built model. */
  'models.hide': { input: z.strictObject({ watchId }), output: nothing },
  'audit.list': { input: nothing, output: z.strictObject({ entries: z.array(auditView), isChainWhole: z.boolean() }) },
} as const;

export type ConsoleRoute = keyof typeof consoleRoutes;
export type ConsoleInput<Route extends ConsoleRoute> = z.infer<(typeof consoleRoutes)[Route]['input']>;
export type ConsoleOutput<Route extends ConsoleRoute> = z.infer<(typeof consoleRoutes)[Route]['output']>;
export type SettingsScope = z.infer<typeof settingsScope>;
export type SettingsSaid = z.infer<typeof settingsSaid>;
export type SettingsView = z.infer<typeof settingsView>;
export type WindowView = z.infer<typeof windowView>;
export type AppointmentView = z.infer<typeof appointmentView>;
export type AppointmentReply = z.infer<typeof appointmentReply>;
export type PersonStanding = z.infer<typeof personStanding>;
export type ConnectorStatus = z.infer<typeof connectorView>;
export type BadgeView = z.infer<typeof badgeView>;
export type BroughtModelView = z.infer<typeof broughtModelView>;
export type Finding = z.infer<typeof finding>;
