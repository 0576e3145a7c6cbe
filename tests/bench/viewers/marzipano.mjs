import Marzipano from 'marzipano';

/** Levels of 512 px tiles up to the cube's face, and the one-file preview that Marzipano's tool makes. */
function levelsOf(cube) {
  const levels = [{ tileSize: 256, size: 256, fallbackOnly: true }];
  for (let size = 512; size <= cube; size *= 2) levels.push({ tileSize: 512, size });
  return levels;
}

export function mount(root, { yaw, pitch, vfov, cube, media }) {
  const viewer = new Marzipano.Viewer(root, { controls: { mouseViewMode: 'drag' } });
  const geometry = new Marzipano.CubeGeometry(levelsOf(cube));
  const create = (index) => {
    const source = Marzipano.ImageUrlSource.fromString(`${media(index)}/cube/{z}/{f}/{y}_{x}.jpg`, {
      cubeMapPreviewUrl: `${media(index)}/cube/preview.jpg`,
    });
    const view = new Marzipano.RectilinearView({ yaw, pitch: -pitch, roll: 0, fov: (vfov * Math.PI) / 180 });
    return { scene: viewer.createScene({ source, geometry, view, pinFirstLevel: true }), view };
  };
  // Made when first shown: the tool's own template makes all at once, and fetches every scene's preview at the start.
  const scenes = [create(0)];
  let [shown] = scenes;
  shown.scene.switchTo({ transitionDuration: 0 });
  return {
    setView: (view) => shown.view.setParameters({ yaw: view.yaw, pitch: -view.pitch }),
    showScene(index) {
      shown = scenes[index] ??= create(index);
      shown.scene.switchTo();
    },
  };
}
