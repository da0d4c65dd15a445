import * as z from 'zod';
import { accessToken, askProvider, joinUrl } from './ask-provider.ts';
import type { VideoLinks } from './video-links.ts';

type Teams = {
  readonly tenantId: string; readonly clientId: string; readonly clientSecret: string; readonly user: string;
  /** Another place than Microsoft's own, for tests. */
  readonly places?: { readonly login: string; readonly api: string };
};

const microsoftPlaces = { login: 'https://login.microsoftonline.com', api: 'https://graph.microsoft.com' };
const created = z.object({ joinWebUrl: joinUrl });

/**
 * Teams, by Microsoft Graph's onlineMeeting: createOrGet (https://learn.microsoft.com/graph/api/onlinemeeting-createorget), whose
 * `externalId` is our key: asked again, it answers the same meeting.
 */
export function teamsLinks({ tenantId, clientId, clientSecret, user, places = microsoftPlaces }: Teams): VideoLinks {
  return {
    linkFor: async ({ key, startsAt, minutes, subject }) => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' });
      const token = await askProvider(`${places.login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, { method: 'POST', body: form }, accessToken);
      if (token.outcome === 'later') return token;
      const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
      const made = await askProvider(`${places.api}/v1.0/users/${encodeURIComponent(user)}/onlineMeetings/createOrGet`, {
        method: 'POST', headers: { authorization: `Bearer ${token.body.access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ externalId: key, startDateTime: startsAt, endDateTime: endsAt, subject }),
      }, created);
      return made.outcome === 'later' ? made : { outcome: 'made', url: made.body.joinWebUrl };
    },
  };
}
