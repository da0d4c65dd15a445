import { Document, NodeIO, type Material, type Node } from '@gltf-transform/core';
import { BoxGeometry, CylinderGeometry, type BufferGeometry } from 'three';

/** Bytes of a watch with the atelier's names and extras and as few triangles as show a time: case, dial, three hands, crystal, balance. */
export async function toyWatch(watchId = 'W-TOY-01'): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const root = document.createNode(watchId).setExtras({ watch: watchId, calibre: 'SV28F', caseMm: { width: 40, lugToLug: 47, thickness: 11 }, dialOpeningMm: 32, crystalTopMm: 3 });
  document.createScene().addChild(root);
  const material = (name: string, colour: readonly [number, number, number], roughness: number, metallic: number): Material =>
    document.createMaterial(name).setBaseColorFactor([...colour, 1]).setRoughnessFactor(roughness).setMetallicFactor(metallic);
  const steel = material('MAT_STEEL', [0.67, 0.64, 0.6], 0.1, 1);
  const ink = material('MAT_DIAL', [0.02, 0.05, 0.09], 0.4, 0);

  const pivot = (name: string, atMm: readonly [number, number, number], extras: Record<string, unknown> = {}): Node => {
    const node = document.createNode(name).setTranslation([atMm[0] / 1000, atMm[1] / 1000, atMm[2] / 1000]).setExtras(extras);
    root.addChild(node);
    return node;
  };
  const shape = (parent: Node, geometry: BufferGeometry, look: Material): void => {
    const accessor = (name: string, type: 'VEC2' | 'VEC3') => document.createAccessor().setType(type).setArray(Float32Array.from(geometry.getAttribute(name).array)).setBuffer(buffer);
    const primitive = document.createPrimitive().setMaterial(look).setAttribute('POSITION', accessor('position', 'VEC3')).setAttribute('NORMAL', accessor('normal', 'VEC3')).setAttribute('TEXCOORD_0', accessor('uv', 'VEC2'));
    primitive.setIndices(document.createAccessor().setType('SCALAR').setArray(Uint16Array.from(geometry.index?.array ?? [])).setBuffer(buffer));
    parent.addChild(document.createNode(`${parent.getName()}_MESH`).setMesh(document.createMesh(parent.getName()).addPrimitive(primitive)));
  };
  const disc = (radiusMm: number, thickMm: number): BufferGeometry => new CylinderGeometry(radiusMm / 1000, radiusMm / 1000, thickMm / 1000, 48).rotateX(Math.PI / 2);
  const bar = (widthMm: number, lengthMm: number): BufferGeometry => new BoxGeometry(widthMm / 1000, lengthMm / 1000, 0.00018).translate(0, lengthMm / 2400, 0);

  shape(pivot('CASE_MIDDLE', [0, 0, -4]), disc(20, 7), steel);
  shape(pivot('DIAL_PLATE', [0, 0, -0.2]), disc(16, 0.4), ink);
  shape(pivot('STRAP_12', [0, 32, -5]), new BoxGeometry(0.02, 0.024, 0.003), ink);
  shape(pivot('STRAP_6', [0, -32, -5]), new BoxGeometry(0.02, 0.024, 0.003), ink);
  shape(pivot('CROWN', [22, 0, -4]), disc(3, 4).rotateY(Math.PI / 2), steel);
  shape(pivot('HAND_HOUR', [0, 0, 0.5], { arbor: 'hour-hand' }), bar(1.6, 9), steel);
  shape(pivot('HAND_MINUTE', [0, 0, 1], { arbor: 'minute-hand' }), bar(1.2, 14), steel);
  shape(pivot('HAND_SECOND', [0, 0, 1.4], { arbor: 'second-hand' }), bar(0.4, 15), steel);
  shape(pivot('CRYSTAL', [0, 0, 2.4]), disc(16, 1.2), steel);
  shape(pivot('BALANCE', [6, 0, -8], { arbor: 'balance', caption: 'balance', anchorMm: [0, 0, 0], group: 'movement', explode: [0, 0, -0.02], order: 2 }), disc(4, 0.4), steel);
  shape(pivot('MOV_CENTRE_WHEEL', [0, 0, -8], { arbor: 'centre-wheel', caption: 'centre-wheel', anchorMm: [0, 0, 0], group: 'movement', explode: [0, 0, -0.01], order: 1 }), disc(4, 0.3), steel);
  return new NodeIO().writeBinary(document);
}
