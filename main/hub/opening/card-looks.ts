import type { ClientId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { WindowRecord } from '../windows/window-repository.ts';

/** What the hub knows of the cards that advisors opened at a window. */
export type CardLooks = {
  /** Whether a badge of the window's own boutique had opened that card in the last session of client mode before a row, by the window's ledger. */
  readonly wasOpen: (client: ClientId, rowId: string, window: Pick<WindowRecord, 'boutiqueId'>) => boolean;
};

/** A visitor may take their time after the advisor closed the card; not until another day. */
const longestVisit = '-12 hours';
/** More than a window's badges do in a day. */
const mostActs = 1000;

/** From the audit chain, or from the row itself while it has not been opened. */
const acts = `SELECT intake.sequence, intake.created_at, coalesce(audit.act, iif(body = '', NULL, body ->> '$.audit.act')) AS act,
    coalesce(audit.subject, iif(body = '', NULL, body ->> '$.audit.subject')) AS subject, coalesce(substr(audit.who, length('badge ') + 1), iif(body = '', NULL, body ->> '$.audit.badgeId')) AS badge
  FROM mine JOIN intake ON intake.window_id = mine.window_id AND intake.sequence < mine.sequence AND intake.lane = '' LEFT JOIN audit ON audit.source = intake.id
  ORDER BY intake.sequence DESC LIMIT ${mostActs}`;

export function openCardLooks(database: Database): CardLooks {
  const find = database.prepare(`WITH mine AS (SELECT window_id, sequence, created_at FROM intake WHERE id = :row), acts AS (${acts})
    SELECT 1 FROM acts, mine WHERE act = 'card-opened' AND subject = :client AND datetime(acts.created_at) >= datetime(mine.created_at, '${longestVisit}')
      AND EXISTS (SELECT 1 FROM badges WHERE badges.id = badge AND badges.boutique_id = :boutique)
      AND NOT EXISTS (SELECT 1 FROM acts AS later WHERE later.act = 'client-mode-opened' AND later.sequence > acts.sequence) LIMIT 1`);
  return { wasOpen: (client, rowId, { boutiqueId }) => find.get({ client, row: rowId, boutique: boutiqueId }) !== undefined };
}
