export type Change = { readonly where: string; readonly before: string | null; readonly after: string | null };

const mostChanges = 200;

/** Where two documents differ, field by field, in reading order; `before` null stands for nothing at all. */
export function listChanges(before: unknown, after: unknown): Change[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  const places = new Set([...is.keys(), ...was.keys()]);
  return [...places]
    .map((where) => ({ where, before: was.get(where) ?? null, after: is.get(where) ?? null }))
    .filter((change) => change.before !== change.after)
    .slice(0, mostChanges);
}

function leavesOf(value: unknown, where = '', leaves: Map<string, string> = new Map()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (typeof value !== 'object') return leaves.set(where, String(value));
  for (const [key, inner] of Object.entries(value)) leavesOf(inner, where === '' ? key : `${where}.${key}`, leaves);
  return leaves;
}
