import { Mesh, Vector3, type Object3D } from 'three';
import { calibreNamed, isCalibreName, type Calibre } from '#domain/horology/calibre.ts';
import type { Arbor } from '#domain/horology/pose-movement.ts';

/** A pivot of a watch, as the atelier names and marks it. */
export type Pivot = {
  readonly node: Object3D;
  readonly name: string;
  readonly arbor: Arbor | undefined;
  readonly part: string | undefined;
  readonly anchor: Vector3 | undefined;
  readonly explode: { readonly way: Vector3; readonly order: number; readonly home: Vector3 } | undefined;
  readonly isMovement: boolean;
};

export type CaseMm = { readonly width: number; readonly lugToLug: number; readonly thickness: number };

export type WatchNodes = {
  readonly pivots: readonly Pivot[];
  /** Undefined for a model that is not one of the atelier's. */
  readonly calibre: Calibre | undefined;
  readonly caseMm: CaseMm | undefined;
};

/** Reads names and extras. Whatever is missing or of another shape is left out: a model from elsewhere is only looked at. */
export function readNodes(root: Object3D): WatchNodes {
  const pivots: Pivot[] = [];
  let calibre: Calibre | undefined;
  let caseMm: CaseMm | undefined;
  root.traverse((node) => {
    const extras: Readonly<Record<string, unknown>> = node.userData;
    if (typeof extras['calibre'] === 'string' && isCalibreName(extras['calibre'])) calibre = calibreNamed(extras['calibre']);
    caseMm ??= readCase(extras['caseMm']);
    // A mesh of several materials is loaded as a group; by its name it is still not a pivot.
    if (!(node instanceof Mesh) && node.name !== '' && !node.name.endsWith('_MESH')) pivots.push(readPivot(node, extras));
  });
  return { pivots, calibre, caseMm };
}

/** The named pivots a node hangs under, nearest first. */
export function namesAbove(node: Object3D): readonly string[] {
  const names: string[] = [];
  for (let at: Object3D | null = node; at !== null; at = at.parent) if (at.name !== '') names.push(at.name);
  return names;
}

function readPivot(node: Object3D, extras: Readonly<Record<string, unknown>>): Pivot {
  const way = readVector(extras['explode']);
  const order = typeof extras['order'] === 'number' ? extras['order'] : 0;
  return {
    node,
    name: node.name,
    // The atelier writes arbors of `poseMovement` only; an unknown one finds no angle there and does not turn.
    arbor: typeof extras['arbor'] === 'string' ? (extras['arbor'] as Arbor) : undefined,
    part: typeof extras['caption'] === 'string' ? extras['caption'] : undefined,
    anchor: readVector(extras['anchorMm'])?.multiplyScalar(0.001),
    explode: way === undefined ? undefined : { way, order, home: node.position.clone() },
    isMovement: extras['group'] === 'movement',
  };
}

function readVector(value: unknown): Vector3 | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [x, y, z] = value.map(Number);
  return x !== undefined && y !== undefined && z !== undefined && Number.isFinite(x + y + z) ? new Vector3(x, y, z) : undefined;
}

function readCase(value: unknown): CaseMm | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { width, lugToLug, thickness } = value as Readonly<Record<string, unknown>>;
  return typeof width === 'number' && typeof lugToLug === 'number' && typeof thickness === 'number' ? { width, lugToLug, thickness } : undefined;
}
