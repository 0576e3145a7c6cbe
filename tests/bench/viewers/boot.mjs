/**
 * Starts a peer in the view that the address asks for: yaw and pitch in radians, fields of view in degrees. `mount(root, options)`
 * answers `{ setView({ yaw, pitch }), showScene(index) }`, by which the benchmark turns and switches it.
 */
export function boot(mount) {
  const query = new URLSearchParams(location.search);
  const number = (key) => Number(query.get(key));
  window.__pano = mount(document.getElementById('pano'), {
    yaw: number('yaw'),
    pitch: number('pitch'),
    hfov: number('hfov'),
    vfov: number('vfov'),
    cube: number('cube'),
    scenes: number('scenes'),
    /** The same files under another address for each scene. */
    media: (scene) => `/media/${query.get('picture')}/${scene}`,
  });
}
