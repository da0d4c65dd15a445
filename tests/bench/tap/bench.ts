import { readFileSync, rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePath } from '../../../native/setup/places.ts';
import { runInOwnNetwork } from '../../support/virtual-tray/own-network.ts';
import { distributionOf, type Bench, type Distribution } from '../measured.ts';
import { tapsSchema, type Tap } from './taps.ts';

/** What a window may take beyond the bare reading of a UID. */
const mostBeyondMs = 100;

/**
 * A card is presented to the virtual reader: until a picture of its watch is painted, and until nfc-pcsc by itself has its UID.
 * Both hear of the same presentations, so that what the service takes to look (up to 400 ms) is the same for both.
 */
export const bench: Bench = ({ runs, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-tap-'));
  try {
    const out = join(folder, 'taps.json');
    const { status, stderr } = runInOwnNetwork([nodePath(), join(import.meta.dirname, 'measure-taps.ts'), String(runs), out], 60_000 + runs * 20_000);
    if (status !== 0) throw new Error(`the taps could not be measured:\n${stderr}`);
    const taps = tapsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    taps.forEach((tap, run) => say(`tap ${run + 1}: painted after ${tap.paintedMs.toFixed(0)} ms, UID after ${tap.uidMs.toFixed(0)} ms`));
    const [ours, peer] = [distributionOf(taps.map((tap) => tap.paintedMs)), distributionOf(taps.map((tap) => tap.uidMs))];
    return Promise.resolve({ unit: 'ms', ours, peer: { name: 'nfc-pcsc alone, UID', ...peer }, aim: (peer.median + mostBeyondMs) / peer.median, remarks: remarksOn(taps, ours, peer) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function remarksOn(taps: readonly Tap[], ours: Distribution, peer: Distribution): readonly string[] {
  const beyond = distributionOf(taps.map((tap) => tap.paintedMs - tap.uidMs));
  const told = distributionOf(taps.map((tap) => tap.toldMs - tap.uidMs));
  const isMet = ours.p95 - peer.p95 <= mostBeyondMs;
  return [
    `at p95 ${(ours.p95 - peer.p95).toFixed(0)} ms beyond the UID (aim ${mostBeyondMs}: ${isMet ? 'met' : 'missed'})`,
    `beyond the UID of the same tap: median ${beyond.median.toFixed(0)} ms, p95 ${beyond.p95.toFixed(0)} ms; of it until the window was told: median ${told.median.toFixed(0)} ms, p95 ${told.p95.toFixed(0)} ms`,
  ];
}
