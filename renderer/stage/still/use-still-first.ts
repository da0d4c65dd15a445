import { useCallback, useEffect, useState } from 'react';

/** A still that is not on the glass by then is not waited for. */
const patienceMs = 1500;

/**
 * Whether the live picture may be begun, which takes the processor: once the first still is on the glass, or there is none. Once it
 * may, it may for good.
 */
export function useStillFirst(isNoneToCome: boolean): readonly [mayBegin: boolean, begin: () => void] {
  const [mayBegin, setMayBegin] = useState(false);
  const begin = useCallback(() => setMayBegin(true), []);
  useEffect(() => {
    if (isNoneToCome) begin();
  }, [isNoneToCome, begin]);
  useEffect(() => {
    const timer = setTimeout(begin, patienceMs);
    return () => clearTimeout(timer);
  }, [begin]);
  return [mayBegin || isNoneToCome, begin];
}
