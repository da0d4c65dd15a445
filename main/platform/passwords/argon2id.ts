import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

export type Argon2Cost = { readonly memoryKib: number; readonly passes: number; readonly parallelism: number };

/** OWASP's choice for passwords (2025): 19 MiB, two passes. */
export const passwordCost: Argon2Cost = { memoryKib: 19_456, passes: 2, parallelism: 1 };

/** For a PIN, which anybody may try at leisure on a stolen disk if the badge's secret is known too: 64 MiB, three passes. */
export const pinCost: Argon2Cost = { memoryKib: 65_536, passes: 3, parallelism: 1 };

/** 32 bytes of Argon2id (RFC 9106, version 1.3). */
export function argon2id(secret: string, salt: Uint8Array, cost: Argon2Cost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const parameters = { message: secret, nonce: salt, parallelism: cost.parallelism, tagLength: 32, memory: cost.memoryKib, passes: cost.passes };
  argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  return promise;
}

/** A password as it is stored: `argon2id$<KiB>$<passes>$<parallelism>$<salt>$<hash>`. */
export async function hashPassword(password: string, cost: Argon2Cost = passwordCost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await argon2id(password.normalize('NFKC'), salt, cost);
  return ['argon2id', cost.memoryKib, cost.passes, cost.parallelism, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** @throws when `stored` was not made by `hashPassword` */
export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const [sort, memoryKib, passes, parallelism, salt, hash] = stored.split('$');
  if (sort !== 'argon2id' || salt === undefined || hash === undefined) throw new Error('this is not a stored password');
  const cost = { memoryKib: Number(memoryKib), passes: Number(passes), parallelism: Number(parallelism) };
  const made = await argon2id(password.normalize('NFKC'), Buffer.from(salt, 'base64'), cost);
  return timingSafeEqual(made, Buffer.from(hash, 'base64'));
}
