import type { ClientId } from '#domain/ids.ts';
import type { ClientCard } from '#contract/client.ts';
import type { ClientMode, ClientSummary, RequestOutput } from '#contract/window-api.ts';

/** Client mode, as the glass may use it. Nothing of a client is given while it is not open. */
export type ClientDesk = {
  readonly mode: () => ClientMode;
  readonly unlock: (pin: string) => Promise<RequestOutput<'clients.unlock'>>;
  readonly list: () => readonly ClientSummary[];
  readonly open: (id: ClientId) => ClientCard | null;
  readonly veil: () => void;
  /** Somebody touched the glass: the quiet begins again. */
  readonly touch: () => void;
  readonly close: () => void;
  readonly dispose: () => void;
};
