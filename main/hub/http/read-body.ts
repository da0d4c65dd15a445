import type { Context } from 'hono';
import type * as z from 'zod';
import { RequestRefused } from './request-refused.ts';

/** The largest JSON body but for the intake's. */
export const usualBodyBytes = 256 * 1024;

/**
 * The body of a request, parsed by its schema before anything is done with it.
 * @throws RequestRefused with a sentence that names the field and what was expected
 */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema, maxBytes = usualBodyBytes): Promise<z.output<Schema>> {
  return fitBody(await readJson(context, maxBytes), schema);
}

export async function readJson(context: Context, maxBytes: number): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await readBytes(context, maxBytes)));
}

export function fitBody<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestRefused(400, describeIssue(parsed.error));
}

/** @throws RequestRefused when the body is longer, whether or not its length was announced */
export async function readBytes(context: Context, maxBytes: number): Promise<Uint8Array> {
  const tooLong = new RequestRefused(413, `The body is longer than ${maxBytes} bytes.`);
  if (Number(context.req.header('content-length') ?? 0) > maxBytes) throw tooLong;
  if (context.req.header('transfer-encoding') === undefined) return new Uint8Array(await context.req.arrayBuffer());
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of context.req.raw.body ?? []) {
    length += part.length;
    if (length > maxBytes) throw tooLong;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws RequestRefused when it is none */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'The body is not JSON.');
  }
}

function describeIssue(error: z.ZodError): string {
  const [first] = error.issues;
  if (first === undefined) return 'The body does not fit.';
  const where = first.path.length === 0 ? 'The body' : `“${first.path.map(String).join('.')}”`;
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${where} does not fit: ${first.message}${more}.`.slice(0, 600);
}
