import * as z from 'zod';
import type { BoutiqueId, WindowId } from '#domain/ids.ts';
import { windowRole, type WindowRole } from '#contract/content.ts';
import { health, type Report } from '#contract/hub-api.ts';
import { boutiqueId, instant, windowId } from '#contract/ids.ts';
import { ledgerGenesis } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** One display running Vitrine, as the hub knows it. */
export type WindowRecord = z.infer<typeof windowRecord>;

export type NewWindow = {
  readonly id: WindowId; readonly boutiqueId: BoutiqueId; readonly role: WindowRole; readonly name: string;
  readonly publicKey: string; readonly appVersion: string; readonly enrolledAt: string;
};

export type Screenshot = { readonly sha256: string; readonly takenAt: string; readonly scene: string; readonly mime: string };

export type WindowRepository = {
  readonly add: (window: NewWindow) => void;
  readonly find: (id: WindowId) => WindowRecord | null;
  /** A window that was removed too: what it delivered before is still opened. */
  readonly findEver: (id: WindowId) => WindowRecord | null;
  readonly remove: (id: WindowId, at: string) => void;
  readonly list: () => readonly WindowRecord[];
  readonly saw: (id: WindowId, at: string) => void;
  /** False when that report was here already. */
  readonly keepReport: (id: WindowId, report: Report, receivedAt: string) => boolean;
  readonly keepScreenshot: (id: WindowId, screenshot: Screenshot) => void;
  /** Whether any window's last picture is this one. */
  readonly hasScreenshot: (sha256: string) => boolean;
  /** Reports are kept for as long as a window may send them again. */
  readonly forgetReports: (receivedBefore: string) => void;
};

const json = <Schema extends z.ZodType>(schema: Schema) => z.string().nullable().transform((text) => (text === null ? null : schema.parse(JSON.parse(text))));
const failure = z.strictObject({ number: z.int(), reason: z.string(), at: instant });

const windowRecord = z.object({
  id: windowId, boutique_id: boutiqueId, role: windowRole, name: z.string(), public_key: z.string(),
  enrolled_at: instant, last_seen_at: instant.nullable(), app_version: z.string().nullable(),
  desired: z.int(), applied: z.int(), failed: json(failure), health: json(health),
  screenshot_sha256: z.string().nullable(), screenshot_taken_at: instant.nullable(), screenshot_scene: z.string().nullable(), screenshot_mime: z.string().nullable(),
}).transform((row) => ({
  id: row.id, boutiqueId: row.boutique_id, role: row.role, name: row.name, publicKey: row.public_key,
  enrolledAt: row.enrolled_at, lastSeenAt: row.last_seen_at, appVersion: row.app_version,
  desired: row.desired, applied: row.applied, failed: row.failed, health: row.health,
  screenshot: screenshotOf(row.screenshot_sha256, row.screenshot_taken_at, row.screenshot_scene, row.screenshot_mime),
}));

const selected = 'SELECT windows.*, (SELECT coalesce(max(number), 0) FROM publications WHERE window_id = windows.id) AS desired FROM windows';

export function openWindowRepository(database: Database): WindowRepository {
  const add = database.prepare(`INSERT INTO windows (id, boutique_id, role, name, public_key, app_version, enrolled_at, ledger_hash)
    VALUES (:id, :boutiqueId, :role, :name, :publicKey, :appVersion, :enrolledAt, '${ledgerGenesis}')`);
  const find = database.prepare(`${selected} WHERE id = ? AND removed_at IS NULL`);
  const findEver = database.prepare(`${selected} WHERE id = ?`);
  const remove = database.prepare('UPDATE windows SET removed_at = ? WHERE id = ? AND removed_at IS NULL');
  const list = database.prepare(`${selected} WHERE removed_at IS NULL ORDER BY boutique_id, name, id`);
  const read = (row: unknown): WindowRecord | null => (row === undefined ? null : windowRecord.parse(row));
  const saw = database.prepare(`UPDATE windows SET last_seen_at = max(coalesce(last_seen_at, ''), ?) WHERE id = ?`);
  const keepScreenshot = database.prepare(`UPDATE windows SET screenshot_sha256 = :sha256, screenshot_taken_at = :takenAt,
    screenshot_scene = :scene, screenshot_mime = :mime WHERE id = :id`);
  const hasScreenshot = database.prepare('SELECT 1 FROM windows WHERE screenshot_sha256 = ?');
  const forgetReports = database.prepare('DELETE FROM reports WHERE received_at < ?');
  return {
    add: (window) => void add.run(window),
    find: (id) => read(find.get(id)),
    findEver: (id) => read(findEver.get(id)),
    remove: (id, at) => void remove.run(at, id),
    list: () => list.all().map((row) => windowRecord.parse(row)),
    saw: (id, at) => void saw.run(at, id),
    keepReport: reportKeeper(database),
    keepScreenshot: (id, screenshot) => void keepScreenshot.run({ id, ...screenshot }),
    hasScreenshot: (sha256) => hasScreenshot.get(sha256) !== undefined,
    forgetReports: (receivedBefore) => void forgetReports.run(receivedBefore),
  };
}

function reportKeeper(database: Database): WindowRepository['keepReport'] {
  const add = database.prepare('INSERT INTO reports (id, window_id, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  // A report that was delayed on its way does not hide what a later one said.
  const tell = database.prepare(`UPDATE windows SET app_version = :appVersion, applied = :applied, failed = :failed, health = :health, reported_at = :at
    WHERE id = :id AND coalesce(reported_at, '') <= :at`);
  const count = database.prepare(`INSERT INTO counters (window_id, day, name, count) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);
  return database.transaction((id: WindowId, report: Report, receivedAt: string) => {
    if (add.run(report.id, id, receivedAt).changes === 0) return false;
    tell.run({
      id, at: report.at, appVersion: report.appVersion, applied: report.publications.applied,
      failed: report.publications.failed === null ? null : JSON.stringify(report.publications.failed), health: JSON.stringify(report.health),
    });
    for (const [name, times] of Object.entries(report.counters)) count.run(id, report.at.slice(0, 10), name, times);
    return true;
  }).immediate;
}

function screenshotOf(sha256: string | null, takenAt: string | null, scene: string | null, mime: string | null): Screenshot | null {
  return sha256 === null || takenAt === null || scene === null || mime === null ? null : { sha256, takenAt, scene, mime };
}
