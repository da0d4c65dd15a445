import { BufferAttribute, Mesh, Vector3, type BufferGeometry, type Object3D } from 'three';

/**
 * Faces of a case back that look at the movement are drawn only while the watch is open: from before they lie behind
 * everything, and a rasteriser that shades before it looks at the depth would shade them all.
 * Called before the watch is turned, dial towards +Z. Answers how to show and hide them.
 */
export function findInside(caseBack: Object3D | undefined): (isShown: boolean) => void {
  const meshes: { readonly geometry: BufferGeometry; readonly outerCount: number }[] = [];
  caseBack?.updateWorldMatrix(true, true);
  caseBack?.traverse((part) => {
    if (part instanceof Mesh && part.geometry.index !== null) meshes.push({ geometry: part.geometry, outerCount: innerLast(part) });
  });
  return (isShown) => {
    for (const { geometry, outerCount } of meshes) geometry.setDrawRange(0, isShown ? Infinity : outerCount);
  };
}

/** Puts triangles that face the dial's side last. Answers how many indices come before them. */
function innerLast({ geometry, matrixWorld }: Mesh): number {
  const index = geometry.index;
  const position = geometry.getAttribute('position');
  if (index === null) return Infinity;
  const [outer, inner]: [number[], number[]] = [[], []];
  for (let first = 0; first < index.count; first += 3) {
    const corners = [index.getX(first), index.getX(first + 1), index.getX(first + 2)] as const;
    a.fromBufferAttribute(position, corners[0]).applyMatrix4(matrixWorld);
    b.fromBufferAttribute(position, corners[1]).applyMatrix4(matrixWorld).sub(a);
    c.fromBufferAttribute(position, corners[2]).applyMatrix4(matrixWorld).sub(a);
    (b.cross(c).normalize().z > facingDial ? inner : outer).push(...corners);
  }
  geometry.setIndex(new BufferAttribute(Uint32Array.from([...outer, ...inner]), 1));
  return outer.length;
}

const facingDial = 0.2;
const a = new Vector3();
const b = new Vector3();
const c = new Vector3();
