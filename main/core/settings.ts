import * as z from 'zod';

/** What core is told from outside when it starts; everything else it is told by a publication. */
const environment = z.object({
  /** The folder that holds everything this window keeps. */
  VITRINE_DATA: z.string().min(1),
  VITRINE_HUB_URL: z.url().optional(),
  /** Pairs at the first start, without hands. */
  VITRINE_PAIRING_CODE: z.string().min(1).optional(),
  VITRINE_TRAY: z.enum(['on', 'off']).default('on'),
  /** The maison's domain, which its tags name. */
  VITRINE_TAG_DOMAIN: z.string().regex(/^[a-z0-9.-]{3,80}$/).default('serac.example'),
  VITRINE_POLL_MS: z.coerce.number().int().min(50).max(600_000).default(60_000),
  /** What follows the three numbers is left out. */
  VITRINE_APP_VERSION: z.string().regex(/^\d+\.\d+\.\d+/).transform((version) => version.split(/[-+]/)[0] ?? version).default('0.1.0'),
  VITRINE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Settings = {
  readonly dataFolder: string;
  readonly hubUrl: string | null;
  readonly pairingCode: string | null;
  readonly isTrayOn: boolean;
  readonly tagDomain: string;
  readonly pollMs: number;
  readonly appVersion: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** @throws when a variable does not fit, naming it */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = environment.parse(variables);
  return {
    dataFolder: given.VITRINE_DATA,
    hubUrl: given.VITRINE_HUB_URL ?? null,
    pairingCode: given.VITRINE_PAIRING_CODE ?? null,
    isTrayOn: given.VITRINE_TRAY === 'on',
    tagDomain: given.VITRINE_TAG_DOMAIN,
    pollMs: given.VITRINE_POLL_MS,
    appVersion: given.VITRINE_APP_VERSION,
    logLevel: given.VITRINE_LOG,
  };
}
