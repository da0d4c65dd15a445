import { useCallback, useEffect, useState } from 'react';

/** A still that is not on the glass by then is not waited for. */
const patienceMs = 1500;

/**
 * Whether the live picture and the next stills may be begun, which take the processor: once the first still is on the glass, or there is none. Once it
 * may, it may for good.
 */
export function useStillFirst(isNoneToCome: boolean): readonly [mayBegin: boolean, begin: () => void] {
  const [mayBegin, setMayBegin] = useState(false);
  // Once the frame that shows it was handed over: what begins now keeps the page for half a second.
  const begin = useCallback(() => void requestAnimationFrame(() => setTimeout(() => setMayBegin(true))), []);
  useEffect(() => {
    if (isNoneToCome) setMayBegin(true);
  }, [isNoneToCome]);
  useEffect(() => {
    const timer = setTimeout(() => setMayBegin(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return [mayBegin || isNoneToCome, begin];
}
