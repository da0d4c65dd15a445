import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { pairing, type Pairing } from '#contract/hub-api.ts';
import { readTextIfThere } from '../../platform/files/file-faults.ts';
import { replaceDurably } from '../../platform/files/replace-durably.ts';
import type { Log } from '../../platform/log/log.ts';

export type PairingFile = { readonly read: () => Pairing | null; readonly write: (made: Pairing) => void };

export function pairingFile(folder: string, log: Log): PairingFile {
  const path = join(folder, 'pairing.json');
  return {
    read: () => {
      const text = readTextIfThere(path);
      if (text === null) return null;
      const parsed = pairing.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      renameSync(path, `${path}.damaged`);
      log.error('pairing-damaged');
      return null;
    },
    write: (made) => replaceDurably(path, `${JSON.stringify(made, null, 2)}\n`),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A damaged file is set aside by the caller.
    return null;
  }
}
