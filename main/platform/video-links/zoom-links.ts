import * as z from 'zod';
import { accessToken, askProvider, joinUrl } from './ask-provider.ts';
import type { VideoLinks } from './video-links.ts';

type Zoom = {
  readonly accountId: string; readonly clientId: string; readonly clientSecret: string; readonly user: string;
  /** Another place than Zoom's own, for tests. */
  readonly places?: { readonly login: string; readonly api: string };
};

const zoomPlaces = { login: 'https://zoom.us', api: 'https://api.zoom.us' };
const created = z.object({ join_url: joinUrl });
const scheduled = 2;

/**
 * Zoom, by Server-to-Server OAuth (https://developers.zoom.us/docs/internal-apps/s2s-oauth/) and "Create a meeting"
 * (https://developers.zoom.us/docs/api/meetings/). It knows no key of ours: asked again after an answer that was lost, it makes a
 * second meeting, and the first stays empty.
 */
export function zoomLinks({ accountId, clientId, clientSecret, user, places = zoomPlaces }: Zoom): VideoLinks {
  return {
    linkFor: async ({ startsAt, minutes, timeZone, subject }) => {
      const login = `${places.login}/oauth/token?grant_type=account_credentials&account_id=${encodeURIComponent(accountId)}`;
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
      const token = await askProvider(login, { method: 'POST', headers: { authorization: `Basic ${basic}` } }, accessToken);
      if (token.outcome === 'later') return token;
      const meeting = { topic: subject, type: scheduled, start_time: `${startsAt.slice(0, 19)}Z`, duration: minutes, timezone: timeZone, settings: { waiting_room: true, join_before_host: false } };
      const made = await askProvider(`${places.api}/v2/users/${encodeURIComponent(user)}/meetings`, {
        method: 'POST', headers: { authorization: `Bearer ${token.body.access_token}`, 'content-type': 'application/json' }, body: JSON.stringify(meeting),
      }, created);
      return made.outcome === 'later' ? made : { outcome: 'made', url: made.body.join_url };
    },
  };
}
