import * as three from 'three';

/** The floor: a sphere with one whole picture, drawn only when something has changed; it does not answer fingers. */
export function mount(root, { yaw, pitch, vfov, media }) {
  const renderer = new three.WebGLRenderer({ powerPreference: 'high-performance' });
  renderer.setPixelRatio(devicePixelRatio);
  renderer.setSize(root.clientWidth, root.clientHeight);
  root.append(renderer.domElement);
  const scene = new three.Scene();
  const camera = new three.PerspectiveCamera(vfov, root.clientWidth / root.clientHeight, 0.1, 20);
  const sphere = new three.SphereGeometry(10, 96, 48).scale(-1, 1, 1).rotateY(-Math.PI / 2);
  const material = new three.MeshBasicMaterial();
  scene.add(new three.Mesh(sphere, material));
  let asked = false;
  const draw = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      renderer.render(scene, camera);
    });
  };
  const setView = (view) => {
    camera.rotation.set(view.pitch, -view.yaw, 0, 'YXZ');
    draw();
  };
  const showScene = async (index) => {
    const texture = await new three.TextureLoader().loadAsync(`${media(index)}/panorama.jpg`);
    texture.colorSpace = three.SRGBColorSpace;
    texture.minFilter = three.LinearFilter;
    texture.generateMipmaps = false;
    material.map?.dispose();
    material.map = texture;
    material.needsUpdate = true;
    draw();
  };
  setView({ yaw, pitch });
  void showScene(0);
  return { setView, showScene };
}
