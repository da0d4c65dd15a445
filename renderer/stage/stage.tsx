import { useImperativeHandle, useRef, type CSSProperties, type ReactElement, type Ref } from 'react';
import type { StageHandle, StageProps } from './shot.ts';

export type * from './shot.ts';

/**
 * The one stage of the window: a canvas with one WebGL context that lives as long as the window does.
 * Mount it once beneath every scene and change `shot`; it fills its positioned parent.
 */
export function Stage(props: StageProps & { readonly ref?: Ref<StageHandle> }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.ref, () => ({
    turnTo: () => undefined,
    nudge: () => undefined,
    settled: () => Promise.resolve(),
    describe: () => ({
      shot: props.shot.kind,
      watchIds: 'watchIds' in props.shot ? props.shot.watchIds : [props.shot.watchId],
      side: 'dial',
      nearestPose: 'hero',
      closeness: 1,
      explode: 0,
      parts: [],
      shownTime: { hours: 0, minutes: 0 },
    }),
  }));
  return <div ref={box} style={fill} data-stage={props.shot.kind} />;
}

const fill: CSSProperties = { position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none' };
