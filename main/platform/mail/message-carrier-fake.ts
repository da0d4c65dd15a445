import type { CarrierAnswer, MessageCarrier, OutgoingMessage } from './message-carrier.ts';

/** A carrier that keeps what it was handed, and answers as it is told to. */
export function fakeCarrier(channel: MessageCarrier['channel'], answers: (message: OutgoingMessage, nth: number) => CarrierAnswer = () => ({ outcome: 'accepted' })): MessageCarrier & { readonly handed: readonly OutgoingMessage[] } {
  const handed: OutgoingMessage[] = [];
  return {
    channel, handed,
    deliver: (message) => {
      handed.push(message);
      return Promise.resolve(answers(message, handed.length));
    },
    dispose: () => undefined,
  };
}
