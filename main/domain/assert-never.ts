/** Ends a switch on a union: a case that was forgotten is a type error, and a fault if it happens all the same. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
