import { v7 } from 'uuid';
import type { Connector, CrmAppointment, CrmClient, CrmConsent, CrmThing, ItemAnswer, ToWrite } from '../../main/platform/crm/connector.ts';
import { digestsOf } from '../../main/platform/crm/merge-fields.ts';

/** Things as the hub's book would give them to a connector. */

export function aClient(wishes: Partial<CrmClient> = {}): CrmClient {
  const id = v7();
  return {
    sort: 'client', key: `vitrine-client-${id}`, boutiqueId: 'geneve', givenName: 'Agnès', familyName: 'Dupré-Lévy', nameOrder: 'given-first', locale: 'fr',
    email: `${id}@example.org`, phone: '+41 22 700 00 00', isErased: false, ...wishes,
  };
}

export function anAppointment(wishes: Partial<CrmAppointment> = {}): CrmAppointment {
  return {
    sort: 'appointment', key: `vitrine-appointment-${v7()}`, boutiqueId: 'geneve', clientKey: 'vitrine-client-none', clientRef: null, clientName: 'Agnès Dupré-Lévy', kind: 'boutique', state: 'confirmed',
    startsAt: '2026-12-03T10:00:00.000Z', minutes: 45, expectation: 'Something for my mother, a birthday; she loves the sea.', askedAt: '2026-11-27T09:00:00.000Z', isErased: false, link: null, advisor: null, ...wishes,
  };
}

export function aConsent(client: CrmClient, wishes: Partial<CrmConsent> = {}): CrmConsent {
  return {
    sort: 'consent', key: `${client.key.replace('-client-', '-consent-')}-news-${wishes.channel ?? 'email'}`, boutiqueId: client.boutiqueId, clientKey: client.key, clientRef: null, email: client.email, phone: client.phone,
    purposeId: 'news', channel: 'email', status: 'given', at: new Date().toISOString(), receiptId: v7(), textVersion: '2026-11-01.1', ...wishes,
  };
}

export type Past = { readonly held?: ToWrite['held']; readonly written?: readonly CrmThing[]; readonly revision?: number };

/** A thing with what the hub remembers of it: what it wrote before, or tried to. */
export function toWrite<Thing extends CrmThing>(connector: Connector, thing: Thing, { held = null, written = [], revision = 1 }: Past = {}): ToWrite<Thing> {
  return { thing, fields: connector.project(thing), revision, held, ours: written.map((before) => digestsOf(before.key, connector.project(before))) };
}

export type Written = Extract<ItemAnswer, { outcome: 'written' }>;

export async function writeOne(connector: Connector, thing: CrmThing, past: Past = {}): Promise<ItemAnswer> {
  const answer = await writeAll(connector, [toWrite(connector, thing, past)]);
  if (answer.outcome === 'refused-whole') throw new Error(answer.reason);
  const [only] = answer.answers;
  if (only === undefined) throw new Error('no answer');
  return only;
}

export function writeAll(connector: Connector, items: readonly ToWrite[]) {
  const of = <Thing extends CrmThing>(sort: Thing['sort']): readonly ToWrite<Thing>[] => items.filter((item): item is ToWrite<Thing> => item.thing.sort === sort);
  switch (items[0]?.thing.sort) {
    case 'appointment': return connector.upsertAppointments(of<CrmAppointment>('appointment'));
    case 'consent': return connector.recordConsents(of<CrmConsent>('consent'));
    default: return connector.upsertClients(of<CrmClient>('client'));
  }
}

/** The answer of a write that must have gone through. */
export function written(answer: ItemAnswer): Written {
  if (answer.outcome !== 'written') throw new Error(JSON.stringify(answer));
  return answer;
}
