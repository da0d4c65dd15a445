import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectEvent, readEvent, rewriteEvent, writeEvent } from '../../../../main/platform/crm/caldav/calendar-object.ts';
import { projectByMapping } from '../../../../main/platform/crm/project-by-mapping.ts';
import { projectAppointment } from '../../../../main/platform/crm/tryton/tryton-opportunities.ts';
import { anAppointment } from '../../../support/crm-things.ts';
import { dataverseMapping, hubspotMapping, salesforceMapping } from '../../../support/vendor-mappings.ts';

const received = anAppointment({ advisor: 'Claire, Marie' });
const url = 'https://crm.example';

test('a calendar says who receives where staff look, and in a property of its own, until somebody else does', () => {
  const text = writeEvent('a', projectEvent(received) ?? {}, '2026-11-27T09:00:00.000Z');
  const passed = rewriteEvent(text, { contact: 'Karim' });
  assert.match(text, /\r\nSUMMARY:Agnès Dupré-Lévy · boutique · Claire\\, Marie\r\n/);
  assert.deepEqual([text, passed].map((entry) => readEvent(entry)?.fields['contact']), ['Claire, Marie', 'Karim']);
});

test('an opportunity says it in its first line, and says nothing of nobody', () => {
  assert.match(projectAppointment(received)['description'] ?? '', / · with Claire, Marie$/);
  assert.doesNotMatch(projectAppointment(anAppointment({}))['description'] ?? '', / with /);
});

test('a mapping sends it to the field that it names', () => {
  const sent = [[salesforceMapping(url), 'Vitrine_Advisor__c'], [dataverseMapping(url), 'vitrine_advisor'], [hubspotMapping(url), 'vitrine_advisor']] as const;
  assert.deepEqual(sent.map(([mapping, field]) => projectByMapping(received, mapping)[field]), ['Claire, Marie', 'Claire, Marie', 'Claire, Marie']);
});
