import type { Health } from '#contract/hub-api.ts';
import type { Tray } from '#contract/window-api.ts';

/** What lies on the tray. */
export type TrayDesk = {
  readonly tray: () => Tray;
  readonly health: () => Health['tray'];
  readonly dispose: () => Promise<void>;
};

/** A window without a tray. */
export const noTray: TrayDesk = { tray: () => ({ slots: [] }), health: () => 'none', dispose: () => Promise.resolve() };
