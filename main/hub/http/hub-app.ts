import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { Log } from '../../platform/log/log.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import { addReceiptKeyRoute } from '../consent/receipt-key-route.ts';
import type { SecondYesDesk } from '../consent/second-yes-desk.ts';
import { addCalendarRoutes } from '../calendar/calendar-routes.ts';
import { consoleApp } from '../console/console-routes.ts';
import type { Handlers } from '../console/handlers.ts';
import { addPageRoutes } from '../console/page-routes.ts';
import { addScreenshotRoute } from '../console/screenshot-route.ts';
import { addIntakeRoutes } from '../intake/intake-routes.ts';
import type { TakeBatch } from '../intake/take-batch.ts';
import type { Hub } from '../open-hub.ts';
import type { ModelDesk } from '../models/model-desk.ts';
import { addModelRoutes } from '../models/model-routes.ts';
import { addOutcomeRoutes } from '../opening/outcome-routes.ts';
import type { FormDesk } from '../phone/form-desk.ts';
import { addFormLine, addFormRoutes } from '../phone/form-routes.ts';
import type { GuessLimit } from '../phone/guess-limit.ts';
import { addCodeRoute, phoneApp } from '../phone/phone-routes.ts';
import type { VisitorDesk } from '../phone/visitor-desk.ts';
import type { VaultDesk } from '../vault/vault-desk.ts';
import { addVaultRoutes } from '../vault/vault-routes.ts';
import { addAssetRoutes } from '../windows/asset-routes.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import { addEnrolmentRoutes } from '../windows/enrolment-routes.ts';
import { windowsOnly, type WindowLine } from '../windows/window-line.ts';
import type { NewWindow } from '../windows/window-repository.ts';
import { addWindowRoutes } from '../windows/window-routes.ts';
import { createApp } from './create-app.ts';

export type HubAppParts = Hub & {
  readonly log: Log; readonly blobs: BlobFolder; readonly doorbell: Doorbell; readonly stopping: AbortSignal;
  readonly takeBatch: TakeBatch; readonly onRows: (rows: number) => void; readonly welcome: (window: NewWindow) => void;
  readonly vaultDesk: VaultDesk; readonly signIn: SignIn; readonly handlers: Handlers; readonly consoleFolder: string; readonly modelDesk: ModelDesk;
  readonly visitorDesk: VisitorDesk; readonly secondYesDesk: SecondYesDesk; readonly guesses: GuessLimit; readonly formDesk: FormDesk; readonly phoneFolder: string;
};

/** Every route of the hub: the windows' line behind their tokens, the console's behind its sessions. */
export function createHubApp(parts: HubAppParts): Hono {
  const app = createApp(parts.log);
  addEnrolmentRoutes(app, parts);
  const console = consoleApp({ ...parts, addressOf });
  addScreenshotRoute(console, parts);
  addModelRoutes(console, parts);
  app.route('/console/api', console);
  app.get('/', (context) => context.redirect('/console/'));
  addPageRoutes(app, 'console', parts.consoleFolder);
  const phone = phoneApp({ ...parts, addressOf });
  addFormRoutes(phone, parts);
  app.route('/', phone);
  addPageRoutes(app, 'phone', parts.phoneFolder);
  addReceiptKeyRoute(app, parts);
  const line = new Hono<WindowLine>();
  line.use(windowsOnly(parts));
  addWindowRoutes(line, parts);
  addAssetRoutes(line, parts.blobs);
  addIntakeRoutes(line, parts);
  addCalendarRoutes(line, parts);
  addOutcomeRoutes(line, parts.outcomes);
  addVaultRoutes(line, parts.vaultDesk);
  addCodeRoute(line, parts);
  addFormLine(line, parts.formDesk);
  app.route('/', line);
  return app;
}

function addressOf(context: Context): string {
  return getConnInfo(context).remote.address ?? 'unknown';
}
