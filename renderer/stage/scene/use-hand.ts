import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { Raycaster, Vector2 } from 'three';
import type { StageProps, WatchPose } from '../shot.ts';
import type { Director } from './director.ts';
import { listenToHand, type GestureEvent } from './gesture.ts';
import type { LiveStage } from './live-canvas.tsx';

export type Hand = {
  readonly turnTo: (pose: WatchPose) => void;
  readonly nudge: (azimuthDeg: number, elevationDeg: number, closenessFactor: number) => void;
};

/** Fingers, mouse, wheel and keys on the stage. Every gesture has a key: arrows turn, + and - near, Home returns, 1 to 5 are the poses. */
export function useHand(element: RefObject<HTMLElement | null>, props: StageProps, director: Director, live: RefObject<LiveStage | null>): Hand {
  const latest = useRef(props);
  latest.current = props;

  const hand = useMemo<Hand>(
    () => ({
      turnTo: (pose) => {
        director.turnTo(pose);
        live.current?.player.wake();
      },
      nudge: (azimuthDeg, elevationDeg, closenessFactor) => {
        director.nudge(azimuthDeg, elevationDeg, closenessFactor);
        live.current?.player.wake();
      },
    }),
    [director, live],
  );

  useEffect(() => {
    const listened = element.current;
    if (listened === null) return undefined;
    const stop = listenToHand(listened, (event) => {
      if (latest.current.isTouchable === false) return;
      feel(event, latest.current, director, live.current);
    });
    const press = (event: KeyboardEvent): void => {
      if (latest.current.isTouchable !== false && pressKey(event.key, hand)) event.preventDefault();
    };
    listened.addEventListener('keydown', press);
    return () => {
      stop();
      listened.removeEventListener('keydown', press);
    };
  }, [element, director, live, hand]);
  return hand;
}

function feel(event: GestureEvent, props: StageProps, director: Director, live: LiveStage | null): void {
  if (props.shot.kind === 'movement' && live !== null) feelMovement(event, props, live);
  director.feel(event);
  live?.player.wake();
}

function feelMovement(event: GestureEvent, props: StageProps, live: LiveStage): void {
  if (event.kind === 'left') live.player.holdBalance(false);
  if (event.kind !== 'taken') return;
  const part = partUnder(live, event.x, event.y);
  if (part === undefined) return;
  if (balanceParts.has(part)) live.player.holdBalance(true);
  props.onPartTouched?.(part);
}

function partUnder(live: LiveStage, x: number, y: number): string | undefined {
  const { clientWidth, clientHeight } = live.canvas;
  const ray = new Raycaster();
  ray.setFromCamera(new Vector2((x / clientWidth) * 2 - 1, 1 - (y / clientHeight) * 2), live.camera);
  return live.player.partUnder(ray);
}

function pressKey(key: string, hand: Hand): boolean {
  const pose = poseKeys[key];
  if (pose !== undefined) hand.turnTo(pose);
  const step = stepKeys[key];
  if (step !== undefined) hand.nudge(...step);
  return pose !== undefined || step !== undefined;
}

const balanceParts: ReadonlySet<string> = new Set(['balance', 'hairspring', 'tourbillon-cage']);
const poseKeys: Readonly<Record<string, WatchPose>> = { Home: 'hero', '1': 'hero', '2': 'front', '3': 'back', '4': 'profile', '5': 'macro' };
const stepKeys: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [12, 0, 1],
  ArrowRight: [-12, 0, 1],
  ArrowUp: [0, -8, 1],
  ArrowDown: [0, 8, 1],
  '+': [0, 0, 1.25],
  '-': [0, 0, 0.8],
};
