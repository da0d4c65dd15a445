import * as z from 'zod';
import { appointmentKinds, appointmentPlaces } from '#domain/appointments/appointment.ts';
import { channels } from '#domain/consent/purpose.ts';
import { locales } from '#domain/locale.ts';
import { consentTerms } from './consent-terms.ts';
import { advisorId, boutiqueId, localDate, pieceSerial, watchId } from './ids.ts';

/** What one window shows and asks, whole: compiled by the hub, carried by a publication, never merged. */

export const locale = z.enum(locales);

function localizedUpTo(maxLength: number) {
  const text = z.string().min(1).max(maxLength);
  return z.strictObject({ fr: text, en: text, 'zh-Hans': text, ja: text, ar: text });
}

export const localizedLine = localizedUpTo(160);
export const localizedText = localizedUpTo(1200);

export const mood = z.enum(['moraine', 'neve', 'arete']);

const collection = z.strictObject({
  id: mood,
  name: z.string().min(1).max(40),
  /** One line that says what the collection is about. */
  line: localizedLine,
});

/** Whose word a content is (maison, independent, partner): shown beside it. */
const label = z.enum(['maison', 'independent', 'partner']);

const specification = z.strictObject({
  term: localizedLine,
  value: localizedLine,
  /** Where an expert can check it; a specification without a source is refused at publication. */
  source: z.string().min(1).max(120),
});

const chapter = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label,
  title: localizedLine,
  sentence: localizedLine,
  /** Where the camera goes while the sentence is read. */
  pose: z.enum(['hero', 'front', 'back', 'profile', 'crown', 'dial', 'ridge', 'movement']),
});

export const watchOptionAxis = z.enum(['Case', 'Strap']);

const watch = z.strictObject({
  id: watchId,
  collection: mood,
  name: z.string().min(1).max(60),
  calibre: z.enum(['SV28C', 'SV21T', 'SV28L', 'SV28F']),
  complication: localizedLine,
  /** The line that sets the tone: 6 to 12 words, at most two sentences. */
  line: localizedLine,
  chapters: z.array(chapter).min(2).max(6),
  specifications: z.array(specification).min(4).max(24),
  /** What the watch cannot do, said plainly; a watch without limits is refused. */
  limits: z.array(localizedText).min(1).max(4),
  care: z.array(localizedText).min(1).max(4),
  caseMm: z.strictObject({ width: z.number().min(20).max(60), lugToLug: z.number().min(20).max(70), thickness: z.number().min(4).max(25) }),
  /** Variants in the model, by axis: `Case/Steel`, `Strap/Leather`; the first of each is the watch as shown. */
  options: z.array(z.strictObject({ axis: watchOptionAxis, variant: z.string().max(60), name: localizedLine })).max(12),
});

const piece = z.strictObject({ serial: pieceSerial, watchId });

/** A way in that is a life or a craft, never a catalogue: at most five watches, each with one reason. */
const path = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(['life', 'craft']),
  title: localizedLine,
  picks: z.array(z.strictObject({ watchId, reason: localizedLine })).min(1).max(5),
});

const localMinutes = z.int().min(0).max(1440);
const openingSpan = z.strictObject({ opensAt: localMinutes, closesAt: localMinutes })
  .refine((span) => span.opensAt < span.closesAt, 'opens before it closes');
const daySpans = z.array(openingSpan).max(4);

export const openingHours = z.strictObject({
  week: z.array(daySpans).length(7),
  /** Days on which the maison is closed everywhere in that country. */
  holidays: z.array(localDate).max(400).default([]),
  exceptions: z.array(z.strictObject({ date: localDate, spans: daySpans })).max(120),
});

export const appointmentKind = z.enum(appointmentKinds);

const appointmentOffer = z.strictObject({
  kind: appointmentKind,
  name: localizedLine,
  minutes: z.int().min(0).max(480),
  /** The least time between asking and meeting. */
  leadMinutes: z.int().min(0).max(20160),
  /** The furthest day that may be asked for, counted from today. */
  horizonDays: z.int().min(1).max(400).default(60),
  /** Kept free around it, for the room or the way. */
  bufferBeforeMinutes: z.int().min(0).max(240).default(0),
  bufferAfterMinutes: z.int().min(0).max(240).default(0),
  /** How many can be received at the same time. */
  capacity: z.int().min(1).max(200),
  place: z.enum(appointmentPlaces).default('boutique'),
});

const absence = z.strictObject({ from: localDate, to: localDate, begins: localMinutes.default(0), ends: localMinutes.default(1440) })
  .refine(({ from, to, begins, ends }) => from <= to && begins < ends, 'an absence begins before it ends');

const advisor = z.strictObject({
  id: advisorId,
  givenName: z.string().min(1).max(60),
  /** Whether visitors are told who receives them; staff always are. */
  isNamedToVisitors: z.boolean().default(true),
  languages: z.array(locale).min(1),
  /** The kinds they receive for; a kind that nobody is named for is limited by its capacity alone. */
  receives: z.array(appointmentKind).max(7).default([]),
  absences: z.array(absence).max(60).default([]),
});

export const boutique = z.strictObject({
  id: boutiqueId,
  name: z.string().min(1).max(80),
  city: z.string().min(1).max(60),
  address: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().min(3).max(30),
  /** IANA name, such as Europe/Zurich. */
  timeZone: z.string().min(3).max(60),
  hours: openingHours,
  offers: z.array(appointmentOffer).min(1).max(8),
  advisors: z.array(advisor).max(40),
});

export const consentPurpose = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  channels: z.array(z.enum(channels)).min(1).max(5),
  textVersion: z.string().regex(/^\d{4}-\d{2}-\d{2}\.\d+$/),
  /** One plain sentence, shown beside an even yes and no. */
  text: localizedText,
  retentionMonths: z.int().min(1).max(120),
});

/** What the asked-for appointment itself needs; a notice, not a consent. */
const appointmentNotice = z.strictObject({
  textVersion: z.string().regex(/^\d{4}-\d{2}-\d{2}\.\d+$/),
  text: localizedText,
  retentionMonths: z.int().min(1).max(120),
});

export const windowRole = z.enum(['street', 'salon', 'counter']);

/** What staff may change for one window from afar. */
export const windowSettings = z.strictObject({
  featuredWatchId: watchId,
  /** Read from the street: eight words at most. */
  attractLine: localizedLine,
  locales: z.array(locale).min(1).max(5),
  idleTimeoutMs: z.int().min(15_000).max(600_000),
  showPrices: z.boolean(),
  /** A sober register for grave days: fewer words, no motion, low light. */
  soberRegister: z.boolean(),
});

export const contentDocument = z.strictObject({
  schema: z.literal(1),
  maison: z.strictObject({ name: z.string().min(1).max(60), controller: z.string().min(1).max(160), privacyContact: z.string().min(3).max(120) }),
  role: windowRole,
  settings: windowSettings,
  boutique,
  collections: z.array(collection).min(1).max(6),
  watches: z.array(watch).min(1).max(60),
  pieces: z.array(piece).max(400),
  paths: z.array(path).min(1).max(12),
  purposes: z.array(consentPurpose).max(12),
  notice: appointmentNotice,
  consentTerms: consentTerms.prefault({}),
}).superRefine((document, context) => {
  const known = new Set<string>(document.watches.map((entry) => entry.id));
  const named = [
    document.settings.featuredWatchId,
    ...document.pieces.map((entry) => entry.watchId),
    ...document.paths.flatMap((entry) => entry.picks.map((pick) => pick.watchId)),
  ];
  for (const id of named) {
    if (!known.has(id)) context.addIssue({ code: 'custom', message: `${id} is not among the watches` });
  }
});

export type LocalizedLine = z.infer<typeof localizedLine>;
export type Mood = z.infer<typeof mood>;
export type Collection = z.infer<typeof collection>;
export type Watch = z.infer<typeof watch>;
export type Chapter = z.infer<typeof chapter>;
export type Piece = z.infer<typeof piece>;
export type Path = z.infer<typeof path>;
export type Boutique = z.infer<typeof boutique>;
export type AppointmentOffer = z.infer<typeof appointmentOffer>;
export type ConsentPurpose = z.infer<typeof consentPurpose>;
export type WindowRole = z.infer<typeof windowRole>;
export type WindowSettings = z.infer<typeof windowSettings>;
export type ContentDocument = z.infer<typeof contentDocument>;
