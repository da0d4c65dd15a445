import * as z from 'zod';
import { instant } from './ids.ts';
import { sceneName } from './window-api.ts';

/** Messages between the shell and the core process it forked (structured clone; requests and events are parsed by their channel). */

export const toCore = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), id: z.int(), channel: z.string().max(60), input: z.unknown() }),
  z.strictObject({ type: z.literal('ping'), number: z.int() }),
  z.strictObject({ type: z.literal('screenshot'), takenAt: instant, scene: sceneName, mime: z.enum(['image/png', 'image/jpeg']), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ type: z.literal('renderer-gone'), at: instant, reason: z.string().max(60) }),
]);

export const fromCore = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('answer'), id: z.int(), result: z.union([z.strictObject({ ok: z.literal(true), value: z.unknown() }), z.strictObject({ ok: z.literal(false), code: z.enum(['invalid', 'away', 'fault']) })]) }),
  z.strictObject({ type: z.literal('event'), channel: z.string().max(60), payload: z.unknown() }),
  z.strictObject({ type: z.literal('pong'), number: z.int() }),
  z.strictObject({ type: z.literal('screenshot-wanted') }),
]);

export type ToCore = z.infer<typeof toCore>;
export type FromCore = z.infer<typeof fromCore>;
