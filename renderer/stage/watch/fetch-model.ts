/** Bytes of a published model. Rejects in words when it cannot be had. */
export async function fetchModel(url: string): Promise<ArrayBuffer> {
  if (url === '') throw new Error('no model is published for it');
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}

const fetchTimeoutMs = 20_000;
