import { LoadingManager, Material, Mesh, Texture, type Object3D } from 'three';
import type { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { LoadError } from './load-error';
import { readAtMost } from './read-at-most';

/** Beyond this a phone's browser is likelier to close the page than to show the model. */
const MOST_BYTES = 60_000_000;

/** A model may bring its own pictures within its file, and nothing from elsewhere. */
function closedManager(): LoadingManager {
  const manager = new LoadingManager();
  manager.setURLModifier((url) => {
    if (!/^(?:blob|data):/.test(url)) throw new LoadError(url, 200);
    return url;
  });
  return manager;
}

/** The words in front of a packed model: what it is made of, and how that is stored. */
function wordsOf(file: ArrayBuffer): string {
  const length = file.byteLength >= 20 ? new DataView(file).getUint32(12, true) : 0;
  return new TextDecoder().decode(file.slice(20, 20 + Math.min(length, file.byteLength - 20)));
}

/** Unpacks outside of the main thread; its program is served by us like everything else. */
async function createDraco(): Promise<DRACOLoader> {
  const { DRACOLoader, DRACO_GLTF_CONFIG } = await import('three/addons/loaders/DRACOLoader.js');
  return new DRACOLoader().setWorkerLimit(1).setDecoderPath(DRACO_GLTF_CONFIG);
}

/** Rejects where the file does not come, is no model, or is too heavy. What models are packed with is fetched for those alone. */
export async function loadModel(address: string, signal: AbortSignal): Promise<Object3D> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new LoadError(address, response.status);
  const file = await readAtMost(response, MOST_BYTES);
  const words = wordsOf(file);
  const loader = new GLTFLoader(closedManager());
  if (/(?:EXT|KHR)_meshopt_compression/.test(words)) {
    const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js');
    loader.setMeshoptDecoder(MeshoptDecoder);
  }
  const draco = words.includes('KHR_draco_mesh_compression') ? await createDraco() : undefined;
  if (draco) loader.setDRACOLoader(draco);
  try {
    const { scene } = await loader.parseAsync(file, '');
    signal.throwIfAborted();
    return scene;
  } finally {
    draco?.dispose();
  }
}

export function disposeModel(model: Object3D): void {
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    for (const material of [part.material].flat() as unknown[]) {
      if (!(material instanceof Material)) continue;
      for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
      material.dispose();
    }
  });
}
