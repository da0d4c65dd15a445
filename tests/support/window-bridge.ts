import type { CodeAnswer } from '#contract/by-code.ts';
import type { ClientCard } from '#contract/client.ts';
import type { SlotsAnswer } from '#contract/submission.ts';
import type { ClientSummary, Published, RequestOutput } from '#contract/window-api.ts';

/** What the other side of the line would answer; the page keeps it and the test changes it. */
export type World = {
  readonly phase: 'unpaired' | 'paired' | 'ready';
  readonly published: Published;
  readonly display: RequestOutput<'display.read'>;
  readonly cards: readonly ClientCard[];
  readonly clients: readonly ClientSummary[];
  readonly pin: string;
  readonly advisor: { readonly id: string; readonly givenName: string };
  readonly slots: SlotsAnswer;
  /** What names a form on a phone; null when the hub is away. */
  readonly formTicket: string | null;
  /** What the hub answers to questions by a code, in order; then it is away. */
  readonly codeAnswers: readonly CodeAnswer[];
  /** Where the page finds an asset, by its hash. */
  readonly files: Readonly<Record<string, string>>;
};

/** What a test may do to a page that runs the bridge below. */
export type BridgeHand = {
  readonly tell: (channel: string, payload: unknown) => void;
  /** Every request the window made, in order. */
  readonly asked: { readonly channel: string; readonly input: unknown }[];
  /** From now on no request is answered, as when core is away. */
  isCoreAway: boolean;
};

/**
 * Runs in the page before the window's own script: the other end of the bridge, answering from a world given as data.
 * Self-contained, since its source is what travels.
 */
export function stageBridge(world: World): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const hand: BridgeHand = {
    tell: (channel, payload) => listeners.get(channel)?.forEach((listener) => listener(payload)),
    asked: [],
    isCoreAway: false,
  };
  const ids = { window: '01939f00-0000-7000-8000-000000000001', visit: '01939f00-0000-7000-8000-000000000002' };
  const shut = { state: 'closed' };
  const open = { state: 'open', advisor: world.advisor };
  const stateOf = () => (world.phase === 'unpaired' ? { phase: 'unpaired' } : world.phase === 'paired' ? { phase: 'paired', windowId: ids.window, role: world.published.document.role } : {
    phase: 'ready', windowId: ids.window, role: world.published.document.role, published: world.published,
    tray: { slots: [{ state: 'empty' }, { state: 'empty' }] }, clientMode: shut, hub: { isReachable: true, since: null, waiting: 0 },
  });
  const answers: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>> = {
    'state.read': stateOf,
    'display.read': () => world.display,
    'visits.begin': () => ({ visitId: ids.visit }),
    'slots.list': () => world.slots,
    'submissions.submit': () => ({ outcome: 'kept', state: 'requested', sequence: 1 }),
    'codes.ask': () => {
      const answer = world.codeAnswers[hand.asked.filter((entry) => entry.channel === 'codes.ask').length - 1];
      return answer === undefined ? { outcome: 'away' } : { outcome: 'answered', answer };
    },
    'phone.open': () => (world.formTicket === null ? { outcome: 'away' } : { outcome: 'open', ticket: world.formTicket }),
    'pairing.pair': () => ({ outcome: 'refused', reason: 'used-or-expired' }),
    'clients.unlock': ({ pin }) => {
      if (pin !== world.pin) return { outcome: 'wrong-pin', triesLeft: 4 };
      hand.tell('client-mode-changed', open);
      return { outcome: 'open', advisor: world.advisor };
    },
    'clients.list': () => ({ clients: world.clients }),
    'clients.open': ({ id }) => ({ card: world.cards.find((card) => card.id === id) ?? null }),
    'clients.close': () => { hand.tell('client-mode-changed', shut); return {}; },
  };
  const bridge = {
    request: (channel: string, input: Readonly<Record<string, unknown>>) => {
      hand.asked.push({ channel, input });
      if (hand.isCoreAway && !['display.read', 'glass.painted', 'curtain.draw', 'display.calibrate'].includes(channel)) return Promise.resolve({ ok: false, code: 'away' });
      return Promise.resolve({ ok: true, value: structuredClone(answers[channel]?.(input) ?? {}) });
    },
    subscribe: (channel: string, listener: (payload: unknown) => void) => {
      const heard = listeners.get(channel) ?? new Set();
      listeners.set(channel, heard.add(listener));
      return () => void heard.delete(listener);
    },
  };
  Object.assign(window, { vitrine: bridge, handOf: () => hand });

  // A browser knows no vitrine: scheme; here its assets are files of the page's own server.
  const local = (address: string) => address.replace(/^vitrine:\/\/asset\/(.*)$/, (_whole, sum: string) => `/built/${world.files[sum] ?? 'missing'}`);
  const fetchAny = window.fetch.bind(window);
  window.fetch = (input, options) => fetchAny(typeof input === 'string' ? local(input) : input, options);
  const setAny = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function setAttribute(name: string, value: string) { setAny.call(this, name, name === 'src' || name === 'href' ? local(value) : value); };
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(CSSStyleDeclaration.prototype, 'backgroundImage', { set(this: CSSStyleDeclaration, value: string) { this.setProperty('background-image', value.replace(/vitrine:\/\/asset\/[0-9a-f]+/g, local)); } });
  if (source) Object.defineProperty(HTMLImageElement.prototype, 'src', { ...source, set(this: HTMLImageElement, value: string) { source.set?.call(this, local(value)); } });
}
