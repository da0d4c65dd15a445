import { clamp } from '../motion/easing.ts';

/** What one or two fingers ask of the watch. Pixels are CSS pixels of the stage. */
export type GestureEvent =
  | { readonly kind: 'taken'; readonly x: number; readonly y: number }
  | { readonly kind: 'turned'; readonly dx: number; readonly dy: number; readonly stepMs: number }
  | { readonly kind: 'pinched'; readonly factor: number }
  | { readonly kind: 'left' }
  | { readonly kind: 'touched'; readonly x: number; readonly y: number }
  | { readonly kind: 'touched-twice'; readonly x: number; readonly y: number };

/** Listens to fingers, mouse and wheel on an element. Answers how to stop. */
export function listenToHand(element: HTMLElement, tell: (event: GestureEvent) => void): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let takenAt = { x: 0, y: 0, ms: 0 };
  let hasTravelled = false;
  let lastMoveMs = 0;
  let lastTouch = { x: 0, y: 0, ms: -Infinity };

  const spread = (): number => {
    const [a, b] = [...fingers.values()];
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
  };
  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const down = (event: PointerEvent): void => {
    if (event.target instanceof Element) element.setPointerCapture(event.pointerId);
    const point = at(event);
    fingers.set(event.pointerId, point);
    if (fingers.size > 1) return;
    takenAt = { ...point, ms: event.timeStamp };
    hasTravelled = false;
    lastMoveMs = event.timeStamp;
    tell({ kind: 'taken', ...point });
  };
  const move = (event: PointerEvent): void => {
    const was = fingers.get(event.pointerId);
    if (was === undefined) return;
    const before = spread();
    const point = at(event);
    fingers.set(event.pointerId, point);
    if (Math.hypot(point.x - takenAt.x, point.y - takenAt.y) > touchSlopPx) hasTravelled = true;
    if (fingers.size === 1) tell({ kind: 'turned', dx: point.x - was.x, dy: point.y - was.y, stepMs: Math.max(1, event.timeStamp - lastMoveMs) });
    else if (before > 0) tell({ kind: 'pinched', factor: clamp(spread() / before, 0.5, 2) });
    lastMoveMs = event.timeStamp;
  };
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
    tell({ kind: 'left' });
    if (hasTravelled || event.type === 'pointercancel') return;
    const point = at(event);
    const isSecond = event.timeStamp - lastTouch.ms < doubleTouchMs && Math.hypot(point.x - lastTouch.x, point.y - lastTouch.y) < 48;
    lastTouch = { ...point, ms: isSecond ? -Infinity : event.timeStamp };
    tell({ kind: isSecond ? 'touched-twice' : 'touched', ...point });
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    tell({ kind: 'pinched', factor: Math.exp(-event.deltaY / 900) });
  };

  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('wheel', wheel);
  };
}

const touchSlopPx = 12;
const doubleTouchMs = 340;
