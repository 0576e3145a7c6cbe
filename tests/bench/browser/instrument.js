// Runs in the page before any of its scripts. Counts what it does with WebGL, animation frames and timers, and changes nothing.
(() => {
  const stats = (window.__stats = {
    textureBytes: 0,
    texturePeak: 0,
    textures: 0,
    contexts: 0,
    draws: 0,
    mostDraws: 0,
    frames: 0,
    animationFrames: 0,
    timers: 0,
    uploads: 0,
    uploadBytes: 0,
    firstImageDraw: 0,
    lastUpload: 0,
    lastDrawAfterUpload: 0,
    longTasks: [],
  });
  const count = (key) => stats[key]++;

  let frame = -1;
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      frame = time;
      count('animationFrames');
      callback(time);
    });
  for (const name of ['setTimeout', 'setInterval']) {
    const set = window[name].bind(window);
    window[name] = (callback, ...rest) => {
      if (typeof callback !== 'function') return set(callback, ...rest);
      return set(
        (...values) => {
          count('timers');
          callback(...values);
        },
        ...rest,
      );
    };
  }
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) stats.longTasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });

  const CUBE = 0x8513;
  const isCubeSide = (target) => target >= 0x8515 && target <= 0x851a;
  /** Bytes a pixel by internal format; what is not listed has four. RGB is padded to RGBA by GPUs. */
  const PIXEL_BYTES = new Map([
    ...[0x1903, 0x1906, 0x1909, 0x8229].map((format) => [format, 1]),
    ...[0x190a, 0x822b, 0x8227, 0x81a5].map((format) => [format, 2]),
    ...[0x881a].map((format) => [format, 8]),
    ...[0x8814].map((format) => [format, 16]),
  ]);
  const pixelBytes = (format) => PIXEL_BYTES.get(format) ?? 4;
  const sizeOf = (source) => [
    source?.naturalWidth || source?.videoWidth || source?.displayWidth || source?.width || 0,
    source?.naturalHeight || source?.videoHeight || source?.displayHeight || source?.height || 0,
  ];

  const contexts = new WeakMap();
  function stateOf(gl) {
    let state = contexts.get(gl);
    if (!state) {
      state = { unit: 0, bound: new Map(), textures: new Map(), lost: false };
      contexts.set(gl, state);
      count('contexts');
    }
    return state;
  }
  function grow(bytes) {
    stats.textureBytes += bytes;
    stats.texturePeak = Math.max(stats.texturePeak, stats.textureBytes);
  }
  function boundTexture(gl, target) {
    const { unit, bound, textures } = stateOf(gl);
    const texture = bound.get(`${unit}:${isCubeSide(target) ? CUBE : target}`);
    if (!texture) return undefined;
    if (!textures.has(texture)) {
      textures.set(texture, { levels: new Map(), bytes: 0 });
      count('textures');
    }
    return textures.get(texture);
  }
  function setLevel(record, level, bytes) {
    if (!record) return;
    const more = bytes - (record.levels.get(level) ?? 0);
    record.levels.set(level, bytes);
    record.bytes += more;
    grow(more);
  }
  let undrawn = false;
  function uploaded({ width, height, bytes, image }) {
    count('uploads');
    stats.uploadBytes += bytes;
    if (!image || width * height < 128 * 128) return;
    stats.lastUpload = performance.now();
    undrawn = true;
  }
  let lastFrame = -2;
  let drawsInFrame = 0;
  function drew() {
    const now = performance.now();
    const id = now - frame < 100 ? frame : Math.floor(now / 8);
    if (id !== lastFrame) {
      lastFrame = id;
      drawsInFrame = 0;
      count('frames');
    }
    drawsInFrame++;
    stats.mostDraws = Math.max(stats.mostDraws, drawsInFrame);
    count('draws');
    if (!undrawn) return;
    undrawn = false;
    stats.lastDrawAfterUpload = now;
    stats.firstImageDraw ||= now;
  }
  function forget(state) {
    for (const { bytes } of state.textures.values()) {
      stats.textureBytes -= bytes;
      stats.textures--;
    }
    state.textures.clear();
  }

  const DRAWS = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'drawRangeElements'];
  const seen = {
    activeTexture: (gl, unit) => (stateOf(gl).unit = unit - 0x84c0),
    bindTexture: (gl, target, texture) => {
      const { unit, bound } = stateOf(gl);
      bound.set(`${unit}:${target}`, texture);
    },
    texImage2D(gl, ...rest) {
      const [target, level, format] = rest;
      const image = rest.length < 9;
      const [width, height] = image ? sizeOf(rest[5]) : rest.slice(3, 5);
      const bytes = width * height * pixelBytes(format);
      setLevel(boundTexture(gl, target), `${target}:${level}`, bytes);
      if (image || rest[8]) uploaded({ width, height, bytes, image });
    },
    texStorage2D(gl, target, levels, format, width, height) {
      let bytes = 0;
      for (let level = 0; level < levels; level++) {
        bytes += Math.max(1, width >> level) * Math.max(1, height >> level) * pixelBytes(format);
      }
      setLevel(boundTexture(gl, target), 'storage', target === CUBE ? bytes * 6 : bytes);
    },
    texStorage3D(gl, target, levels, format, width, height, depth) {
      let bytes = 0;
      for (let level = 0; level < levels; level++) {
        bytes += Math.max(1, width >> level) * Math.max(1, height >> level) * depth * pixelBytes(format);
      }
      setLevel(boundTexture(gl, target), 'storage', bytes);
    },
    texSubImage3D(gl, ...rest) {
      const [width, height, depth] = rest.slice(5, 8);
      const pixels = rest[10];
      const image = typeof pixels === 'object' && pixels !== null && !ArrayBuffer.isView(pixels);
      uploaded({ width, height, bytes: width * height * depth * 4, image });
    },
    texSubImage2D(gl, ...rest) {
      const pixels = rest[8];
      const image = rest.length < 9 || (typeof pixels === 'object' && pixels !== null && !ArrayBuffer.isView(pixels));
      const [width, height] = rest.length < 9 ? sizeOf(rest[6]) : rest.slice(4, 6);
      uploaded({ width, height, bytes: width * height * 4, image });
    },
    compressedTexImage2D(gl, target, level, format, width, height, border, pixels) {
      const bytes = pixels?.byteLength ?? pixels ?? 0;
      setLevel(boundTexture(gl, target), `${target}:${level}`, bytes);
      uploaded({ width, height, bytes, image: true });
    },
    generateMipmap(gl, target) {
      const record = boundTexture(gl, target);
      if (!record || record.levels.has('storage')) return;
      const base = [...record.levels].filter(([key]) => key.endsWith(':0')).reduce((sum, [, bytes]) => sum + bytes, 0);
      setLevel(record, 'mipmaps', base / 3);
    },
    deleteTexture(gl, texture) {
      const { textures } = stateOf(gl);
      const record = textures.get(texture);
      if (!record) return;
      stats.textureBytes -= record.bytes;
      stats.textures--;
      textures.delete(texture);
    },
    ...Object.fromEntries(DRAWS.map((name) => [name, drew])),
  };

  for (const { prototype } of [window.WebGLRenderingContext, window.WebGL2RenderingContext]) {
    for (const [name, see] of Object.entries(seen)) {
      const call = prototype[name];
      if (!call) continue;
      prototype[name] = function (...values) {
        see(this, ...values);
        return call.apply(this, values);
      };
    }
    const extension = prototype.getExtension;
    prototype.getExtension = function (name) {
      const found = extension.call(this, name);
      if (name !== 'WEBGL_lose_context' || !found || found.watched) return found;
      const lose = found.loseContext.bind(found);
      found.watched = true;
      found.loseContext = () => {
        const state = stateOf(this);
        if (!state.lost) stats.contexts--;
        state.lost = true;
        forget(state);
        lose();
      };
      return found;
    };
  }
})();
