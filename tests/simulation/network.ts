import { HubFault } from '../../main/platform/http/hub-fault.ts';
import type { HttpAnswer } from '../../main/platform/http/pinned-http.ts';
import type { HubLine, Question } from '../../main/core/hub-line/hub-line.ts';
import type { Said } from '../support/hub-line-fake.ts';
import type { VirtualWorld } from './virtual-world.ts';

/** How bad a line is: chances of 0 to 1. */
export type Weather = { readonly lost: number; readonly doubled: number; readonly mostDelayMs: number };

export const fairWeather: Weather = { lost: 0, doubled: 0, mostDelayMs: 50 };

export type SimulatedLine = HubLine & {
  readonly setWeather: (weather: Weather) => void;
  /** Nothing passes, in either direction. */
  readonly cut: (isCut: boolean) => void;
  /** The machine at this end died: nobody waits for answers any more. */
  readonly hangUp: () => void;
};

const usualTimeoutMs = 15_000;

/**
 * A line whose questions and answers are each delayed, lost or doubled by themselves. A question may arrive long after whoever asked it
 * gave up, and after questions that were asked later.
 * @param answer the hub at the other end; null when it died over the question
 */
export function createLine(world: VirtualWorld, answer: (question: Question) => Said | null): SimulatedLine {
  let [weather, isCut, call, isReachable] = [fairWeather, false, 0, false];
  const passes = (): boolean => !isCut && world.chance().next() >= weather.lost;
  const delay = (): number => world.chance().between(1, weather.mostDelayMs);
  const arrive = (question: Question, back: (answer: HttpAnswer) => void): void => {
    if (isCut) return;
    const said = answer(question);
    if (said === null || !passes()) return;
    const body = Buffer.from(JSON.stringify(said.body ?? {}));
    world.after(delay(), () => {
      if (!isCut) back({ status: said.status, headers: {}, body });
    });
  };
  return {
    setWeather: (next) => (weather = next),
    cut: (next) => (isCut = next),
    hangUp: () => {
      call += 1;
      isReachable = false;
    },
    isReachable: () => isReachable,
    since: () => null,
    close: () => undefined,
    listen: () => Promise.reject(new HubFault('unreachable', 'there is no doorbell here')),
    ask: (question) => new Promise((resolve, reject) => {
      const [mine, isOver] = [call, { yes: false }];
      const end = (settle: () => void, isThere: boolean): void => {
        if (isOver.yes || mine !== call) return;
        isOver.yes = true;
        isReachable = isThere;
        settle();
      };
      world.after(question.timeoutMs ?? usualTimeoutMs, () => end(() => reject(new HubFault('timed-out', 'no answer in time')), false));
      question.onSent?.();
      const copies = world.chance().next() < weather.doubled ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        if (passes()) world.after(delay(), () => arrive(question, (said) => end(() => resolve(said), true)));
      }
    }),
  };
}
