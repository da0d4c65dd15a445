import type { CalibreName } from '#domain/horology/calibre.ts';
import type { Part } from '../glb/part.ts';

export function movementOf(_name: CalibreName): readonly Part[] {
  return [];
}
