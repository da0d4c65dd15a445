import type { Hono } from 'hono';
import { enrolRequest, hubRoutes, tokenRequest, type EnrolAnswer, type TokenAnswer } from '#contract/hub-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Log } from '../../platform/log/log.ts';
import { isSignatureOf } from '../../platform/signing/ed25519.ts';
import { readBody } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Enrolment } from './enrolment.ts';
import { makeWindowToken } from './window-token.ts';
import type { NewWindow, WindowRepository } from './window-repository.ts';

type Parts = {
  readonly enrolment: Enrolment; readonly windows: WindowRepository; readonly keys: KeyStore; readonly clock: Clock; readonly log: Log;
  /** A window that has just come gets its first publication at once. */
  readonly welcome: (window: NewWindow) => void;
};

const clockToleranceMs = 5 * 60_000;

/** The two routes that need no token: to become a window, and to be given a token. */
export function addEnrolmentRoutes(app: Hono, { enrolment, windows, keys, clock, log, welcome }: Parts): void {
  app.post(hubRoutes.enrol, async (context) => {
    const request = await readBody(context, enrolRequest);
    if (Buffer.from(request.publicKey, 'base64').length !== 32) throw new RequestRefused(400, '“publicKey” does not fit: an Ed25519 key has 32 bytes.');
    const window = enrolment.enrol(request);
    if (window === null) throw new RequestRefused(403, 'This pairing code is unknown, was used already, or is over. Ask for a new one in the console.');
    log.info('window-enrolled', { windowId: window.id, boutiqueId: window.boutiqueId, role: window.role });
    welcome(window);
    return context.json({ windowId: window.id, name: window.name, boutiqueId: window.boutiqueId, role: window.role, rootPublicKey: keys.read().rootPublicKey } satisfies EnrolAnswer);
  });

  app.post(hubRoutes.token, async (context) => {
    const request = await readBody(context, tokenRequest);
    const now = clock.now();
    const window = windows.find(request.windowId);
    if (window === null || !isSignatureOf(window.publicKey, `token/${request.windowId}/${request.at}`, request.signature)) {
      throw new RequestRefused(401, 'This hub does not know a window that signs so.');
    }
    if (Math.abs(Date.parse(request.at) - now.getTime()) > clockToleranceMs) {
      throw new RequestRefused(401, `The window’s clock and the hub’s are more than 5 minutes apart; the hub has ${now.toISOString()}.`);
    }
    return context.json(makeWindowToken(keys.read().tokenKey, window.id, now) satisfies TokenAnswer);
  });
}
