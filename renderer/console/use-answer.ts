import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConsoleInput, ConsoleOutput, ConsoleRoute } from '#contract/console-api.ts';
import { askHub } from './hub.ts';

export type Trouble = { readonly cause: 'away'; readonly lastHeardAt: Date | null } | { readonly cause: 'refused'; readonly words: string };

export type Answered<Route extends ConsoleRoute> = {
  /** The last good answer: it stays when a later one fails. */
  readonly value: ConsoleOutput<Route> | null;
  /** Why the last attempt failed; null when it did not. */
  readonly trouble: Trouble | null;
  readonly refresh: () => Promise<void>;
};

/** Asks a route at once and then every `everyMs` while the page is looked at; keeps the last good answer through failures. */
export function useAnswer<Route extends ConsoleRoute>(route: Route, input: ConsoleInput<Route>, everyMs: number | null = null): Answered<Route> {
  const [value, setValue] = useState<ConsoleOutput<Route> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const key = JSON.stringify(input);
  const turn = useRef(0);
  const lastHeardAt = useRef<Date | null>(null);

  const refresh = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    // The key is this very input, made into text so that an equal input does not ask again.
    const answer = await askHub(route, JSON.parse(key) as ConsoleInput<Route>);
    if (mine !== turn.current) return;
    if (answer.outcome === 'signed-out') return void window.dispatchEvent(new Event('signed-out'));
    if (answer.outcome === 'away') return setTrouble({ cause: 'away', lastHeardAt: lastHeardAt.current });
    lastHeardAt.current = new Date();
    setTrouble(answer.outcome === 'refused' ? { cause: 'refused', words: answer.words } : null);
    if (answer.outcome === 'answered') setValue(answer.value);
  }, [route, key]);

  useEffect(() => {
    void refresh();
    if (everyMs === null) return;
    const timer = setInterval(() => { if (!document.hidden) void refresh(); }, everyMs);
    return () => clearInterval(timer);
  }, [refresh, everyMs]);

  return { value, trouble, refresh };
}
