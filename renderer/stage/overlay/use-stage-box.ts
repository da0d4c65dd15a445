import { useLayoutEffect, useState, type RefObject } from 'react';
import type { StageBox } from '../motion/shot-aim.ts';

/** The stage's size in CSS pixels, once it has one; known before the first frame is painted. */
export function useStageBox(element: RefObject<HTMLElement | null>): StageBox | undefined {
  const [box, setBox] = useState<StageBox>();
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = watched;
      if (width > 0 && height > 0) setBox((was) => (was?.width === width && was.height === height ? was : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
