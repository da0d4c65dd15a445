import type { Reader } from 'nfc-pcsc';
import type { CardReading } from '#domain/tray/card-reading.ts';
import { faultFacts, type Log } from '../log/log.ts';
import { readCard } from './read-card.ts';
import { CardGone, type CardUse, type Transmit } from './tag-reader.ts';

export type CardNews =
  | { readonly type: 'card-presented' }
  | { readonly type: 'card-read'; readonly reading: CardReading }
  | { readonly type: 'card-removed' };

export type FollowedReader = {
  readonly withCard: <Value>(use: (transmit: Transmit) => Promise<Value>) => Promise<CardUse<Value>>;
  readonly dispose: () => void;
};

/** The longest answer of a short command: 256 bytes and a status word. */
const answerBytes = 258;
/** A card that has not been read by then is called unreadable; should it answer after all, that is told too. */
const readWithinMs = 3_000;

/** One card, for as long as it lies there. */
type Presence = { readonly atr: Buffer; readonly gone: AbortController };

/** Reads each card that is laid on a reader, once, and lets others speak to it in turn. */
export function followReader(reader: Reader, { domain, tell, log }: { readonly domain: string; readonly tell: (news: CardNews) => void; readonly log: Log }): FollowedReader {
  let presence: Presence | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = turn.then(act);
    turn = next.catch(() => undefined);
    return next;
  };
  const arrive = (atr: Buffer): void => {
    const here: Presence = { atr, gone: new AbortController() };
    presence = here;
    tell({ type: 'card-presented' });
    const tellIfHere = (reading: CardReading): void => (here.gone.signal.aborted ? undefined : tell({ type: 'card-read', reading }));
    const impatience = setTimeout(() => tellIfHere({ kind: 'unreadable' }), readWithinMs);
    inTurn(() => readCard({ atr, connect: () => connect(reader, here), transmit: speakTo(reader, here), isGone: here.gone.signal }, domain))
      .then((reading) => reading !== null && tellIfHere(reading))
      .catch((error: unknown) => log.error('card-fault', faultFacts(error)))
      .finally(() => clearTimeout(impatience));
  };
  const leave = (): void => {
    if (presence === null) return;
    presence.gone.abort();
    presence = null;
    tell({ type: 'card-removed' });
  };
  const see = ({ state, atr }: { readonly state: number; readonly atr?: Buffer }): void => {
    const isPresent = (state & reader.reader.SCARD_STATE_PRESENT) !== 0;
    if (!isPresent) leave();
    else if (presence === null) arrive(atr ?? Buffer.alloc(0));
  };
  // nfc-pcsc listens first: it has begun to connect when this hears of the card.
  reader.reader.on('status', see);
  reader.reader.get_status((_error, state, atr) => see(atr === undefined ? { state } : { state, atr }));
  return {
    withCard: (use) => inTurn(() => useCard(reader, presence, use)),
    dispose: () => {
      reader.reader.removeListener('status', see);
      leave();
    },
  };
}

async function useCard<Value>(reader: Reader, presence: Presence | null, use: (transmit: Transmit) => Promise<Value>): Promise<CardUse<Value>> {
  if (presence === null) return { ok: false, reason: 'no-card' };
  try {
    return { ok: true, value: await use(speakTo(reader, presence)) };
  } catch (error) {
    if (error instanceof CardGone) return { ok: false, reason: 'card-gone' };
    throw error;
  }
}

/** Waits for nfc-pcsc's own connection, or makes it again. */
async function connect(reader: Reader, { gone }: Presence): Promise<void> {
  if (gone.signal.aborted) throw new CardGone();
  try {
    await reader.connect();
  } catch (error) {
    throw new CardGone('it does not answer', { cause: error });
  }
}

function speakTo(reader: Reader, { gone }: Presence): Transmit {
  return async (command) => {
    if (gone.signal.aborted) throw new CardGone();
    try {
      return await reader.transmit(Buffer.from(command), answerBytes);
    } catch (error) {
      // A connection that failed once is no good for the next try.
      if (!gone.signal.aborted && reader.connection !== null) await reader.disconnect().catch(() => undefined);
      throw new CardGone('an exchange failed', { cause: error });
    }
  };
}
