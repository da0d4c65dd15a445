import { useEffect, useEffectEvent, useLayoutEffect, useRef, type CSSProperties, type ReactElement } from 'react';

export type LastPictureProps = {
  readonly source: () => HTMLCanvasElement | undefined;
  readonly isShown: boolean;
  /** Counts settled pictures: a new one is copied. */
  readonly settledCount: number;
  readonly isMotionReduced: boolean;
};

/**
 * A copy of the last full picture, kept outside the WebGL context: it covers the canvas while another watch comes,
 * or while a lost context is rebuilt, and goes as light travels across it.
 */
export function LastPicture({ source, isShown, settledCount, isMotionReduced }: LastPictureProps): ReactElement {
  const element = useRef<HTMLCanvasElement>(null);
  const wasShown = useRef(false);

  const copy = useEffectEvent(() => {
    const from = source();
    if (from !== undefined && element.current !== null && !isShown) copyPicture(from, element.current);
  });
  // In the frame that drew it: a frame later the canvas would give back nothing.
  useLayoutEffect(() => {
    if (settledCount > 0) copy();
  }, [settledCount]);

  // Both pictures are clear where nothing stands: each shows only on its own side of the light.
  const part = useEffectEvent((isCrossFade: boolean) => {
    const timing = { duration: isCrossFade ? 200 : 900, easing: 'cubic-bezier(.3,0,.2,1)' };
    element.current?.animate(isCrossFade ? fadesOut : lightTravels(leaving), timing);
    source()?.animate(isCrossFade ? fadesIn : lightTravels(coming), timing);
  });
  useEffect(() => {
    const isGoing = wasShown.current && !isShown;
    wasShown.current = isShown;
    if (isGoing) part(isMotionReduced);
  }, [isShown, isMotionReduced]);

  return <canvas ref={element} data-last-picture style={{ ...cover, opacity: isShown ? 1 : 0 }} aria-hidden />;
}

function copyPicture(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  if (to.width !== from.width || to.height !== from.height) {
    to.width = from.width;
    to.height = from.height;
  }
  const context = to.getContext('2d');
  context?.clearRect(0, 0, to.width, to.height);
  context?.drawImage(from, 0, 0);
}

function lightTravels(maskImage: string): Keyframe[] {
  return [
    { opacity: 1, maskImage, maskSize: '300% 100%', maskPosition: '100% 0' },
    { opacity: 1, maskImage, maskSize: '300% 100%', maskPosition: '0% 0' },
  ];
}

const leaving = 'linear-gradient(112deg, transparent 38%, black 62%)';
const coming = 'linear-gradient(112deg, black 38%, transparent 62%)';
const fadesOut: Keyframe[] = [{ opacity: 1 }, { opacity: 0 }];
const fadesIn: Keyframe[] = [{ opacity: 0 }, { opacity: 1 }];
const cover: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' };
