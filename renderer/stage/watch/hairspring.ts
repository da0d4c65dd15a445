import { BufferAttribute, Mesh, MeshStandardMaterial, type IUniform, type Object3D } from 'three';

/**
 * Lets a hairspring wind: each point turns about the arbor by the balance's angle times its `uv.x`, 0 at the stud and 1
 * at the collet. Answers the angle to set, radians counter-clockwise; undefined when there is no hairspring.
 */
export function windHairspring(pivot: Object3D | undefined): IUniform<number> | undefined {
  if (pivot === undefined) return undefined;
  const turn: IUniform<number> = { value: 0 };
  pivot.traverse((node) => {
    if (!(node instanceof Mesh) || !(node.material instanceof MeshStandardMaterial)) return;
    unpack(node);
    const material = node.material.clone();
    const dressed = node.material.onBeforeCompile.bind(node.material);
    material.onBeforeCompile = (shader, renderer) => {
      dressed(shader, renderer);
      shader.uniforms['wound'] = turn;
      shader.vertexShader = shader.vertexShader
        .replace('#include <common>', `#include <common>\nuniform float wound;\nvec3 wind(vec3 at) { float angle = wound * uv.x; float c = cos(angle); float s = sin(angle); return vec3(at.x * c - at.y * s, at.x * s + at.y * c, at.z); }`)
        .replace('#include <beginnormal_vertex>', '#include <beginnormal_vertex>\nobjectNormal = wind(objectNormal);')
        .replace('#include <begin_vertex>', '#include <begin_vertex>\ntransformed = wind(transformed);');
    };
    material.customProgramCacheKey = () => 'hairspring';
    node.material = material;
  });
  return turn;
}

/** Quantised positions into metres about the arbor, so that they can be turned about it. */
function unpack(mesh: Mesh): void {
  mesh.updateMatrix();
  for (const name of ['position', 'normal']) {
    const packed = mesh.geometry.getAttribute(name);
    if (packed === undefined) continue;
    const plain = new Float32Array(packed.count * 3);
    for (let i = 0; i < packed.count; i += 1) plain.set([packed.getX(i), packed.getY(i), packed.getZ(i)], i * 3);
    mesh.geometry.setAttribute(name, new BufferAttribute(plain, 3));
  }
  mesh.geometry.applyMatrix4(mesh.matrix);
  mesh.position.set(0, 0, 0);
  mesh.quaternion.identity();
  mesh.scale.set(1, 1, 1);
}
