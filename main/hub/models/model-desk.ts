import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { v7 } from 'uuid';
import type { IntakeOutcome, ModelUpload, TakenModel } from '#contract/model-intake.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { readAtMost } from '../../platform/models/intake-limits.ts';
import { runIntake, usualBounds } from '../../platform/models/run-intake.ts';
import type { TellStep } from '../../platform/models/take-in.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { ModelRepository } from './model-repository.ts';

type Parts = { readonly models: ModelRepository; readonly blobs: BlobFolder; readonly audit: AuditChain; readonly clock: Clock; /** Emptied when the desk opens. */ readonly workFolder: string };

export type BroughtFile = { readonly upload: ModelUpload; readonly body: ReadableStream<Uint8Array>; readonly by: string };

export type ModelDesk = {
  /**
   * Takes the file off the wire.
   * @throws RequestRefused when another is being taken in, or it is too long
   */
  readonly receive: (brought: BroughtFile) => Promise<ReceivedModel>;
};

export type ReceivedModel = {
  /** Takes it in, in a process of its own, and keeps what came of it as blobs. The file is gone at the end, whatever happens. */
  readonly takeIn: (onStep: TellStep, signal: AbortSignal) => Promise<IntakeOutcome | { readonly outcome: 'stopped' }>;
};

/** Staff wait for one model; the windows' line comes first. */
const bounds = { ...usualBounds, memoryBytes: 2 * 1024 ** 3, niceness: 5 };

/** Where models that staff bring are taken in, one at a time: two would take a hub's memory and processors twice. */
export async function openModelDesk(parts: Parts): Promise<ModelDesk> {
  await rm(parts.workFolder, { recursive: true, force: true });
  await mkdir(parts.workFolder, { recursive: true, mode: 0o700 });
  let isBusy = false;
  return {
    receive: async (brought) => {
      if (isBusy) throw new RequestRefused(409, 'Another model is being taken in. Bring this one when it is done.');
      isBusy = true;
      const file = join(parts.workFolder, `${v7()}.glb`);
      const clear = async (): Promise<void> => {
        await rm(file, { force: true });
        isBusy = false;
      };
      try {
        await pipeline(Readable.fromWeb(brought.body), bounded, createWriteStream(file, { mode: 0o600 }));
      } catch (error) {
        await clear();
        throw error;
      }
      return { takeIn: (onStep, signal) => takeIn(parts, brought, file, onStep, signal).finally(clear) };
    },
  };
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > readAtMost.fileBytes) throw new RequestRefused(413, `The file is longer than ${readAtMost.fileBytes / 1024 ** 2} MB.`);
    yield part;
  }
}

async function takeIn(parts: Parts, { upload, by }: BroughtFile, file: string, onStep: TellStep, signal: AbortSignal): Promise<IntakeOutcome | { readonly outcome: 'stopped' }> {
  const end = await runIntake({ file, workFolder: parts.workFolder, unit: upload.unit, onStep, signal, bounds }, async (model, folder) => {
    await keepBlobs(parts.blobs, model, folder, file);
    const id = v7();
    parts.models.add({ id, watchId: upload.watchId, fileName: upload.fileName, taken: model, takenAt: parts.clock.now().toISOString(), takenBy: by });
    parts.audit.add({ who: by, act: 'model-taken-in', subject: `${upload.watchId} ${model.originalSha256.slice(0, 12)}` });
  });
  if (end.outcome === 'refused') parts.audit.add({ who: by, act: `model-refused-${end.code}`, subject: upload.watchId });
  return end.outcome === 'taken' ? { outcome: 'taken', model: end.model } : end;
}

async function keepBlobs(blobs: BlobFolder, model: TakenModel, folder: string, original: string): Promise<void> {
  for (const { path, sha256 } of [{ path: original, sha256: model.originalSha256 }, ...model.parts.map(({ name, sha256: named }) => ({ path: join(folder, name), sha256: named }))]) {
    const kept = await blobs.keep(await readFile(path));
    if (kept !== sha256) throw new Error('a part of the model is not what the intake said it made');
  }
}
