import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { TimeOutOfReach } from '../calendar/time-keeper.ts';
import { RequestRefused } from './request-refused.ts';

/** The hub's web application without its routes: refusals in words, faults in the log only, headers that keep browsers strict. */
export function createApp(log: Log): Hono {
  const app = new Hono();
  app.use(secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [`'none'`], scriptSrc: [`'self'`], styleSrc: [`'self'`], imgSrc: [`'self'`, 'blob:', 'data:'], fontSrc: [`'self'`],
      connectSrc: [`'self'`], baseUri: [`'none'`], formAction: [`'none'`], frameAncestors: [`'none'`],
    },
    xFrameOptions: 'DENY', referrerPolicy: 'no-referrer', crossOriginOpenerPolicy: 'same-origin', crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], usb: [] },
  }));
  app.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
  app.onError((error, context) => answerError(error, context, log));
  return app;
}

function answerError(error: Error, context: Context, log: Log): Response {
  if (error instanceof RequestRefused) return context.json({ error: error.message }, error.status);
  if (error instanceof TimeOutOfReach) return context.json({ error: 'The calendar cannot be reached now. Nothing was changed; try again in a minute.' }, 503);
  log.error('request-failed', { method: context.req.method, route: context.req.routePath, ...faultFacts(error) });
  return context.json({ error: 'The hub could not do this now. Nothing was changed; try again.' }, 500);
}
