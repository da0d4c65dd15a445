import * as z from 'zod';

/** What the shell is told from outside when it starts. */
const environment = z.object({
  /** The folder that holds everything this window keeps. */
  VITRINE_DATA: z.string().min(1),
  /** The Node 24 that core runs on; in a package it lies beside the application. */
  VITRINE_NODE: z.string().min(1).optional(),
  /** `1080x1920`: the size of the glass in pixels; the whole screen when absent. */
  VITRINE_SIZE: z.string().regex(/^\d{3,4}x\d{3,4}$/).optional(),
  VITRINE_TIER: z.enum(['still', 'low', 'full']).optional(),
  /** Physical pitch of the panel, when staff measured it beforehand. */
  VITRINE_MM_PER_PX: z.coerce.number().min(0.02).max(2).optional(),
  /** `off` keeps an ordinary window for whoever develops; anything else locks the glass. */
  VITRINE_KIOSK: z.enum(['on', 'off']).default('on'),
  /** `software` draws without a GPU. */
  VITRINE_GPU: z.enum(['auto', 'software']).default('auto'),
});

export type ShellSettings = {
  readonly dataFolder: string;
  readonly nodePath: string;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly tier: 'still' | 'low' | 'full' | null;
  readonly mmPerPx: number | null;
  readonly isKiosk: boolean;
  readonly isSoftwareDrawn: boolean;
};

/** @throws when a variable does not fit, naming it */
export function readShellSettings(variables: Readonly<Record<string, string | undefined>>, besideNode: string): ShellSettings {
  const given = environment.parse(variables);
  const [width, height] = (given.VITRINE_SIZE ?? '').split('x').map(Number);
  return {
    dataFolder: given.VITRINE_DATA,
    nodePath: given.VITRINE_NODE ?? besideNode,
    size: width && height ? { width, height } : null,
    tier: given.VITRINE_TIER ?? null,
    mmPerPx: given.VITRINE_MM_PER_PX ?? null,
    isKiosk: given.VITRINE_KIOSK === 'on',
    isSoftwareDrawn: given.VITRINE_GPU === 'software',
  };
}

const inherited = new Set(['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR']);

/** What core inherits: what Vitrine was told and what a process needs to run, never Electron's own. */
export function coreEnvironment(variables: Readonly<Record<string, string | undefined>>, appVersion: string): Readonly<Record<string, string>> {
  const kept = Object.entries(variables).flatMap(([name, value]) => (value !== undefined && (name.startsWith('VITRINE_') || inherited.has(name)) ? [[name, value] as const] : []));
  return { ...Object.fromEntries(kept), VITRINE_APP_VERSION: appVersion };
}
