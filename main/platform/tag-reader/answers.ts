const statusBytes = 2;
const fine = 0x9000;

/** The data of an answer whose status word is 9000, or null. */
export function succeeded(answer: Buffer): Buffer | null {
  if (answer.length < statusBytes) return null;
  return answer.readUInt16BE(answer.length - statusBytes) === fine ? answer.subarray(0, -statusBytes) : null;
}
