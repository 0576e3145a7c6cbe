const degrees = Math.PI / 180;

/** 90° along the longer side of the screen, as all viewers are told to show it. */
const LONG_FOV = 90;
const shortFov = (short, long) => (2 * Math.atan((Math.tan((LONG_FOV / 2) * degrees) * short) / long)) / degrees;

/** `memory` in GB is what the browser tells pages; a phone of the cheap kind has 4. */
export const SCREENS = {
  phone: { width: 412, height: 915, dpr: 2, touch: true, memory: 4, vfov: LONG_FOV, hfov: shortFov(412, 915) },
  kiosk: { width: 1920, height: 1080, dpr: 1, touch: false, memory: 8, hfov: LONG_FOV, vfov: shortFov(1080, 1920) },
};

/** Milliseconds added to each request, and bytes a second shared by all of them (Chromium's own emulation). */
export const NETWORKS = {
  '1.6 Mbit/s, 150 ms': { latency: 150, down: 1.6e6 / 8, up: 0.75e6 / 8 },
  '9 Mbit/s, 60 ms': { latency: 60, down: 9e6 / 8, up: 1.5e6 / 8 },
};

/** `cpu` is how many times slower Chromium makes the main thread. */
export const CONDITIONS = {
  slow: { screen: 'phone', network: '1.6 Mbit/s, 150 ms', cpu: 4 },
  fast: { screen: 'phone', network: '9 Mbit/s, 60 ms', cpu: 4 },
  kiosk: { screen: 'kiosk', network: '9 Mbit/s, 60 ms', cpu: 1 },
  free: { screen: 'phone', network: undefined, cpu: 1 },
};

export const describeCondition = ({ screen, network, cpu }) => {
  const { width, height, dpr } = SCREENS[screen];
  return `${screen} ${width}×${height} at DPR ${dpr}, ${network ?? 'no throttling of the line'}, CPU ${cpu}×`;
};

/** In radians. Lines up with no edge of a cube face or of a tile. */
export const VIEW = { yaw: 30 * degrees, pitch: -6 * degrees };

/** Scenes that every viewer is given; switching goes round through them. */
export const SCENES = 4;
