import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appointmentKinds, appointmentStates } from '#domain/appointments/appointment.ts';
import { stateAfterReply, type ReplyAct } from '#domain/appointments/staff-reply.ts';

const acts: readonly ReplyAct[] = ['confirm', 'move', 'decline'];
const replies = fc.record({ kind: fc.constantFrom(...appointmentKinds), state: fc.constantFrom(...appointmentStates), hasTime: fc.boolean(), act: fc.constantFrom(...acts) });

describe('what staff answer to an appointment', () => {
  it('never takes it back to an earlier state', () => {
    fc.assert(fc.property(replies, ({ act, ...found }) => {
      const reply = stateAfterReply(found, act);
      if (reply.outcome === 'settled') assert.ok(appointmentStates.indexOf(reply.state) >= appointmentStates.indexOf(found.state));
    }));
  });

  it('never confirms a meeting that has no time', () => {
    fc.assert(fc.property(replies, ({ act, ...found }) => {
      const reply = stateAfterReply(found, act);
      if (act === 'confirm' && found.kind !== 'now' && !found.hasTime) assert.equal(reply.outcome, 'impossible');
    }));
  });

  it('changes nothing that ended', () => {
    fc.assert(fc.property(replies, ({ act, ...found }) => {
      if (found.state === 'declined' || found.state === 'cancelled') assert.deepEqual(stateAfterReply(found, act), { outcome: 'impossible', because: 'it-ended' });
    }));
  });

  it('says to whoever stands there now that someone is coming', () => {
    assert.deepEqual(stateAfterReply({ kind: 'now', state: 'received', hasTime: false }, 'confirm'), { outcome: 'settled', state: 'confirmed' });
  });

  it('gives a first time as a yes, and another time as a move', () => {
    assert.deepEqual([false, true].map((hasTime) => stateAfterReply({ kind: 'service', state: 'received', hasTime }, 'move')), [{ outcome: 'settled', state: 'confirmed' }, { outcome: 'settled', state: 'moved' }]);
  });
});
