import type { BoutiqueId } from '#domain/ids.ts';
import type { Connectors } from '../connectors/start-connectors.ts';
import type { Messages } from '../messages/start-messages.ts';
import type { PersonEraser } from '../consent/erase-person.ts';
import type { Hub } from '../open-hub.ts';
import type { OpeningJob } from '../opening/opening-job.ts';
import type { OutcomeTeller } from '../opening/outcome-teller.ts';
import type { JudgeContent, Publisher } from '../publications/publisher.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import { accountHandlers } from './account-handlers.ts';
import { appointmentHandlers } from './appointment-handlers.ts';
import { arrivalHandlers } from './arrival-handlers.ts';
import { badgeHandlers } from './badge-handlers.ts';
import { clashHandlers } from './clash-handlers.ts';
import { connectorHandlers } from './connector-handlers.ts';
import { createDuplicateDesk } from '../identity/duplicate-desk.ts';
import { duplicateHandlers } from './duplicate-handlers.ts';
import type { Handlers } from './handlers.ts';
import { modelHandlers } from './model-handlers.ts';
import { publicationHandlers } from './publication-handlers.ts';
import { receiptHandlers } from './receipt-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { windowHandlers } from './window-handlers.ts';

type Parts = Hub & {
  readonly publisher: Publisher; readonly eraser: PersonEraser; readonly judge: JudgeContent; readonly doorbell: Doorbell; readonly opening: OpeningJob;
  readonly teller: OutcomeTeller; readonly onClientsChanged: (boutique: BoutiqueId) => void; readonly connectors: Connectors;
  readonly messages: Messages;
};

/** What each route of the console's line does; a route without its function is a type error. */
export function consoleHandlers(parts: Parts): Handlers {
  return {
    ...accountHandlers(parts), ...windowHandlers(parts), ...settingsHandlers(parts), ...publicationHandlers(parts), ...arrivalHandlers(parts), ...receiptHandlers(parts),
    ...duplicateHandlers({ ...parts, duplicates: createDuplicateDesk(parts), boutiques: parts.contents.boutiques }),
    ...connectorHandlers(parts), ...modelHandlers(parts), ...clashHandlers(parts),
    ...appointmentHandlers(parts), ...clashHandlers(parts), ...badgeHandlers({ ...parts, desk: parts.badgeDesk, onBadgesChanged: parts.onClientsChanged }),
  };
}
