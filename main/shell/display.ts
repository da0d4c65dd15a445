import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { jsonOrNull } from '#domain/json-or-null.ts';

const calibration = z.strictObject({ mmPerPx: z.number().min(0.02).max(2) });

/** Whether the street is bright, by the hour where the window stands. */
export function isDaylightAt(hour: number): boolean {
  return hour >= 8 && hour < 18;
}

export type CalibrationFile = { readonly read: () => number | null; readonly write: (mmPerPx: number) => void };

/** The panel's pitch as it was measured with a bank card, kept for this window. A damaged file counts as none. */
export function calibrationFile(dataFolder: string): CalibrationFile {
  const path = join(dataFolder, 'display.json');
  return {
    read: () => {
      if (!existsSync(path)) return null;
      const parsed = calibration.safeParse(jsonOrNull(readFileSync(path, 'utf8')));
      return parsed.success ? parsed.data.mmPerPx : null;
    },
    write: (mmPerPx) => {
      writeFileSync(`${path}.part`, JSON.stringify({ mmPerPx }), { mode: 0o600 });
      renameSync(`${path}.part`, path);
    },
  };
}
