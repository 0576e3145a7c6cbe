import '../node_modules/aframe/dist/aframe-v1.8.0.min.js';

/** One whole picture in `a-sky`: it has no tiles. */
export function mount(root, { yaw, pitch, vfov, media }) {
  root.innerHTML = `<a-scene embedded vr-mode-ui="enabled:false" loading-screen="enabled:false" style="position:absolute;inset:0">
    <a-sky src="${media(0)}/panorama.jpg" rotation="0 -90 0"></a-sky>
    <a-entity id="eye" camera="fov:${vfov}" look-controls position="0 0 0"></a-entity></a-scene>`;
  const eye = document.getElementById('eye');
  const setView = (view) => {
    const { pitchObject, yawObject } = eye.components['look-controls'];
    pitchObject.rotation.x = view.pitch;
    yawObject.rotation.y = -view.yaw;
  };
  // Look-controls take the rotation over and begin at zero.
  eye.addEventListener('loaded', () => setView({ yaw, pitch }));
  return {
    setView,
    showScene: (index) => root.querySelector('a-sky').setAttribute('src', `${media(index)}/panorama.jpg`),
  };
}
