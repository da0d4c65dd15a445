import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import * as z from 'zod';

/** One line of JSON asks, one answers. */

const slot = z.union([z.literal(0), z.literal(1)]);

export const trayRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('lay'), card: z.string().max(40), slot }),
  z.strictObject({ act: z.literal('lift'), slot: slot.nullable() }),
  z.strictObject({ act: z.literal('badge'), badge: z.string().max(40), slot: slot.nullable() }),
  z.strictObject({ act: z.literal('list') }),
]);

export const trayAnswer = z.strictObject({ ok: z.boolean(), said: z.string() });

export type TrayRequest = z.infer<typeof trayRequest>;
export type TrayAnswer = z.infer<typeof trayAnswer>;

/** @throws when nobody listens at `path` */
export async function askTray(path: string, request: TrayRequest): Promise<TrayAnswer> {
  const line = connect(path);
  await once(line, 'connect');
  line.write(`${JSON.stringify(request)}\n`);
  for await (const text of createInterface({ input: line })) {
    line.destroy();
    return trayAnswer.parse(JSON.parse(text));
  }
  throw new Error('the virtual tray said nothing');
}

/** Answers what is asked on one connection, one after the other. */
export async function answerTray(line: Socket, answer: (request: TrayRequest) => Promise<TrayAnswer>): Promise<void> {
  line.on('error', () => line.destroy());
  for await (const text of createInterface({ input: line })) line.write(`${JSON.stringify(await answerText(text, answer))}\n`);
}

async function answerText(text: string, answer: (request: TrayRequest) => Promise<TrayAnswer>): Promise<TrayAnswer> {
  try {
    return await answer(trayRequest.parse(JSON.parse(text)));
  } catch (error) {
    return { ok: false, said: error instanceof Error ? error.message : String(error) };
  }
}
