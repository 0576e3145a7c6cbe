import 'pannellum/build/pannellum.js';
import 'pannellum/build/pannellum.css';

const degrees = Math.PI / 180;

export function mount(root, { yaw, pitch, hfov, cube, scenes: count, media }) {
  const scene = (index) => ({
    type: 'multires',
    multiRes: {
      basePath: `${media(index)}/cube`,
      path: '/%l/%s/%y_%x',
      extension: 'jpg',
      tileResolution: 512,
      maxLevel: Math.log2(cube / 512) + 1,
      cubeResolution: cube,
    },
    yaw: yaw / degrees,
    pitch: pitch / degrees,
    hfov,
  });
  const viewer = window.pannellum.viewer(root, {
    default: {
      firstScene: '0',
      autoLoad: true,
      showControls: false,
      minHfov: 20,
      maxHfov: 120,
      compass: false,
      keyboardZoom: false,
    },
    scenes: Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index), scene(index)])),
  });
  return {
    setView(view) {
      viewer.setPitch(view.pitch / degrees, false);
      viewer.setYaw(((view.yaw / degrees + 540) % 360) - 180, false);
    },
    showScene: (index) => viewer.loadScene(String(index)),
  };
}
