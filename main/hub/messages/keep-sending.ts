import { faultFacts, type Log } from '../../platform/log/log.ts';

export type SendingLoop = {
  /** Ends after the message under way. */
  readonly dispose: () => Promise<void>;
};

export const backOff = { firstMs: 2000, mostMs: 15 * 60_000 };
/** When there is no line of the right sort yet: somebody may set it up. */
export const noLineAgainMs = 10 * 60_000;

const lookAgainMs = 1000;

/** Sends what is due, one after the other, for as long as the hub lives. `send` ends a row or puts it off, and does not fail. */
export function keepSending<Row>({ next, send, log }: { readonly next: () => Row | null; readonly send: (row: Row) => Promise<void>; readonly log: Log }): SendingLoop {
  let isOver = false;
  let running: Promise<void> | null = null;
  const sendAllDue = async (): Promise<void> => {
    for (let row = next(); row !== null && !isOver; row = next()) await send(row);
  };
  const look = (): void => {
    running ??= sendAllDue().catch((error: unknown) => log.error('messages-stopped', faultFacts(error))).finally(() => { running = null; });
  };
  const timer = setInterval(look, lookAgainMs);
  look();
  return {
    dispose: async () => {
      isOver = true;
      clearInterval(timer);
      await running;
    },
  };
}
