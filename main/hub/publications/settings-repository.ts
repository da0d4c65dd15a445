import * as z from 'zod';
import { settingsSaid, type SettingsSaid, type SettingsScope } from '#contract/console-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type SettingsAtPlace = { readonly said: SettingsSaid; readonly version: number };

export type SettingsRepository = {
  readonly read: (scope: SettingsScope) => SettingsAtPlace;
  /** False when somebody else saved there since that version was read. */
  readonly save: (scope: SettingsScope, said: SettingsSaid, version: number, by: { readonly at: string; readonly who: string }) => boolean;
};

const row = z.object({ said: z.string().transform((text) => settingsSaid.parse(JSON.parse(text))), version: z.int() });

export function openSettingsRepository(database: Database): SettingsRepository {
  const read = database.prepare('SELECT said, version FROM settings WHERE scope = ?');
  const add = database.prepare(`INSERT INTO settings (scope, said, version, saved_at, saved_by) VALUES (:scope, :said, 1, :at, :who) ON CONFLICT DO NOTHING`);
  const change = database.prepare(`UPDATE settings SET said = :said, version = version + 1, saved_at = :at, saved_by = :who
    WHERE scope = :scope AND version = :version`);
  return {
    read: (scope) => {
      const found = read.get(nameOf(scope));
      return found === undefined ? { said: {}, version: 0 } : row.parse(found);
    },
    save: (scope, said, version, by) => {
      const values = { scope: nameOf(scope), said: JSON.stringify(said), ...by };
      const { changes } = version === 0 ? add.run(values) : change.run({ ...values, version });
      return changes === 1;
    },
  };
}

function nameOf(scope: SettingsScope): string {
  switch (scope.at) {
    case 'maison': return 'maison';
    case 'boutique': return `boutique/${scope.boutiqueId}`;
    case 'window': return `window/${scope.windowId}`;
    default: return assertNever(scope);
  }
}
