/** What a text says, or null when it is no JSON: a file that was damaged counts as none, for its schema refuses null. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
