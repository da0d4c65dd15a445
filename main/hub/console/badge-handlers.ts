import type { BoutiqueId } from '#domain/ids.ts';
import type { BadgeDesk } from '../badges/badge-desk.ts';
import type { BadgeRepository } from '../badges/badge-repository.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { mustSee, sees, type Handlers } from './handlers.ts';

type Parts = { readonly badges: BadgeRepository; readonly desk: BadgeDesk; readonly onBadgesChanged: (boutique: BoutiqueId) => void };

export function badgeHandlers({ badges, desk, onBadgesChanged }: Parts): Handlers<'badges.list' | 'badges.issue' | 'badges.revoke'> {
  return {
    'badges.list': (_, staff) => ({
      badges: badges.list().filter((badge) => sees(staff, badge.boutiqueId)).map(({ id, boutiqueId, givenName, advisorId, issuedAt, revokedAt }) => ({
        id, boutiqueId, advisor: givenName, advisorId, issuedAt, revokedAt,
      })),
    }),
    'badges.issue': async (order, staff) => {
      mustSee(staff, order.boutiqueId);
      const answer = await desk.issue(order, staff.account.name);
      if (answer.outcome === 'issued') onBadgesChanged(order.boutiqueId);
      return answer;
    },
    'badges.revoke': ({ id }, staff) => {
      const badge = badges.find(id);
      if (badge === null) throw new RequestRefused(404, `There is no badge ${id}.`);
      mustSee(staff, badge.boutiqueId);
      desk.revoke(id, staff.account.name);
      onBadgesChanged(badge.boutiqueId);
      return {};
    },
  };
}
