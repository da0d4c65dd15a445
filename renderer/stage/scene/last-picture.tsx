import { useCallback, useEffect, useRef, type CSSProperties, type ReactElement, type RefObject } from 'react';
import type { LiveStage } from './live-canvas.tsx';

/**
 * A copy of the last full picture, kept outside the WebGL context: it covers the canvas while another watch comes,
 * or while a lost context is rebuilt, and goes as light travels across it.
 */
export function useLastPicture(live: RefObject<LiveStage | null>, isShown: boolean): { readonly take: () => void; readonly element: ReactElement } {
  const copy = useRef<HTMLCanvasElement>(null);
  const wasShown = useRef(false);

  const take = useCallback(() => {
    const source = live.current?.canvas;
    const target = copy.current;
    if (source === undefined || target === null || target.dataset['shown'] === 'true') return;
    if (target.width !== source.width || target.height !== source.height) [target.width, target.height] = [source.width, source.height];
    const context = target.getContext('2d');
    context?.clearRect(0, 0, target.width, target.height);
    context?.drawImage(source, 0, 0);
  }, [live]);

  useEffect(() => {
    const element = copy.current;
    if (element === null || wasShown.current === isShown) return;
    wasShown.current = isShown;
    if (isShown) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.animate(still ? crossFade : lightTravels, { duration: still ? 200 : 900, easing: 'cubic-bezier(.3,0,.2,1)' });
  }, [isShown]);

  return { take, element: <canvas ref={copy} data-shown={isShown} style={{ ...cover, opacity: isShown ? 1 : 0 }} aria-hidden /> };
}

const mask = 'linear-gradient(112deg, transparent 38%, black 62%)';
const lightTravels: Keyframe[] = [
  { opacity: 1, maskImage: mask, maskSize: '300% 100%', maskPosition: '100% 0' },
  { opacity: 1, maskImage: mask, maskSize: '300% 100%', maskPosition: '0% 0' },
];
const crossFade: Keyframe[] = [{ opacity: 1 }, { opacity: 0 }];
const cover: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' };
