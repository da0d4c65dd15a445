import { useEffect, useRef } from 'react';
import type { SceneName } from '#domain/visit/visit.ts';
import { request } from './bridge.ts';
import { readHanFaces } from './han-faces.ts';

/** Tells the shell once of each scene that it is on the glass. Answers what the stage calls when its picture is there sooner. */
export function usePainted(scene: SceneName, isPublic: boolean): () => void {
  const painted = useRef('');
  const tell = () => {
    if (painted.current === scene) return;
    painted.current = scene;
    void request('glass.painted', { scene, isPublic });
    requestIdleCallback(readHanFaces, { timeout: 5_000 });
  };
  useEffect(() => {
    // A scene of type alone is painted two frames after it is laid out, whatever the stage still prepares.
    const frame = requestAnimationFrame(() => requestAnimationFrame(tell));
    return () => cancelAnimationFrame(frame);
  }, [scene]);
  return tell;
}
