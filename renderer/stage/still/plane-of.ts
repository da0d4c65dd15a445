import { Matrix4, type Camera, type Object3D } from 'three';

/**
 * 3×3, row-major: millimetres in a hand's own plane (right, towards 12; its axis at the origin, the hand at 12) to
 * pixels of the picture, top left first. Exact: a plane seen through a lens is a projective map.
 */
export function planeOf(hand: Object3D, camera: Camera, width: number, height: number): readonly number[] {
  const rest = new Matrix4().makeTranslation(hand.position);
  if (hand.parent !== null) rest.premultiply(hand.parent.matrixWorld);
  const m = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse).multiply(rest).elements;
  const column = (index: number, scale: number): readonly [number, number, number] => {
    const x = m[index * 4] ?? 0;
    const y = m[index * 4 + 1] ?? 0;
    const w = m[index * 4 + 3] ?? 0;
    return [((x + w) / 2) * width * scale, ((w - y) / 2) * height * scale, w * scale];
  };
  const right = column(0, 0.001);
  const up = column(1, 0.001);
  const origin = column(3, 1);
  return [0, 1, 2].flatMap((row) => [right[row] ?? 0, up[row] ?? 0, origin[row] ?? 0]);
}
