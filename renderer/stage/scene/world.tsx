import { extend, useFrame, useThree, type ThreeElement } from '@react-three/fiber';
import { useRef, type ReactElement } from 'react';
import { DirectionalLight, Group, PerspectiveCamera, type DirectionalLight as KeyLight } from 'three';
import type { Cast } from './cast.ts';
import type { Player } from './player.ts';

declare module '@react-three/fiber' {
  interface ThreeElements {
    stageKeyLight: ThreeElement<typeof DirectionalLight>;
  }
}

// Only what is written as an element: the whole namespace would double the bundle.
extend({ StageKeyLight: DirectionalLight });

export type WorldProps = { readonly player: Player; readonly cast: Cast; readonly shadowSidePx: number };

/** What stands in the scene: the watches of the cast and the light that throws the hands' shadows. */
export function World({ player, cast, shadowSidePx }: WorldProps): ReactElement {
  const key = useRef<KeyLight>(null);
  const scene = useThree((state) => state.scene);
  const camera = useThree((state) => state.camera);
  useFrame(() => {
    if (key.current === null || !(camera instanceof PerspectiveCamera)) return;
    player.frame(performance.now(), scene, camera, key.current);
  }, 1);
  const reachM = 0.024 + Math.max(0, ...cast.asideMm) / 1000;
  return (
    <>
      <stageKeyLight
        ref={key}
        castShadow
        shadow-mapSize={[shadowSidePx, shadowSidePx]}
        shadow-camera-left={-reachM}
        shadow-camera-right={reachM}
        shadow-camera-top={reachM}
        shadow-camera-bottom={-reachM}
        shadow-camera-near={0.1}
        shadow-camera-far={0.3}
        shadow-bias={-0.0002}
        shadow-radius={2.5}
      />
      {cast.rigs.map((rig) => (
        <primitive key={rig.watchId} object={rig.root satisfies Group} dispose={null} />
      ))}
    </>
  );
}
