import { assertNever } from '#domain/assert-never.ts';
import type { CrmAppointment, CrmClient, CrmConsent, CrmThing, DeliverySort, Projected } from './connector.ts';

type Names<Field extends string> = Readonly<Partial<Record<Field, string | undefined>>>;

type ClientFacts = Pick<CrmClient, 'givenName' | 'familyName' | 'email' | 'phone' | 'locale' | 'boutiqueId'>;
type AppointmentFact = 'subject' | 'kind' | 'state' | 'startsAt' | 'endsAt' | 'expectation' | 'link' | 'advisor' | 'boutiqueId';
type ConsentFact = 'status' | 'purpose' | 'channel' | 'at' | 'receipt';

/** An object of a CRM: its name, the field that holds our key, and where each of our fields goes. */
export type MappedObject<Field extends string> = {
  readonly name: string; readonly key: string; readonly fields: Names<Field>;
  /** The field that names the client's own row. */
  readonly client?: string | undefined;
};

export type ObjectMapping = {
  readonly client: MappedObject<keyof ClientFacts>;
  readonly appointment?: MappedObject<AppointmentFact> | undefined;
  readonly consent?: (MappedObject<ConsentFact> & { readonly values: { readonly given: string; readonly notGiven: string } }) | undefined;
  /** The CRM's own name of each purpose of consent. */
  readonly purposes?: Readonly<Record<string, string>> | undefined;
};

export function mappedSorts(mapping: ObjectMapping): readonly DeliverySort[] {
  return [...(['client'] as const), ...(mapping.appointment === undefined ? [] : ['appointment' as const]), ...(mapping.consent === undefined ? [] : ['consent' as const])];
}

/** A thing in the fields that the mapping names; what it does not name is not sent. */
export function projectByMapping(thing: CrmThing, mapping: ObjectMapping): Projected {
  switch (thing.sort) {
    case 'client': return rename(thing, mapping.client.fields);
    case 'appointment': return { ...rename(appointmentFacts(thing), mapping.appointment?.fields ?? {}), ...owner(mapping.appointment?.client, thing.clientRef) };
    case 'consent': return { ...rename(consentFacts(thing, mapping), mapping.consent?.fields ?? {}), ...owner(mapping.consent?.client, thing.clientRef) };
    default: return assertNever(thing);
  }
}

function appointmentFacts({ clientName, kind, state, startsAt, minutes, expectation, link, advisor, boutiqueId }: CrmAppointment): Readonly<Record<AppointmentFact, string | null>> {
  const endsAt = startsAt === null || minutes === null ? null : new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  return { subject: `${clientName} · ${kind}`, kind, state, startsAt, endsAt, expectation, link, advisor, boutiqueId };
}

function consentFacts({ status, purposeId, channel, at, receiptId }: CrmConsent, { consent, purposes = {} }: ObjectMapping): Readonly<Record<ConsentFact, string | null>> {
  return { status: (status === 'given' ? consent?.values.given : consent?.values.notGiven) ?? status, purpose: purposes[purposeId] ?? purposeId, channel, at, receipt: receiptId };
}

function rename<Field extends string>(facts: Readonly<Record<Field, string | boolean | null>>, names: Names<Field>): Projected {
  return Object.fromEntries((Object.keys(names) as Field[]).flatMap((field) => {
    const name = names[field];
    return name === undefined ? [] : [[name, String(facts[field] ?? '')]];
  }));
}

function owner(field: string | undefined, ref: string | null): Projected {
  return field === undefined || ref === null ? {} : { [field]: ref };
}
