/** Runs in the page: keeps the object that is a viewer (src/viewer/viewer.ts) and lets it be driven as the peers are. */
function keepViewer() {
  const degrees = Math.PI / 180;
  const isViewer = (object) => {
    for (let at = object; at; at = Object.getPrototypeOf(at)) {
      const has = (name) => typeof Object.getOwnPropertyDescriptor(at, name)?.value === 'function';
      if (has('turnTo') && has('zoomBy') && has('glue')) return at !== object || !Object.hasOwn(at, 'constructor');
    }
    return false;
  };
  const viewer = this.find(isViewer);
  if (!viewer) return false;
  window.__pano = {
    setView: ({ yaw, pitch, fov }) =>
      viewer.turnTo({ yaw: yaw / degrees, pitch: pitch / degrees, ...(fov && { fov }) }, { animate: false }),
    /** As under a finger: else each single step would be an arrival, after which the page writes its address. */
    hold: (down) =>
      document
        .querySelector('#stage')
        .dispatchEvent(new PointerEvent(down ? 'pointerdown' : 'pointercancel', { pointerId: 99, bubbles: true })),
    async showScene() {
      const link = () => document.querySelector('.pin[data-hotspot="next"]');
      const left = link().href;
      link().click();
      // The next scene's own link is there when the visit has arrived.
      while (link()?.href === left || !link()) await new Promise((later) => setTimeout(later, 50));
    },
  };
  return true;
}

/**
 * Finds our viewer among the page's living objects, so that what is measured are the very files that visitors load, with no hook
 * in them. Scenes are switched as a visitor does it: by the link in the picture.
 */
export async function takeViewer(cdp) {
  const group = { objectGroup: 'search' };
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'Object.prototype', ...group });
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId, ...group });
  const found = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: String(keepViewer),
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObjectGroup', group);
  return found.result.value === true;
}
