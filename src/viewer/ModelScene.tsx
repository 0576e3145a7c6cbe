import { OrbitControls } from '@react-three/drei/core/OrbitControls';
import { useFrame } from '@react-three/fiber';
import type { ComponentRef } from 'react';
import type { Object3D } from 'three';

export type ModelControls = ComponentRef<typeof OrbitControls>;

interface ModelSceneProps {
  /** The model and its lights. */
  objects: readonly Object3D[];
  /** Distances of the camera from the middle, in radii of the model. */
  nearest: number;
  farthest: number;
  /** From straight above, in radians. */
  lowest: number;
  onControls: (controls: ModelControls | null) => void;
  onDrawn: () => void;
}

/** What is turned by a finger or a mouse. */
function ModelScene({ objects, nearest, farthest, lowest, onControls, onDrawn }: ModelSceneProps) {
  // A positive priority leaves drawing to this, which then knows when it was done.
  useFrame(({ gl, scene, camera }) => {
    gl.render(scene, camera);
    onDrawn();
  }, 1);
  return (
    <>
      <OrbitControls
        ref={onControls}
        enableDamping={false}
        enablePan={false}
        minDistance={nearest}
        maxDistance={farthest}
        maxPolarAngle={lowest}
      />
      {objects.map((object) => (
        <primitive key={object.uuid} object={object} dispose={null} />
      ))}
    </>
  );
}

/** For who keeps the canvas, a class without React. */
export const sceneOf = (props: ModelSceneProps) => <ModelScene {...props} />;
