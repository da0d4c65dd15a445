import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { receiverName } from '#domain/appointments/receiver-name.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Log } from '../platform/log/log.ts';
import { openPostgres } from '../platform/postgres/open-postgres.ts';
import { openAccountRepository } from './accounts/account-repository.ts';
import { openSessionRepository } from './accounts/session-repository.ts';
import { openAuditChain } from './audit/audit-chain.ts';
import { diversifyKey } from '../platform/badge/diversify-key.ts';
import { openBadgeRepository } from './badges/badge-repository.ts';
import { createBadgeDesk } from './badges/badge-desk.ts';
import { openBoutiqueKeys } from './badges/boutique-keys.ts';
import { openBook } from './book/open-book.ts';
import { startPostgresTimeKeeper } from './calendar/postgres/postgres-time-keeper.ts';
import { embeddedTimeKeeper } from './calendar/time-keeper.ts';
import { receiptKeyFrom } from './consent/receipt-key.ts';
import { openIntakeRepository } from './intake/intake-repository.ts';
import { createColumnCipher } from './keys/column-cipher.ts';
import { openKeyStore } from './keys/key-store.ts';
import { openPersonKeys } from './keys/person-keys.ts';
import { hubMigrations } from './migrations/hub-migrations.ts';
import { openModelRepository } from './models/model-repository.ts';
import { withBroughtModels } from './models/with-brought-models.ts';
import { openWholeDatabase } from './open-whole-database.ts';
import { openOutcomeRepository } from './opening/outcome-repository.ts';
import { openCardLooks } from './opening/card-looks.ts';
import { openReceiptRepository } from './opening/receipt-repository.ts';
import { createBoutiqueNow } from './publications/boutique-now.ts';
import { openContentRepository } from './publications/content-repository.ts';
import { openPublicationRepository } from './publications/publication-repository.ts';
import { openSettingsRepository } from './publications/settings-repository.ts';
import { createEnrolment } from './windows/enrolment.ts';
import { openWindowRepository } from './windows/window-repository.ts';

/** The maison's PostgreSQL, where several books share a calendar. */
export type SharedTime = { readonly url: string; readonly log: Log };

/** What a hub keeps in its folder, open: for the server, and for the commands that work beside it. */
export type Hub = Awaited<ReturnType<typeof openHub>>;

/** 32 MiB of log, of SQLite's usual pages. */
const checkpointPages = 8192;

/** Opens the folder of a maison, or makes it: keys, database and book. Whoever opens it closes it. */
export async function openHub(folder: string, clock: Clock, sharedTime: SharedTime | null = null) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = await openKeyStore(folder, clock.now());
  const database = openWholeDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  // A batch of the intake is a megabyte: with SQLite's own thousand pages every third one would wait for a checkpoint.
  database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  const models = openModelRepository(database);
  const written = openContentRepository(database);
  const contents = { ...written, assets: () => withBroughtModels(written.assets(), models.shown()) };
  const settings = openSettingsRepository(database);
  const windows = openWindowRepository(database);
  const boutiqueNow = createBoutiqueNow(contents, settings);
  const cipher = createColumnCipher(keys);
  const personKeys = openPersonKeys(join(folder, 'keys', 'person-keys.sqlite'), cipher);
  const book = openBook(join(folder, 'book.sqlite'), personKeys, sharedTime === null ? 'here' : 'elsewhere');
  const time = sharedTime === null ? embeddedTimeKeeper(book) : startPostgresTimeKeeper({ postgres: openPostgres(sharedTime.url), book, clock, log: sharedTime.log });
  const badges = openBadgeRepository(database, cipher);
  const boutiqueKeys = openBoutiqueKeys(database, cipher);
  const audit = openAuditChain(database, clock);
  return {
    clock, keys, personKeys, cipher, database, book, time, contents, models, settings, windows, boutiqueNow, badges, boutiqueKeys, audit,
    receiptKey: () => receiptKeyFrom(keys.read()),
    publications: openPublicationRepository(database),
    intake: openIntakeRepository(database),
    outcomes: openOutcomeRepository(database, ({ boutiqueId, advisorId }) => receiverName(boutiqueNow(boutiqueId)?.advisors ?? [], advisorId)),
    cardLooks: openCardLooks(database),
    receipts: openReceiptRepository(database),
    accounts: openAccountRepository(database),
    sessions: openSessionRepository(database, clock),
    badgeDesk: createBadgeDesk({ database, badges, boutiqueKeys, boutiqueNow, audit, clock, diversifyKey }),
    enrolment: createEnrolment({ database, windows, clock, fingerprint: () => keys.read().tls.fingerprint }),
    /** After `time` was disposed of. */
    close: () => {
      book.close();
      personKeys.close();
      database.close();
    },
  };
}
