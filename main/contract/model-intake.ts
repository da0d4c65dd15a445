import * as z from 'zod';
import { sha256, watchId } from './ids.ts';

/** Between whoever brings a model made elsewhere and the process that takes it in. */

export const intakeSteps = ['structure', 'pictures', 'geometry', 'units', 'tangents', 'simplify', 'textures', 'compress', 'levels', 'preview', 'stored'] as const;

export const intakeStep = z.enum(intakeSteps);

/** What one unit of the file is meant to be; glTF says a metre. */
export const modelUnits = ['m', 'cm', 'mm', 'in', 'km'] as const;

export const modelUnit = z.enum(modelUnits);

const count = z.int().min(0);

/** What a model weighs. Triangles and draws as the scene is drawn: a mesh that stands twice counts twice. */
export const modelWeight = z.strictObject({
  triangles: count,
  draws: count,
  textures: count,
  /** Of the widest picture, in pixels; 0 when there is none. */
  widestTexturePx: count,
  bytes: count,
});

export const modelFacts = z.strictObject({
  /** Width, height and depth of the model in millimetres, once its unit is right. */
  sizeMm: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0)]),
  /** The unit it was read in. */
  unit: modelUnit,
  brought: modelWeight,
  taken: modelWeight,
  /** What was changed, and what whoever brought the file may want to know, one sentence each. */
  notes: z.array(z.string().max(400)).max(60),
});

/** What becomes of a model; the file names are those of the folder that the intake writes to. */
export const modelPart = z.enum(['model.glb', 'model.lod1.glb', 'model.lod2.glb', 'thumbnail.webp', 'preview.webp']);

/** Those of the parts that are pictures. */
export const modelPictures = ['thumbnail.webp', 'preview.webp'] as const satisfies readonly ModelPart[];

export const takenModel = z.strictObject({
  originalSha256: sha256,
  facts: modelFacts,
  parts: z.array(z.strictObject({ name: modelPart, sha256, bytes: count })).length(modelPart.options.length),
});

export const intakeOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('taken'), model: takenModel }),
  /** `sentence` is for whoever brought the file; `code` for a log. */
  z.strictObject({ outcome: z.literal('refused'), code: z.string().regex(/^[a-z-]{2,40}$/), sentence: z.string().min(1).max(600) }),
]);

/** One line of what an intake tells while it works; the last one is the outcome. */
export const intakeNews = z.discriminatedUnion('news', [
  z.strictObject({ news: z.literal('step'), step: intakeStep, detail: z.string().max(200).nullable() }),
  z.strictObject({ news: z.literal('over'), over: intakeOutcome }),
]);

/** What is said of a model that staff bring; the file itself is the body. */
export const modelUpload = z.strictObject({
  watchId,
  fileName: z.string().max(120).transform((name) => name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 80)),
  /** `guess`: the one that fits best. Absent: what the file says, metres. */
  unit: z.enum([...modelUnits, 'guess']).nullable().default(null),
});

export type ModelUpload = z.output<typeof modelUpload>;
export type IntakeStep = z.infer<typeof intakeStep>;
export type ModelUnit = z.infer<typeof modelUnit>;
export type ModelWeight = z.infer<typeof modelWeight>;
export type ModelFacts = z.infer<typeof modelFacts>;
export type ModelPart = z.infer<typeof modelPart>;
export type TakenModel = z.infer<typeof takenModel>;
export type IntakeOutcome = z.infer<typeof intakeOutcome>;
export type IntakeNews = z.infer<typeof intakeNews>;
