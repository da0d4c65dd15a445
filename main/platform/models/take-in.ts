import { createHash } from 'node:crypto';
import type { Document, PlatformIO } from '@gltf-transform/core';
import type { IntakeStep, ModelFacts, ModelPart } from '#contract/model-intake.ts';
import { takenAtMost } from './intake-limits.ts';
import { lightenPictures } from './lightening/lighten-pictures.ts';
import { mendShading } from './lightening/mend-shading.ts';
import { simplifyForStage } from './lightening/simplify-to.ts';
import { writeFull, writeLower } from './lightening/write-levels.ts';
import { sizeM, weigh } from './measure-model.ts';
import { inThousands } from './model-refused.ts';
import { makePictures } from './picture/make-pictures.ts';
import { checkGeometry } from './reading/check-geometry.ts';
import { checkGraph } from './reading/check-graph.ts';
import { checkPictures } from './reading/check-pictures.ts';
import { checkShape } from './reading/check-shape.ts';
import { openGltfIo, understoodExtensions } from './reading/gltf-io.ts';
import { judgeResult, judgeRules } from './reading/judge-rules.ts';
import { openDocument } from './reading/open-document.ts';
import { readContainer } from './reading/read-container.ts';
import { setUnit, type UnitWish } from './set-unit.ts';

export type TakenIn = { readonly originalSha256: string; readonly facts: ModelFacts; readonly parts: Readonly<Record<ModelPart, Uint8Array>> };

const usualPreviewPx = 960;

/** Told when a step begins, and again with what it is at. */
export type TellStep = (step: IntakeStep, detail: string | null) => void;

/**
 * Makes of a GLB that anyone may have sent one that the stage can show: true in size, light, whole, and nothing in it but a model.
 * Holds the thread while it works: run it where it can be ended.
 * @throws ModelRefused with a sentence for whoever brought it
 */
export async function takeIn(bytes: Uint8Array, wish: UnitWish, tell: TellStep, previewPx = usualPreviewPx): Promise<TakenIn> {
  const notes: string[] = [];
  const note = (sentence: string): void => void notes.push(sentence.slice(0, 400));
  const { io, document } = await read(bytes, note, tell);
  const brought = weigh(document, bytes.length);
  tell('units', null);
  const unit = setUnit(document, wish, note);
  tell('tangents', null);
  await mendShading(document, note);
  tell('simplify', `${inThousands(brought.triangles)} triangles`);
  await simplifyForStage(document, note);
  await lighten(document, brought.widestTexturePx, note, tell);
  tell('compress', null);
  await judgeResult(await io.writeBinary(document));
  const full = await writeFull(io, document, note);
  const size = sizeM(document).map((metres) => Math.round(metres * 1e6) / 1e3);
  tell('levels', null);
  const lower = [await writeLower(io, document, 0.25, 1024), await writeLower(io, document, 0.06, 512)] as const;
  tell('preview', null);
  const { thumbnail, preview } = await makePictures(document, previewPx);
  return {
    originalSha256: createHash('sha256').update(bytes).digest('hex'),
    facts: { sizeMm: [size[0] ?? 0, size[1] ?? 0, size[2] ?? 0], unit, brought, taken: weigh(document, full.length), notes: notes.slice(0, 60) },
    parts: { 'model.glb': full, 'model.lod1.glb': lower[0], 'model.lod2.glb': lower[1], 'thumbnail.webp': thumbnail, 'preview.webp': preview },
  };
}

async function read(bytes: Uint8Array, note: (sentence: string) => void, tell: TellStep): Promise<{ readonly io: PlatformIO; readonly document: Document }> {
  tell('structure', null);
  const container = readContainer(bytes);
  const shape = checkShape(container.json, container.binary.length, understoodExtensions);
  checkGraph(shape);
  await judgeRules(container);
  const io = await openGltfIo(shape.extensionsUsed);
  const document = await openDocument(io, container, note);
  tell('pictures', null);
  await checkPictures(document);
  tell('geometry', null);
  await checkGeometry(document, note);
  return { io, document };
}

async function lighten(document: Document, widestPx: number, note: (sentence: string) => void, tell: TellStep): Promise<void> {
  tell('textures', null);
  await lightenPictures(document, takenAtMost.textureSidePx, (place, of) => tell('textures', `picture ${place} of ${of}`));
  if (widestPx > takenAtMost.textureSidePx) note(`Pictures of up to ${inThousands(widestPx)} pixels became ${inThousands(takenAtMost.textureSidePx)}.`);
}
