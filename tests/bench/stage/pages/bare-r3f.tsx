import { Canvas, useLoader, useThree } from '@react-three/fiber';
import { Suspense, useEffect, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Box3, PMREMGenerator, PerspectiveCamera, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

/** The least that shows a model with reflections and lets it be turned: what a team would write first. */
function Model(): ReactElement {
  const { scene: model } = useLoader(GLTFLoader, './model.glb', (loader) => void loader.setMeshoptDecoder(MeshoptDecoder));
  const get = useThree((state) => state.get);
  useEffect(() => {
    const { gl, scene, camera, invalidate } = get();
    scene.environment = new PMREMGenerator(gl).fromScene(new RoomEnvironment(), 0.04).texture;
    const box = new Box3().setFromObject(model);
    const centre = box.getCenter(new Vector3());
    const radius = box.getSize(new Vector3()).length() / 2;
    if (!(camera instanceof PerspectiveCamera)) return;
    const narrowest = Math.min(1, camera.aspect);
    camera.position.copy(centre).add(new Vector3(0, radius * 0.4, (radius / Math.sin((camera.fov * Math.PI) / 360) / narrowest) * 0.9));
    camera.near = radius / 100;
    camera.far = radius * 100;
    camera.updateProjectionMatrix();
    const controls = new OrbitControls(camera, gl.domElement);
    controls.target.copy(centre);
    controls.update();
    controls.addEventListener('change', () => invalidate());
    invalidate();
    return () => controls.dispose();
  }, [get, model]);
  return <primitive object={model} />;
}

createRoot(document.getElementById('stage') ?? document.body).render(
  <Canvas frameloop="demand" dpr={1} camera={{ fov: 30 }}>
    <Suspense fallback={null}>
      <Model />
    </Suspense>
  </Canvas>,
);
