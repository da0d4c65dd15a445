import * as z from 'zod';
import { instant, watchId } from '#contract/ids.ts';
import { takenModel } from '#contract/model-intake.ts';
import type { WatchId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** A model that staff brought for a watch; its parts are blobs. */
export type BroughtModel = z.output<typeof broughtModel>;

export type ModelRepository = {
  readonly add: (model: Omit<BroughtModel, 'isShown'>) => void;
  readonly find: (id: string) => BroughtModel | null;
  /** Newest first. */
  readonly list: () => readonly BroughtModel[];
  readonly shown: () => readonly BroughtModel[];
  /** In the place of whatever was shown of that watch. */
  readonly show: (model: BroughtModel) => void;
  /** The built model is shown again. */
  readonly hide: (watch: WatchId) => void;
};

const broughtModel = z.object({
  id: z.string(), watch_id: watchId, file_name: z.string(), taken: z.string().transform((text) => takenModel.parse(JSON.parse(text))), taken_at: instant, taken_by: z.string(), is_shown: z.int(),
}).transform((row) => ({ id: row.id, watchId: row.watch_id, fileName: row.file_name, taken: row.taken, takenAt: row.taken_at, takenBy: row.taken_by, isShown: row.is_shown === 1 }));

export function openModelRepository(database: Database): ModelRepository {
  const add = database.prepare('INSERT INTO models (id, watch_id, file_name, taken, taken_at, taken_by) VALUES (:id, :watchId, :fileName, :taken, :takenAt, :takenBy)');
  const find = database.prepare('SELECT * FROM models WHERE id = ?');
  const list = database.prepare('SELECT * FROM models ORDER BY id DESC LIMIT 200');
  const shown = database.prepare('SELECT * FROM models WHERE is_shown = 1 ORDER BY watch_id');
  const hide = database.prepare('UPDATE models SET is_shown = 0 WHERE watch_id = ? AND is_shown = 1');
  const mark = database.prepare('UPDATE models SET is_shown = 1 WHERE id = ?');
  const show = database.transaction((model: BroughtModel) => {
    hide.run(model.watchId);
    mark.run(model.id);
  });
  return {
    add: (model) => void add.run({ ...model, taken: JSON.stringify(model.taken) }),
    find: (id) => broughtModel.nullable().parse(find.get(id) ?? null),
    list: () => list.all().map((row) => broughtModel.parse(row)),
    shown: () => shown.all().map((row) => broughtModel.parse(row)),
    show: (model) => show.immediate(model),
    hide: (watch) => void hide.run(watch),
  };
}
